//! Help while writing: what can stand at a place, and what is known of what stands there. Works on
//! lines, so that it works on a text that is not finished.
//!
//! * [`context`]: which part of the guideline a place is in. [`shapes`]: what such a part can hold.
//! * [`types`]: what a path of a condition is. [`complete`] and [`explain`] put them together.

mod complete;
mod context;
mod explain;
mod shapes;
#[cfg(test)]
mod tests;
mod types;

pub use complete::{Completion, Completions, complete};
pub use explain::{Explanation, explain};
