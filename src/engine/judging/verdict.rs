//! What the rules say of answers: the one function that the widget, the command line and the
//! collector share.

use super::answers::{Answers, Place as AnswerPlace};
use super::evaluate::Case;
use super::facts::Facts;
use super::finding::Finding;
use super::sheet::sheets;
use crate::guideline::Guideline;
use crate::task::Task;
use std::collections::BTreeSet;

/// What an unanswered field means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning<'a> {
    /// While the annotator works: a field that was not touched yet is unknown, and a rule that
    /// waits for it says nothing.
    Working {
        /// The places that were touched.
        touched: &'a BTreeSet<AnswerPlace>,
    },
    /// At submission: lists and texts are empty, single values absent.
    Submission,
}

/// What the page needs to know of findings in one look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// Broken rules, in the order of the page: results as the task has them, then the task's own.
    pub findings: Vec<Finding>,
    /// Shown required fields without an answer, in the order of the page. While the annotator works
    /// they are not findings; at submission each is one too.
    pub missing: Vec<AnswerPlace>,
    /// Rules that could not be evaluated. They block nobody; the author should know.
    pub rule_errors: Vec<RuleError>,
}

/// A rule or condition that failed when it ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule's id, or the field's whose `shown` failed.
    pub rule: String,
    /// The result it ran on.
    pub result: Option<String>,
    /// What went wrong.
    pub message: String,
}

/// What the rules of `guideline` say of `answers` to `task`, in words for a reader of `language`.
///
/// Visibility comes first: a field that is not shown has no answer for anyone.
pub fn verdict(
    guideline: &Guideline,
    task: &Task,
    answers: &Answers,
    meaning: Meaning<'_>,
    language: &str,
) -> Verdict {
    let facts = Facts::new(guideline, task);
    let case = Case { guideline, task, facts: &facts, answers, meaning, language };
    let mut verdict = Verdict::default();
    for sheet in sheets(&case) {
        verdict.findings.extend(sheet.findings);
        verdict.missing.extend(sheet.missing);
        verdict.rule_errors.extend(sheet.errors);
    }
    verdict
}
