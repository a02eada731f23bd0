//! The check of a finished judgment, as the collector makes it before it takes one, and what of the
//! answers a judgment may hold.

use super::answers::{Answers, Place};
use super::evaluate::Case;
use super::finding::Finding;
use super::fits::misfit;
use super::judgment::{Judgment, Outcome, Overridden};
use super::sheet::scope;
use super::span::span_text;
use super::verdict::{Meaning, verdict};
use super::visibility::visibility;
use crate::guideline::{Field, FieldKind, Guideline, Override, Severity};
use crate::task::{ResultItem, Task};

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
    let answers = &judgment.answers;
    let case = Case { guideline, task, answers, meaning: Meaning::Submission, language };
    faults.extend(misplaced(&case));
    let verdict = verdict(guideline, task, answers, Meaning::Submission, language);
    let judged = judgment.outcome == Outcome::Judged;
    let counts = |finding: &Finding| judged || finding.rule == super::builtin::INVALID;
    faults.extend(
        verdict.findings.into_iter().filter(counts).filter_map(|one| refusal(judgment, one)),
    );
    faults
}

/// Answers where none belong.
fn misplaced(case: &Case<'_>) -> Vec<Fault> {
    let shown = places(case);
    let (guideline, task) = (case.guideline, case.task);
    let known = |place: &Place| {
        let field = guideline.field(&place.field);
        let result = place.result.as_ref();
        let result = result.map(|id| task.results.iter().find(|result| result.id == *id));
        let there = !matches!(result, Some(None));
        there && field.is_some_and(|field| field.scope == scope(result.flatten()))
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
    case.answers.iter().filter_map(|(place, _)| fault(place)).collect()
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
    let case = Case { guideline, task, answers, meaning: Meaning::Submission, language: "" };
    let mut kept = Answers::default();
    for result in task.results.iter().map(Some).chain([None]) {
        for (place, field) in places_at(&case, result) {
            let text = match &field.kind {
                FieldKind::Span { of, .. } => span_text(task, result, of),
                _ => None,
            };
            let fits = |answer| {
                misfit(&field.kind, answer, text)
                    .is_none_or(|misfit| misfit.rule != super::builtin::INVALID)
            };
            let answer = answers.get(&place).filter(|answer| fits(answer));
            kept.set(&place, answer.cloned());
        }
    }
    kept
}

fn places(case: &Case<'_>) -> std::collections::BTreeSet<Place> {
    let results = case.task.results.iter().map(Some).chain([None]);
    results.flat_map(|result| places_at(case, result)).map(|(place, _)| place).collect()
}

/// The shown fields at a result, or at the task, with their places.
fn places_at<'a>(case: &Case<'a>, result: Option<&ResultItem>) -> Vec<(Place, &'a Field)> {
    let shown = visibility(case, result, &mut Vec::new());
    let fields = case.guideline.fields.iter().zip(shown);
    let place = |field: &Field| Place {
        result: result.map(|result| result.id.clone()),
        field: field.id.clone(),
    };
    fields.filter(|(_, shown)| *shown).map(|(field, _)| (place(field), field)).collect()
}
