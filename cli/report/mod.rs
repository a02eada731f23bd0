//! What is wrong with a document, as people and programs read it.

mod entry;
mod json;
mod sarif;
mod text;

pub use entry::{Count, Entry, Weight};
pub use json::{json, located, with};
pub use sarif::sarif;
pub use text::{problems, stdout_is_styled, text};

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// For people, with the lines of the source
    Text,
    /// For programs: one JSON document
    Json,
    /// For code review: SARIF 2.1.0
    Sarif,
}
