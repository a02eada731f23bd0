//! Documents from wherever the host says they are.

use crate::app::App;
use crate::host::{Host, authorize};
use crate::properties::Source;
use gradeglass_browser::{FetchError, fetch_text, node_from_js, read_answer};
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, read_text};
use js_sys::Function;

/// A document, and what its author calls it.
pub struct Document {
    /// An address, or the name of the property.
    pub name: String,
    /// What it holds.
    pub node: Node,
}

/// Why there is no document.
pub enum Fault {
    /// It did not come: one sentence.
    Missing(String),
    /// It cannot be read.
    Unreadable {
        /// What its author calls it.
        name: String,
        /// All that is wrong.
        problems: Vec<Problem>,
    },
}

impl App {
    /// Brings the document `what` (`guideline`, `tasks`, `connection`, `protection`) from where the host
    /// has said; none where the host has named none. A server that answers 401 is asked again with
    /// headers from the host.
    pub async fn document(&self, what: &str, source: &Source) -> Result<Option<Document>, Fault> {
        match source {
            Source::None => Ok(None),
            Source::Value(value) => {
                let name = ["the property `", what, "`"].concat();
                match node_from_js(value) {
                    Ok(node) => Ok(Some(Document { name, node })),
                    Err(problems) => Err(Fault::Unreadable { name, problems }),
                }
            }
            Source::Url(url) => {
                let callback = self.properties.borrow().authorize.clone();
                let text = fetched(what, url, callback.as_ref(), &self.host).await;
                parsed(what, url, &text.map_err(Fault::Missing)?).map(Some)
            }
        }
    }
}

/// What came from an address. Tasks may be JSON lines.
fn parsed(what: &str, url: &str, text: &str) -> Result<Document, Fault> {
    let name = url.to_owned();
    let read = read_text(text, Format::Json);
    match read.node.filter(|_| !read.problems.iter().any(Problem::is_error)) {
        Some(node) => Ok(Document { name, node }),
        None => match lines_of(text).filter(|_| what == "tasks") {
            Some(node) => Ok(Document { name, node }),
            None => Err(Fault::Unreadable { name, problems: read.problems }),
        },
    }
}

/// The list that JSON lines stand for, where each line is JSON.
fn lines_of(text: &str) -> Option<Node> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let nodes: Option<Vec<Node>> = lines.map(|line| read_text(line, Format::Json).node).collect();
    nodes.map(Node::list)
}

async fn fetched(
    what: &str,
    url: &str,
    callback: Option<&Function>,
    host: &Host,
) -> Result<String, String> {
    let first = match host.asked(url) {
        Some(answer) => read_answer(answer).await,
        None => fetch_text(url, &[]).await,
    };
    let answer = match (first, callback) {
        (Err(FetchError::Status(401)), Some(callback)) => {
            fetch_text(url, &authorize(callback, what, url).await?).await
        }
        (answer, _) => answer,
    };
    answer.map_err(|error| error.sentence(url))
}
