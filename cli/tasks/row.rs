//! One row of a source: values by name, and where it stood.

use serde_json::{Map, Value};

/// Values by name.
pub type Values = Map<String, Value>;

/// One row: one query and one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `file:line`.
    pub place: String,
    /// What it says.
    pub values: Values,
}

/// A value as a text: numbers and truth values as they are written; nothing for null, lists and
/// objects.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
