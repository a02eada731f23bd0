//! Documents from wherever the host says they are.

use crate::app::App;
use crate::host::authorize;
use crate::properties::Source;
use gradeglass_browser::{FetchError, fetch_text, node_from_js, read_answer};
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, read_text};

/// What is asked for, where more is than one document can hold.
const TASKS: &str = "tasks";

/// A document, and what its author calls it.
pub struct Document {
    /// An address, or the name of the property.
    pub name: String,
    /// What it holds.
    pub node: Node,
    /// What addresses in it are meant from: the whole address that it came from, if it has one.
    pub base: Option<String>,
}

/// A whole address: relative ones are meant from `base`, which is whole, else from the page.
pub fn absolute(url: &str, base: Option<&str>) -> Option<String> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(url, base.unwrap_or(&page)).ok()?.href())
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
                match node_from_js(self.host.json(value)) {
                    Ok(node) => Ok(Some(Document { name, node, base: None })),
                    Err(problems) => Err(Fault::Unreadable { name, problems }),
                }
            }
            Source::Url(url) => match self.fetched(what, url).await {
                Ok(text) => parsed(what, url, &text).map(Some),
                Err(missing) => Err(Fault::Missing(missing.sentence(url))),
            },
        }
    }

    /// More tasks; none where the address says, by 204 or 404, that there are no more.
    pub async fn more(&self, url: &str) -> Result<Option<Document>, Fault> {
        match self.fetched(TASKS, url).await {
            Ok(text) if text.trim().is_empty() => Ok(None),
            Ok(text) => parsed(TASKS, url, &text).map(Some),
            Err(Missing::Fetch(FetchError::Status(404))) => Ok(None),
            Err(missing) => Err(Fault::Missing(missing.sentence(url))),
        }
    }

    async fn fetched(&self, what: &str, url: &str) -> Result<String, Missing> {
        let callback = self.properties.borrow().authorize.clone();
        let first = match self.host.asked(url) {
            Some(answer) => read_answer(answer).await,
            None => fetch_text(url, &[]).await,
        };
        let answer = match (first, callback) {
            (Err(FetchError::Status(401)), Some(callback)) => {
                let headers = authorize(&callback, what, url).await.map_err(Missing::Authorize)?;
                fetch_text(url, &headers).await
            }
            (answer, _) => answer,
        };
        answer.map_err(Missing::Fetch)
    }
}

/// What came from an address. Tasks may be JSON lines.
fn parsed(what: &str, url: &str, text: &str) -> Result<Document, Fault> {
    let name = url.to_owned();
    let read = read_text(text, Format::Json);
    let node = read.node.filter(|_| !read.problems.iter().any(Problem::is_error));
    match node.or_else(|| lines_of(text).filter(|_| what == TASKS)) {
        Some(node) => Ok(Document { name, node, base: absolute(url, None) }),
        None => Err(Fault::Unreadable { name, problems: read.problems }),
    }
}

/// The list that JSON lines stand for, where each line is JSON.
fn lines_of(text: &str) -> Option<Node> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let nodes: Option<Vec<Node>> = lines.map(|line| read_text(line, Format::Json).node).collect();
    nodes.map(Node::list)
}

/// Why a text did not come.
enum Missing {
    Fetch(FetchError),
    /// The host gave no headers; its words.
    Authorize(String),
}

impl Missing {
    fn sentence(self, url: &str) -> String {
        match self {
            Self::Fetch(error) => error.sentence(url),
            Self::Authorize(words) => words,
        }
    }
}
