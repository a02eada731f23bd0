//! The values of the profile. Cloning one is cheap: long parts are shared.

mod compare;
mod convert;
mod map;
mod unknown;

pub(crate) use compare::{Truth, equals, order};
pub(crate) use map::whole;
pub use map::{Key, Map};
pub use unknown::Unknown;

use std::sync::Arc;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A 64-bit whole number.
    Int(i64),
    /// A 64-bit floating point number.
    Double(f64),
    /// A text.
    String(Arc<str>),
    /// A list.
    List(Arc<[Value]>),
    /// A map.
    Map(Arc<Map>),
    /// Not known yet; bindings may hold it anywhere. A map's entry that is unknown may also turn
    /// out to be absent.
    Unknown(Unknown),
}

impl Value {
    /// A text.
    pub fn string(text: impl Into<Arc<str>>) -> Self {
        Self::String(text.into())
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Value>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// A map with text keys. Of two entries with one key, the later counts.
    pub fn map<K: Into<Arc<str>>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (Key::String(key.into()), value));
        Self::Map(Arc::new(Map::new(entries)))
    }

    /// What nobody has said yet, under the path by which a rule would read it, as `answer.grade`.
    pub fn unknown(path: impl Into<Arc<str>>) -> Self {
        Self::Unknown(Unknown::of(path))
    }

    /// The name of its type, for people.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Double(_) => "double",
            Self::String(_) => "string",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Unknown(_) => "unknown",
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Double(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::string(value)
    }
}
