//! What is wrong with an expression, and where: the author's side of every error in this module.

use crate::problem::Weight;
use std::ops::Range;

/// One thing that is wrong with an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// A stable name for this kind of fault, as `unknown-field`.
    pub code: &'static str,
    /// Whether the expression cannot be used, or works but its author should know.
    pub weight: Weight,
    /// Where it stands in the source, in bytes.
    pub range: Range<usize>,
    /// What is wrong: one sentence, with what was found between backticks.
    pub message: String,
    /// How to mend it, where that is known.
    pub suggestion: Option<String>,
}

impl Fault {
    /// A fault that makes the expression unusable.
    pub(crate) fn error(code: &'static str, range: Range<usize>, message: String) -> Self {
        Self { code, weight: Weight::Error, range, message, suggestion: None }
    }

    /// A fault that the expression survives.
    pub(crate) fn warning(code: &'static str, range: Range<usize>, message: String) -> Self {
        Self { code, weight: Weight::Warning, range, message, suggestion: None }
    }

    /// The same fault with a way to mend it.
    pub(crate) fn mend(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The same fault with a way to mend it, where there is one.
    pub(crate) fn maybe_mend(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }

    /// Line and column of its first character in `source`: both from 1, columns in characters.
    pub fn position(&self, source: &str) -> (u32, u32) {
        let before = source.get(..self.range.start).unwrap_or(source);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

/// Puts a fault among others, in the order of the source. Few faults, nearly in order: sorting them
/// takes more code than it is worth.
pub(crate) fn in_order(faults: &mut Vec<Fault>, fault: Fault) {
    let later = faults.iter().rev().take_while(|known| known.range.start > fault.range.start);
    faults.insert(faults.len() - later.count(), fault);
}

/// Joins parts of a sentence. Plain concatenation keeps formatting code out of the bundle.
macro_rules! say {
    ($($part:expr),+ $(,)?) => {
        [$(AsRef::<str>::as_ref(&$part)),+].concat()
    };
}
pub(crate) use say;
