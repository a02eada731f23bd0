//! The check of a finished judgment, as the collector makes it before it takes one.

use super::answers::Place;
use super::finding::Finding;
use super::judgment::Judgment;
use crate::guideline::Guideline;
use crate::task::Task;

/// Why a judgment is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is of another task.
    OtherTask,
    /// It was made under another guideline.
    OtherGuideline,
    /// It answers a field that the guideline does not have, or a result that the task does not have.
    UnknownPlace(Place),
    /// It answers a field that is not shown.
    NotShown(Place),
    /// It breaks an error rule.
    Broken(Finding),
    /// A warning that asks for confirmation or a reason has none.
    OverrideMissing(Finding),
}

/// What is wrong with `judgment`; nothing, if it can be taken. Findings speak `language`.
pub fn check_judgment(
    _guideline: &Guideline,
    _task: &Task,
    _judgment: &Judgment,
    _language: &str,
) -> Vec<Fault> {
    Vec::new()
}
