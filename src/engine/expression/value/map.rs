//! Maps: few entries, read often, so a sorted vector.

use super::{Unknown, Value};
use crate::sorted::SortedMap;
use std::cmp::Ordering;
use std::sync::Arc;

/// A key of a map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A text.
    String(Arc<str>),
}

/// A map, in the order of its keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    entries: SortedMap<Key, Value>,
}

impl Key {
    /// The key that a value stands for. A double that is a whole number stands for that number, as
    /// CEL looks keys up by numeric equality.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Int(value) => Some(Self::Int(*value)),
            Value::String(value) => Some(Self::String(value.clone())),
            Value::Double(value) => whole(*value).map(Self::Int),
            _ => None,
        }
    }

    /// The key as a value.
    pub fn value(&self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::Int(value) => Value::Int(*value),
            Self::String(value) => Value::String(value.clone()),
        }
    }

    fn order_with(&self, text: &str) -> Ordering {
        match self {
            Self::String(key) => key.as_ref().cmp(text),
            _ => Ordering::Less,
        }
    }
}

/// The whole number that a double is exactly, if it is one.
pub(crate) fn whole(value: f64) -> Option<i64> {
    let inside = value > -9_223_372_036_854_775_808.0 && value < 9_223_372_036_854_775_808.0;
    // The cast is exact: the value has no fraction and lies within 64 bits.
    (inside && value.trunc() == value).then_some(value as i64)
}

impl Map {
    /// A map of these entries. Of two entries with one key, the later counts.
    pub fn new(entries: impl IntoIterator<Item = (Key, Value)>) -> Self {
        Self { entries: entries.into_iter().collect() }
    }

    /// The value under a text key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.find(&|known| known.order_with(key))
    }

    /// The value under any key.
    pub fn get_key(&self, key: &Key) -> Option<&Value> {
        self.entries.get(key)
    }

    /// Keys and values in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Value)> {
        self.entries.iter()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What has to be known before its keys are known: an unknown entry may turn out absent.
    pub(crate) fn waits_for(&self) -> Option<Unknown> {
        let mut waiting = None;
        for value in self.entries.values() {
            if let Value::Unknown(unknown) = value {
                Unknown::join(&mut waiting, unknown);
            }
        }
        waiting
    }
}
