//! What must hold of a judgment, and what is said when it does not.

use super::{Localized, Scope};
use crate::expression::Expression;

/// How much a broken rule matters to the annotator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Tells.
    Info,
    /// Asks.
    Warning,
    /// Blocks.
    Error,
}

/// What an annotator must do to submit in spite of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Override {
    /// Nothing: the warning is shown, and that is all.
    None,
    /// Say that it is meant so.
    Confirm,
    /// Say why.
    Reason,
}

/// What must hold.
#[derive(Debug, Clone)]
pub enum Condition {
    /// When the first holds, the second must.
    WhenRequire {
        /// When this holds …
        when: Expression,
        /// … this must hold too.
        require: Expression,
    },
    /// This must hold.
    Rule(Expression),
}

impl Condition {
    /// Its expressions, in the order in which they are read.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let (first, second) = match self {
            Self::WhenRequire { when, require } => (when, Some(require)),
            Self::Rule(rule) => (rule, None),
        };
        std::iter::once(first).chain(second)
    }
}

/// What is said when the rule is broken.
#[derive(Debug, Clone)]
pub enum RuleMessage {
    /// A text with `{answer.grade}` placeholders, shown by label.
    Text(Localized),
    /// An expression that gives the text.
    Expression(Expression),
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name in findings and tests.
    pub id: String,
    /// Once for each result, or once over all.
    pub scope: Scope,
    /// What must hold.
    pub condition: Condition,
    /// How much it matters.
    pub severity: Severity,
    /// For a warning: what it takes to go on.
    pub overriding: Override,
    /// The fields it concerns: where the finding is shown.
    pub fields: Vec<String>,
    /// What is said.
    pub message: RuleMessage,
    /// A section of the operating procedure.
    pub see: Option<String>,
}
