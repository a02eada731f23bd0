//! Documents from wherever the host says they are.

use crate::host::authorize;
use crate::properties::Source;
use gradeglass_browser::{FetchError, fetch_text, node_from_js};
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

/// Brings the document `what` (`guideline`, `tasks`, `connection`); none where the host has named
/// none. A server that answers 401 is asked again with headers from the host.
pub async fn document(
    what: &str,
    source: &Source,
    callback: Option<&Function>,
) -> Result<Option<Document>, Fault> {
    match source {
        Source::None => Ok(None),
        Source::Value(value) => {
            let name = format!("the property `{what}`");
            match node_from_js(value) {
                Ok(node) => Ok(Some(Document { name, node })),
                Err(problems) => Err(Fault::Unreadable { name, problems }),
            }
        }
        Source::Url(url) => {
            let text = fetched(what, url, callback).await.map_err(Fault::Missing)?;
            let read = read_text(&text, Format::Json);
            let name = url.clone();
            match read.node {
                Some(node) if !read.problems.iter().any(Problem::is_error) => {
                    Ok(Some(Document { name, node }))
                }
                _ => match lines_of(&text).filter(|_| what == "tasks") {
                    Some(node) => Ok(Some(Document { name, node })),
                    None => Err(Fault::Unreadable { name, problems: read.problems }),
                },
            }
        }
    }
}

/// The list that JSON lines stand for, where each line is JSON.
fn lines_of(text: &str) -> Option<Node> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let nodes: Option<Vec<Node>> = lines.map(|line| read_text(line, Format::Json).node).collect();
    nodes.map(Node::list)
}

async fn fetched(what: &str, url: &str, callback: Option<&Function>) -> Result<String, String> {
    let answer = match (fetch_text(url, &[]).await, callback) {
        (Err(FetchError::Status(401)), Some(callback)) => {
            fetch_text(url, &authorize(callback, what, url).await?).await
        }
        (answer, _) => answer,
    };
    answer.map_err(|error| error.sentence(url))
}
