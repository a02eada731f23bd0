//! Between documents and values. A document's numbers are read by the type that is expected there,
//! since JSON writes the double 3.0 as `3`.

use super::map::whole;
use super::{Key, Value};
use crate::document::{Content, Node};
use crate::expression::Type;

/// Deeper parts of a document are read as null, so that no walk over values exhausts the stack.
const MAX_DEPTH: u16 = 128;

impl Value {
    /// The value that a document's part stands for, numbers as they are written.
    pub fn from_node(node: &Node) -> Self {
        read(node, &Type::Dyn, MAX_DEPTH)
    }

    /// The value that a document's part stands for where `type_` is expected: whole numbers become
    /// doubles where doubles are expected, and the reverse. Nothing else is changed or refused.
    pub fn from_node_as(node: &Node, type_: &Type) -> Self {
        read(node, type_, MAX_DEPTH)
    }

    /// The document of a value: unknowns become null, keys become texts.
    pub fn to_node(&self) -> Node {
        Node::new(match self {
            Self::Null | Self::Unknown(_) => Content::Null,
            Self::Bool(value) => Content::Bool(*value),
            Self::Int(value) => Content::Int(*value),
            Self::Double(value) => Content::Double(*value),
            Self::String(value) => Content::Text(value.to_string()),
            Self::List(items) => Content::List(items.iter().map(Self::to_node).collect()),
            Self::Map(map) => {
                return Node::map(map.iter().map(|(key, value)| (key_text(key), value.to_node())));
            }
        })
    }
}

fn key_text(key: &Key) -> String {
    match key {
        Key::Bool(value) => value.to_string(),
        Key::Int(value) => value.to_string(),
        Key::String(value) => value.to_string(),
    }
}

fn read(node: &Node, type_: &Type, depth: u16) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return Value::Null };
    match (&node.content, type_) {
        (Content::Null, _) => Value::Null,
        (Content::Bool(value), _) => Value::Bool(*value),
        (Content::Int(value), Type::Double) => Value::Double(*value as f64),
        (Content::Int(value), _) => Value::Int(*value),
        (Content::Double(value), Type::Int) => {
            whole(*value).map_or(Value::Double(*value), Value::Int)
        }
        (Content::Double(value), _) => Value::Double(*value),
        (Content::Text(value), _) => Value::string(value.as_str()),
        (Content::List(items), _) => {
            let item = type_.item();
            Value::list(items.iter().map(|node| read(node, &item, depth)))
        }
        (Content::Map(entries), _) => Value::map(entries.iter().map(|entry| {
            (entry.key.as_str(), read(&entry.value, &type_.under(&entry.key), depth))
        })),
    }
}
