//! One reading of numbers for every way in.
//!
//! JavaScript has one kind of number, JSON text and YAML write `3`, `3.0` and `3e0`. A rule must
//! see the same value in the browser, on the command line and in the collector, so whole numbers
//! that a double holds exactly are whole numbers however they were written, and all else is a
//! double (I-JSON, RFC 7493, section 2.2).

use gradeglass_engine::document::Content;

/// The largest whole number up to which a double tells every one from its neighbours.
pub const LARGEST_EXACT: i64 = 9_007_199_254_740_991;

/// A number as a document holds it.
pub fn number(value: f64) -> Content {
    let is_exact = value.fract() == 0.0 && value.abs() <= LARGEST_EXACT as f64;
    if is_exact { Content::Int(value as i64) } else { Content::Double(value) }
}

/// A whole number as a document holds it.
pub fn whole(value: i64) -> Content {
    number(value as f64)
}
