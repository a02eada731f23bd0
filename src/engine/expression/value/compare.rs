//! Equality and order as CEL has them: across number types, and false between other types.

use super::{Map, Unknown, Value};
use std::cmp::Ordering;

/// What is known of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Truth {
    True,
    False,
    Unknown(Unknown),
}

impl Truth {
    fn of(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }

    /// All of these hold: one that does not settles it, whatever is unknown elsewhere.
    pub(crate) fn all(statements: impl Iterator<Item = Truth>) -> Self {
        let mut waiting = None;
        for statement in statements {
            match statement {
                Self::True => {}
                Self::False => return Self::False,
                Self::Unknown(unknown) => Unknown::join(&mut waiting, &unknown),
            }
        }
        waiting.map_or(Self::True, Self::Unknown)
    }
}

/// Whether two values are equal.
pub(crate) fn equals(left: &Value, right: &Value) -> Truth {
    match (left, right) {
        (Value::Unknown(left), Value::Unknown(right)) => Truth::Unknown(left.and(right)),
        (Value::Unknown(unknown), _) | (_, Value::Unknown(unknown)) => {
            Truth::Unknown(unknown.clone())
        }
        (Value::Null, Value::Null) => Truth::True,
        (Value::String(left), Value::String(right)) => Truth::of(left == right),
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Truth::False;
            }
            Truth::all(left.iter().zip(right.iter()).map(|(left, right)| equals(left, right)))
        }
        (Value::Map(left), Value::Map(right)) => maps_equal(left, right),
        _ => Truth::of(order(left, right) == Some(Ordering::Equal)),
    }
}

/// Every key of either side must be in the other with an equal value. A side's unknown entry may
/// turn out absent, so a missing partner of it settles nothing.
fn maps_equal(left: &Map, right: &Map) -> Truth {
    let missing = |value: &Value| match value {
        Value::Unknown(unknown) => Truth::Unknown(unknown.clone()),
        _ => Truth::False,
    };
    let forward = left.iter().map(|(key, value)| match right.get_key(key) {
        Some(other) => equals(value, other),
        None => missing(value),
    });
    let backward = right
        .iter()
        .filter(|(key, _)| left.get_key(key).is_none())
        .map(|(_, value)| missing(value));
    Truth::all(forward.chain(backward))
}

/// The order of two values of types that have one; none between others and beside NaN.
pub(crate) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Some(left.cmp(right)),
        (Value::Double(left), Value::Double(right)) => left.partial_cmp(right),
        // An int beside a double is compared as a double, as the conformance table has it.
        (Value::Int(left), Value::Double(right)) => (*left as f64).partial_cmp(right),
        (Value::Double(left), Value::Int(right)) => left.partial_cmp(&(*right as f64)),
        // Rust orders strings by bytes of UTF-8, which is the order of code points that CEL asks for.
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
