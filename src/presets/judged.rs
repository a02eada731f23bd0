//! A judgment as presets look at it: plain data, and each answer with its place.

use gradeglass_engine::document::{Content, Entry, Node};

/// A judgment.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The whole document.
    pub node: Node,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given<'a> {
    /// The result; none where the whole task was asked.
    pub result: Option<&'a str>,
    /// The field.
    pub field: &'a str,
    /// What was answered.
    pub value: &'a Node,
}

impl Judged {
    /// The judgment's id.
    pub fn id(&self) -> &str {
        self.text(&["id"])
    }

    /// The task's id.
    pub fn task(&self) -> &str {
        self.text(&["task", "id"])
    }

    /// Whether the task was judged, and not skipped or handed on.
    pub fn is_judged(&self) -> bool {
        self.text(&["outcome"]) == "judged"
    }

    /// Why it was not.
    pub fn reason(&self) -> &str {
        self.text(&["reason"])
    }

    /// Milliseconds of work.
    pub fn active_ms(&self) -> f64 {
        at(&self.node, &["timing", "active_ms"]).and_then(number).unwrap_or_default()
    }

    /// The text at a way of keys; empty where there is none.
    pub fn text(&self, way: &[&str]) -> &str {
        at(&self.node, way).and_then(text).unwrap_or_default()
    }

    /// All answers: the task's first, then each result's, in the order of the document.
    pub fn given(&self) -> Vec<Given<'_>> {
        let task = at(&self.node, &["answers", "task"]).map(entries).unwrap_or_default();
        let task =
            task.iter().map(|entry| Given { result: None, field: &entry.key, value: &entry.value });
        let results = self.results().iter().flat_map(|result| {
            entries(&result.value).iter().map(|entry| Given {
                result: Some(&result.key),
                field: &entry.key,
                value: &entry.value,
            })
        });
        task.chain(results).collect()
    }

    /// The answers of each result.
    pub fn results(&self) -> &[Entry] {
        at(&self.node, &["answers", "results"]).map(entries).unwrap_or_default()
    }
}

/// The node at a way of keys.
pub fn at<'a>(node: &'a Node, way: &[&str]) -> Option<&'a Node> {
    way.iter().try_fold(node, |node, key| node.get(key))
}

/// A text.
pub fn text(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

/// A number.
pub fn number(node: &Node) -> Option<f64> {
    match node.content {
        Content::Int(value) => Some(value as f64),
        Content::Double(value) => Some(value),
        _ => None,
    }
}

/// The entries of a map; none of anything else.
pub fn entries(node: &Node) -> &[Entry] {
    match &node.content {
        Content::Map(entries) => entries,
        _ => &[],
    }
}

/// The items of a list; none of anything else.
pub fn items(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        _ => &[],
    }
}
