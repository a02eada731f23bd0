//! What is wrong with a document that somebody wrote: never the first fault only, always all of them.

use crate::document::Span;

/// How much a problem matters to its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The document works, but its author should know.
    Warning,
    /// The document cannot be used as it is.
    Error,
}

/// One thing that is wrong with a guideline, a task, a judgment or a connection.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// A stable name for this kind of problem, as `unknown-key`.
    pub code: &'static str,
    /// Error or warning.
    pub weight: Weight,
    /// Where it is inside the document, as `fields[2].options[0].id`; empty for the document itself.
    pub path: String,
    /// Where it is in the source text, if there is one.
    pub span: Option<Span>,
    /// What is wrong, in the author's words: one sentence, with what was found between backticks.
    pub message: String,
    /// How to mend it, where that is known: "did you mean `exact`?"
    pub suggestion: Option<String>,
}
