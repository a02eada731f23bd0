//! One reading of numbers for every way in.
//!
//! JavaScript has one kind of number, JSON text and YAML write `3`, `3.0` and `3e0`. A rule must
//! see the same value in the browser, on the command line and in the collector, so whole numbers
//! that a double holds exactly are whole numbers however they were written, and all else is a
//! double (I-JSON, RFC 7493, section 2.2).

use gradeglass_engine::document::{Content, LARGEST_EXACT, Node, Span};
use gradeglass_engine::problem::Problem;

/// A number as a document holds it.
pub fn number(value: f64) -> Content {
    Node::number(value).content
}

/// What its author should know of a whole number that a double cannot hold exactly.
pub fn rounded(text: &str, value: f64, span: Span) -> Option<Problem> {
    let is_whole = text.bytes().all(|c| c == b'-' || c.is_ascii_digit());
    (is_whole && value.abs() > LARGEST_EXACT as f64).then(|| {
        let message = format!("`{text}` loses its last digits: numbers keep about 15 of them.");
        let problem = Problem::warning("number-rounded", message).at("", Some(span));
        problem.suggest("put it in quotes to keep it as it is")
    })
}

/// A whole number as a document holds it.
#[cfg(feature = "yaml")]
pub fn whole(value: i64) -> Content {
    number(value as f64)
}
