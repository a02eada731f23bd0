//! One reading of numbers for every way in.
//!
//! JavaScript has one kind of number, JSON text and YAML write `3`, `3.0` and `3e0`. A rule must
//! see the same value in the browser, on the command line and in the collector, so whole numbers
//! that a double holds exactly are whole numbers however they were written, and all else is a
//! double (I-JSON, RFC 7493, section 2.2).

use gradeglass_engine::document::{Content, Node};

/// A number as a document holds it.
pub fn number(value: f64) -> Content {
    Node::number(value).content
}

/// A whole number as a document holds it.
#[cfg(feature = "yaml")]
pub fn whole(value: i64) -> Content {
    number(value as f64)
}
