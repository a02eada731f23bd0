//! What of the answers a judgment may hold.

use super::answers::{Answers, Place};
use super::evaluate::Case;
use super::facts::Facts;
use super::finding::builtin;
use super::fits::misfit;
use super::sheet::{Sheet, sheets};
use super::span::span_text;
use super::verdict::Meaning;
use crate::guideline::{Field, FieldKind, Guideline};
use crate::task::Task;

/// The answers that a judgment may hold: of fields that are shown once nothing is unknown, and of
/// their field's kind.
pub fn deliverable(guideline: &Guideline, task: &Task, answers: &Answers) -> Answers {
    let facts = Facts::new(guideline, task);
    let case = submitted(guideline, task, &facts, answers, "");
    let mut kept = Answers::default();
    for (place, field) in shown_places(&case, &sheets(&case)) {
        let Some(answer) = answers.get(&place) else { continue };
        let misfit = misfit(&field.kind, answer, marked_text(task, &place, field));
        if misfit.is_none_or(|misfit| misfit.rule != builtin::INVALID) {
            kept.set(&place, Some(answer.clone()));
        }
    }
    kept
}

/// The fields that are shown, each with its place.
pub(super) fn shown_places<'a>(case: &Case<'a>, sheets: &[Sheet]) -> Vec<(Place, &'a Field)> {
    let ids = case.task.results.iter().map(|result| Some(result.id.clone())).chain([None]);
    let mut places = Vec::new();
    for (result, sheet) in ids.zip(sheets) {
        let fields = case.guideline.fields.iter().zip(&sheet.shown).filter(|(_, shown)| **shown);
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

/// A case at submission, outside any page.
pub(super) fn submitted<'a>(
    guideline: &'a Guideline,
    task: &'a Task,
    facts: &'a Facts,
    answers: &'a Answers,
    language: &'a str,
) -> Case<'a> {
    let meaning = Meaning::Submission;
    Case { guideline, task, facts, answers, meaning, language, covers: None }
}
