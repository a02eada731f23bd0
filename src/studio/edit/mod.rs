//! Changes to a guideline's text that touch nothing but what they are about: comments, blank lines,
//! quotes and the order of keys stay as their author has them.
//!
//! * [`place`](mod@place): where a part stands, with the key or dash that leads to it.
//! * [`scalar`]: texts in quotes, plain or folded.
//! * [`remove`]: takes a part out. [`insert`]: puts one in.

mod insert;
mod place;
mod remove;
mod scalar;
#[cfg(test)]
mod tests;

pub use insert::{append_items, set_key};
pub(crate) use place::find;
pub use remove::remove;
pub use scalar::{quoted, set_text};
