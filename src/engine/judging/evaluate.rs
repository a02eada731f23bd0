//! Runs a guideline's expressions over one case: what they can see, and what comes out.

use super::answers::Answers;
use super::verdict::Meaning;
use crate::expression::Expression;
use crate::guideline::Guideline;
use crate::task::{ResultItem, Task};

/// What is judged: the same for all expressions of one verdict.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub guideline: &'a Guideline,
    pub task: &'a Task,
    pub answers: &'a Answers,
    pub meaning: Meaning<'a>,
    pub language: &'a str,
}

/// Where an expression stands: at a result or at the task, and which fields are shown there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub case: &'a Case<'a>,
    pub result: Option<&'a ResultItem>,
    /// By the field's index in the guideline.
    pub shown: &'a [bool],
}

/// What a condition comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Truth {
    Holds,
    Broken,
    /// It waits for an answer, or reads one that is absent.
    Undetermined,
    /// It cannot be evaluated, for this reason.
    Failed(String),
}

/// What a condition comes to here.
pub(super) fn truth(_condition: &Expression, _scene: &Scene<'_>) -> Truth {
    Truth::Undetermined
}

/// The text that an expression gives here.
pub(super) fn text(_expression: &Expression, _scene: &Scene<'_>) -> Result<String, String> {
    Ok(String::new())
}
