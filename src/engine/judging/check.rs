//! The check of a finished judgment, as the collector makes it before it takes one, and what of the
//! answers a judgment may hold.

use super::answers::{Answers, Place};
use super::evaluate::Case;
use super::facts::Facts;
use super::finding::{Finding, builtin};
use super::fits::misfit;
use super::judgment::{Judgment, Outcome, Overridden};
use super::sheet::sheets;
use super::span::span_text;
use super::verdict::{Meaning, verdict};
use crate::guideline::{Field, FieldKind, Guideline, Override, Scope, Severity};
use crate::task::Task;
use std::collections::BTreeSet;

/// Why a judgment is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is of another task: its id or its hash differs.
    OtherTask,
    /// It was made under another guideline: its id, version or hash differs.
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
///
/// Of a task that was skipped, could not be judged or was escalated, nothing is required, and rules
/// do not run: what was answered must only belong there and be of its field's kind.
pub fn check_judgment(
    guideline: &Guideline,
    task: &Task,
    judgment: &Judgment,
    language: &str,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if (&judgment.task.id, &judgment.task.hash) != (&task.id, &task.hash) {
        faults.push(Fault::OtherTask);
    }
    let made = &judgment.guideline;
    if (&made.id, &made.version, &made.hash) != (&guideline.id, &guideline.version, &guideline.hash)
    {
        faults.push(Fault::OtherGuideline);
    }
    if !faults.is_empty() {
        return faults;
    }
    let verdict = verdict(guideline, task, &judgment.answers, Meaning::Submission, language);
    let judged = judgment.outcome == Outcome::Judged;
    let counts = |finding: &Finding| judged || finding.rule == builtin::INVALID;
    let findings = verdict.findings.into_iter().filter(counts);
    faults.extend(misplaced(guideline, task, &judgment.answers));
    faults.extend(findings.filter_map(|finding| refusal(judgment, finding)));
    faults
}

/// Answers where none belong.
fn misplaced(guideline: &Guideline, task: &Task, answers: &Answers) -> Vec<Fault> {
    let shown: BTreeSet<Place> =
        shown_places(guideline, task, answers).into_iter().map(|(place, _)| place).collect();
    let results: BTreeSet<&str> = task.results.iter().map(|result| result.id.as_str()).collect();
    let known = |place: &Place| {
        let result = place.result.as_deref();
        let scope = if result.is_some() { Scope::Result } else { Scope::Task };
        let field = guideline.field(&place.field);
        result.is_none_or(|id| results.contains(id))
            && field.is_some_and(|field| field.scope == scope)
    };
    let fault = |place: Place| {
        if !known(&place) {
            Some(Fault::UnknownPlace(place))
        } else if !shown.contains(&place) {
            Some(Fault::NotShown(place))
        } else {
            None
        }
    };
    answers.iter().filter_map(|(place, _)| fault(place)).collect()
}

/// What a finding means for a judgment that is to be taken.
fn refusal(judgment: &Judgment, finding: Finding) -> Option<Fault> {
    if finding.severity == Severity::Error {
        return Some(Fault::Broken(finding));
    }
    let stored = judgment.findings.iter();
    let mut said =
        stored.filter(|one| (&one.rule, &one.result) == (&finding.rule, &finding.result));
    let settled =
        said.any(|one| is_settled(&finding, one.overridden.as_ref())) || is_settled(&finding, None);
    (!settled).then_some(Fault::OverrideMissing(finding))
}

/// Whether enough was said to a finding that does not block: a reason is more than a confirmation.
pub(super) fn is_settled(finding: &Finding, said: Option<&Overridden>) -> bool {
    if finding.severity != Severity::Warning {
        return true;
    }
    match (finding.overriding, said) {
        (Override::None, _) | (Override::Confirm, Some(_)) => true,
        (Override::Reason, Some(Overridden::Reason(reason))) => !reason.trim().is_empty(),
        _ => false,
    }
}

/// The answers that a judgment may hold: of fields that are shown once nothing is unknown, and of
/// their field's kind.
pub(super) fn deliverable(guideline: &Guideline, task: &Task, answers: &Answers) -> Answers {
    let mut kept = Answers::default();
    for (place, field) in shown_places(guideline, task, answers) {
        let text = marked_text(task, &place, field);
        let valid = |answer| {
            misfit(&field.kind, answer, text).is_none_or(|misfit| misfit.rule != builtin::INVALID)
        };
        kept.set(&place, answers.get(&place).filter(|answer| valid(answer)).cloned());
    }
    kept
}

/// The fields that are shown once nothing is unknown, each with its place.
fn shown_places<'a>(
    guideline: &'a Guideline,
    task: &Task,
    answers: &Answers,
) -> Vec<(Place, &'a Field)> {
    let facts = Facts::new(guideline, task);
    let meaning = Meaning::Submission;
    let case = Case { guideline, task, facts: &facts, answers, meaning, language: "" };
    let ids = task.results.iter().map(|result| Some(result.id.clone())).chain([None]);
    let mut places = Vec::new();
    for (result, sheet) in ids.zip(sheets(&case)) {
        let fields = guideline.fields.iter().zip(sheet.shown).filter(|(_, shown)| *shown);
        places.extend(
            fields.map(|(field, _)| {
                (Place { result: result.clone(), field: field.id.clone() }, field)
            }),
        );
    }
    places
}

fn marked_text<'a>(task: &'a Task, place: &Place, field: &Field) -> Option<&'a str> {
    let FieldKind::Span { of, .. } = &field.kind else { return None };
    let id = place.result.as_ref();
    let result = id.and_then(|id| task.results.iter().find(|result| result.id == *id));
    span_text(task, result, of)
}
