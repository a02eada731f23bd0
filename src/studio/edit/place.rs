//! Where a part of a document stands in its source, with what leads to it.

use crate::source::Source;
use gradeglass_engine::document::{Content, Entry, Node, Position};

/// A part of a document, and the list or map that holds it.
#[derive(Debug, Clone, Copy)]
pub enum Held<'a> {
    /// An item of a list: all items, and which.
    Item(&'a Node, &'a [Node], usize),
    /// An entry of a map: all entries, and which.
    Entry(&'a Node, &'a [Entry], usize),
}

impl<'a> Held<'a> {
    /// The part itself.
    pub fn node(self) -> Option<&'a Node> {
        match self {
            Self::Item(_, items, index) => items.get(index),
            Self::Entry(_, entries, index) => entries.get(index).map(|entry| &entry.value),
        }
    }
}

/// The part with this path, written as `rules[3].when`.
pub fn find<'a>(root: &'a Node, path: &str) -> Option<Held<'a>> {
    let mut node = root;
    let mut held = None;
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let next = match &node.content {
            Content::List(items) => Held::Item(node, items, step.parse().ok()?),
            Content::Map(entries) => {
                let index = entries.iter().position(|entry| entry.key == step)?;
                Held::Entry(node, entries, index)
            }
            _ => return None,
        };
        node = next.node()?;
        held = Some(next);
    }
    held
}

/// The node with this path; the whole document for an empty one.
pub fn node<'a>(root: &'a Node, path: &str) -> Option<&'a Node> {
    if path.is_empty() { Some(root) } else { find(root, path)?.node() }
}

/// Whether a list or map is written in brackets, as all of JSON is.
pub fn is_flow(source: &Source<'_>, node: &Node) -> bool {
    node.span.is_some_and(|span| source.after(span.start).starts_with(['[', '{']))
}

/// The first line after a block that begins on `line` and whose first line is indented by
/// `indent`: blank lines and comments at its end are not its own.
pub fn block_end(source: &Source<'_>, line: u32, indent: usize) -> u32 {
    let mut end = line + 1;
    let mut last = end;
    while end <= source.len() {
        if !source.is_blank(end) {
            if source.indent(end) <= indent {
                break;
            }
            last = end + 1;
        }
        end += 1;
    }
    last
}

/// The start of a line.
pub fn start(line: u32) -> Position {
    Position { line, column: 1 }
}
