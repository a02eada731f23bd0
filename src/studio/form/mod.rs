//! Conditions as forms: clauses over answers and data, all of which must hold, or any. What fits no
//! clause stays code, so that every condition has a form and none is lost in it.

mod clause;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use clause::{Clause, Comparison, Form, Join};
pub use read::form;
