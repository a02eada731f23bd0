//! A tree of plain data that remembers where each part stood in its source.
//!
//! Guidelines, tasks and judgments arrive as JSON text, as YAML text or as JavaScript objects. The
//! wire layer turns each into a [`Node`]; every reader in the engine starts from a node, so that
//! one reader serves all three, and so that a problem can name line and column where there is one.

mod check;
mod cursor;
mod said;
pub mod shape;
mod similar;
pub mod tables;

pub use check::check;
pub(crate) use check::reserved;
pub use cursor::{At, Path};
pub(crate) use said::{found, quoted, shown};
pub use similar::closest;

/// A position in a source text: lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

/// Where something stands in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first character.
    pub start: Position,
    /// Just after the last character.
    pub end: Position,
}

/// A value with its place in the source. JavaScript objects have no source, so no span.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub content: Content,
    /// Where it stood.
    pub span: Option<Span>,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. Every way in gives the same: `3` and `3.0` are both whole, and a JSON number
    /// beyond 2^53, which JavaScript would round, is a [`Content::Double`].
    Int(i64),
    /// Any other number.
    Double(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the source. A key may stand twice: readers report it.
    Map(Vec<Entry>),
}

/// One key and value of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stood.
    pub key_span: Option<Span>,
    /// The value.
    pub value: Node,
}

/// The largest whole number up to which a double tells every one from its neighbours.
pub const LARGEST_EXACT: i64 = 9_007_199_254_740_991;

impl Node {
    /// A node without a place, as code makes them.
    pub fn new(content: Content) -> Self {
        Self { content, span: None }
    }

    /// A text node without a place.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Content::Text(text.into()))
    }

    /// `null`, without a place.
    pub fn null() -> Self {
        Self::new(Content::Null)
    }

    /// A truth value without a place.
    pub fn bool(value: bool) -> Self {
        Self::new(Content::Bool(value))
    }

    /// A whole number without a place.
    pub fn int(value: i64) -> Self {
        Self::new(Content::Int(value))
    }

    /// A number of things or milliseconds, without a place.
    pub fn count(value: u64) -> Self {
        Self::int(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A number without a place: a whole one where it is whole, as every way in reads it.
    pub fn number(value: f64) -> Self {
        let is_whole = value.fract() == 0.0 && value.abs() <= LARGEST_EXACT as f64;
        Self::new(if is_whole { Content::Int(value as i64) } else { Content::Double(value) })
    }

    /// A map node without places, from keys and values in order.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Node)>) -> Self {
        let mut map = Vec::new();
        for (key, value) in entries {
            push(&mut map, key.into(), value);
        }
        Self::new(Content::Map(map))
    }

    /// A list node without a place.
    pub fn list(items: impl IntoIterator<Item = Node>) -> Self {
        Self::new(Content::List(items.into_iter().collect()))
    }

    /// The value under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.content {
            Content::Map(entries) => {
                entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
            }
            _ => None,
        }
    }
}

fn push(map: &mut Vec<Entry>, key: String, value: Node) {
    map.push(Entry { key, key_span: None, value });
}
