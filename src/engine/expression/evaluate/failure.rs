//! Why an expression has no value. Small, since a rule that reads an absent field makes one each
//! time; the sentence is made only when somebody reads it.

use crate::expression::fault::say;
use std::ops::Range;
use std::sync::Arc;

/// An error of evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// What went wrong.
    pub kind: FailureKind,
    /// The part of the expression that failed, in bytes of its source.
    pub range: Range<usize>,
    /// What it is about: the absent field, the types that do not fit.
    pub subject: Option<Arc<str>>,
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// A field or key is not there.
    Absent,
    /// A variable is not there.
    UnknownVariable,
    /// The operands have types that do not go together.
    WrongType,
    /// A list has no item there.
    OutOfRange,
    /// A whole number left 64 bits.
    Overflow,
    /// A division by zero.
    DivisionByZero,
    /// Not-a-number has no order.
    NotANumber,
    /// A text is not a number, or a number does not fit.
    Conversion,
    /// A map literal has one key twice.
    DuplicateKey,
    /// It took more steps than allowed.
    TooCostly,
    /// The expression has a fault there.
    Faulty,
}

impl Failure {
    /// A stable name for this kind of failure, as `absent`.
    pub fn code(&self) -> &'static str {
        match self.kind {
            FailureKind::Absent => "absent",
            FailureKind::UnknownVariable => "unknown-variable",
            FailureKind::WrongType => "wrong-type",
            FailureKind::OutOfRange => "out-of-range",
            FailureKind::Overflow => "overflow",
            FailureKind::DivisionByZero => "division-by-zero",
            FailureKind::NotANumber => "not-a-number",
            FailureKind::Conversion => "conversion",
            FailureKind::DuplicateKey => "duplicate-key",
            FailureKind::TooCostly => "too-costly",
            FailureKind::Faulty => "faulty",
        }
    }

    /// What went wrong: one sentence.
    pub fn message(&self) -> String {
        let subject = self.subject.as_deref().unwrap_or("this");
        match self.kind {
            FailureKind::Absent => say!["`", subject, "` is not there"],
            FailureKind::UnknownVariable => say!["there is no variable `", subject, "`"],
            FailureKind::WrongType => say!["this cannot be done with ", subject],
            FailureKind::OutOfRange => "the list has no item there".into(),
            FailureKind::Overflow => "the whole number does not fit 64 bits".into(),
            FailureKind::DivisionByZero => "a whole number is divided by zero".into(),
            FailureKind::NotANumber => "what is not a number has no order".into(),
            FailureKind::Conversion => say!["`", subject, "` cannot be converted"],
            FailureKind::DuplicateKey => say!["the key `", subject, "` stands twice"],
            FailureKind::TooCostly => "the expression takes too many steps".into(),
            FailureKind::Faulty => "the expression has a fault here".into(),
        }
    }
}
