//! A node together with the way to it, so that whatever is wrong with it can say where it is.
//!
//! The way is a chain on the stack: it costs nothing until a problem asks for it.

use super::{Content, Entry, Node};
use crate::problem::Problem;
use std::fmt;

/// The way from the root of a document to a node.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(formatter, "{parent}")?;
        }
        let is_plain = |key: &str| {
            !key.is_empty()
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'))
        };
        let is_first = matches!(self.parent, None | Some(Path { step: Step::Root, .. }));
        match self.step {
            Step::Root => Ok(()),
            Step::Item(index) => write!(formatter, "[{index}]"),
            Step::Key(key) if !is_plain(key) => write!(formatter, "[{key:?}]"),
            Step::Key(key) if is_first => formatter.write_str(key),
            Step::Key(key) => write!(formatter, ".{key}"),
        }
    }
}

/// A node and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// The node.
    pub node: &'a Node,
    /// The way to it.
    pub path: Path<'a>,
}

impl<'a> At<'a> {
    /// The root of a document.
    pub fn root(node: &'a Node) -> Self {
        Self { node, path: Path { parent: None, step: Step::Root } }
    }

    /// The value under `key`, if this is a map that has it. Where the key stands twice, the first.
    pub fn get(&'a self, key: &'a str) -> Option<At<'a>> {
        self.node.get(key).map(|node| At { node, path: self.step(Step::Key(key)) })
    }

    /// The value under `key`, unless it is absent or null.
    pub fn given(&'a self, key: &'a str) -> Option<At<'a>> {
        self.get(key).filter(|value| value.node.content != Content::Null)
    }

    /// The items, if this is a list; nothing otherwise.
    pub fn items(&'a self) -> impl Iterator<Item = At<'a>> {
        let items: &'a [Node] = match &self.node.content {
            Content::List(items) => items,
            _ => &[],
        };
        items
            .iter()
            .enumerate()
            .map(|(index, node)| At { node, path: self.step(Step::Item(index)) })
    }

    /// The entries, if this is a map; nothing otherwise.
    pub fn entries(&'a self) -> impl Iterator<Item = (&'a Entry, At<'a>)> {
        let entries: &'a [Entry] = match &self.node.content {
            Content::Map(entries) => entries,
            _ => &[],
        };
        entries
            .iter()
            .map(|entry| (entry, At { node: &entry.value, path: self.step(Step::Key(&entry.key)) }))
    }

    /// The text, if this is one.
    pub fn text(&self) -> Option<&'a str> {
        match &self.node.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn bool(&self) -> Option<bool> {
        match self.node.content {
            Content::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The whole number, if this is one.
    pub fn int(&self) -> Option<i64> {
        match self.node.content {
            Content::Int(value) => Some(value),
            _ => None,
        }
    }

    /// The number of things or milliseconds, if this is one.
    pub fn count(&self) -> Option<u64> {
        self.int().and_then(|value| u64::try_from(value).ok())
    }

    /// The text under `key`; empty where there is none.
    pub fn text_of(&self, key: &str) -> String {
        match self.node.get(key) {
            Some(Node { content: Content::Text(text), .. }) => text.clone(),
            _ => String::new(),
        }
    }

    /// The number, if this is one.
    pub fn number(&self) -> Option<f64> {
        match self.node.content {
            Content::Int(value) => Some(value as f64),
            Content::Double(value) => Some(value),
            _ => None,
        }
    }

    /// An error about this node.
    pub fn error(&self, code: &'static str, message: impl Into<String>) -> Problem {
        Problem::error(code, message).at(self.path.to_string(), self.node.span)
    }

    /// A warning about this node.
    pub fn warning(&self, code: &'static str, message: impl Into<String>) -> Problem {
        Problem::warning(code, message).at(self.path.to_string(), self.node.span)
    }

    fn step(&'a self, step: Step<'a>) -> Path<'a> {
        Path { parent: Some(&self.path), step }
    }
}
