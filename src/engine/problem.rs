//! What is wrong with a document that somebody wrote: never the first fault only, always all of them.

use crate::document::Span;
use crate::expression::Fault;
use std::ops::Range;

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
    /// Which bytes of the text at `path` are meant, for a fault inside an expression. The wire
    /// layer, which has the source with its quotes and escapes, makes `span` exact from it.
    pub within: Option<Range<usize>>,
    /// What is wrong, in the author's words: one sentence, with what was found between backticks.
    pub message: String,
    /// How to mend it, where that is known: "did you mean `exact`?"
    pub suggestion: Option<String>,
}

/// Puts problems in the order of their places in the source; those without a place come first.
pub fn in_order_of_the_source(problems: &mut [Problem]) {
    let start = |problem: &Problem| problem.span.map(|span| span.start);
    crate::order::sort(problems, &|one, other| start(one).cmp(&start(other)));
}

impl Problem {
    /// An error about the document itself.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            weight: Weight::Error,
            path: String::new(),
            span: None,
            within: None,
            message: message.into(),
            suggestion: None,
        }
    }

    /// A warning about the document itself.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { weight: Weight::Warning, ..Self::error(code, message) }
    }

    /// The same problem at a place.
    #[must_use]
    pub fn at(self, path: impl Into<String>, span: Option<Span>) -> Self {
        Self { path: path.into(), span, ..self }
    }

    /// The same problem with a way to mend it.
    #[must_use]
    pub fn suggest(self, suggestion: impl Into<String>) -> Self {
        Self { suggestion: Some(suggestion.into()), ..self }
    }

    /// Whether it makes the document unusable.
    pub fn is_error(&self) -> bool {
        self.weight == Weight::Error
    }
}

impl From<Fault> for Problem {
    /// A fault of an expression, in a whole sentence.
    fn from(fault: Fault) -> Self {
        Self {
            weight: fault.weight,
            within: Some(fault.range),
            suggestion: fault.suggestion,
            ..Self::error(fault.code, sentence(&fault.message))
        }
    }
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map_or_else(String::new, |it| it.to_ascii_uppercase().into());
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    [&first, letters.as_str(), end].concat()
}
