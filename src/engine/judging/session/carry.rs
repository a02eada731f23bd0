//! Takes a stored draft into a session under the guideline and the task as they are now.

use super::draft::{Draft, DraftNote};
use crate::guideline::{Field, FieldKind, Guideline, Scope};
use crate::judging::answers::{Answer, Answers, Place};
use crate::judging::canonical::{canonical, fitting};
use crate::judging::span::span_text;
use crate::task::{ResultItem, Task};

/// The part of a draft that fits, and a note for each answer that does not, or not as it was.
pub(super) fn carry(guideline: &Guideline, task: &Task, draft: Draft) -> (Draft, Vec<DraftNote>) {
    let mut notes = Vec::new();
    let begun = !draft.touched.is_empty() || draft.answers != Answers::default();
    if begun && !draft.guideline_hash.is_empty() && draft.guideline_hash != guideline.hash {
        notes.push(DraftNote::GuidelineChanged);
    }
    let mut answers = Answers::default();
    for (place, answer) in draft.answers.iter() {
        let (kept, whole) = carried(guideline, task, &place, answer);
        if !whole {
            notes.push(DraftNote::Dropped(place.clone()));
        }
        answers.set(&place, kept);
    }
    let fits = |place: &Place| locate(guideline, task, place).is_some();
    let touched = draft.touched.into_iter().filter(fits).collect();
    let known = |rule: &str| guideline.rules.iter().any(|one| one.id == rule);
    let overrides = draft.overrides.into_iter().filter(|(rule, ..)| known(rule)).collect();
    (Draft { answers, touched, overrides, ..draft }, notes)
}

/// What is left of an answer, and whether that is all of it.
fn carried(
    guideline: &Guideline,
    task: &Task,
    place: &Place,
    answer: &Answer,
) -> (Option<Answer>, bool) {
    let Some((field, result)) = locate(guideline, task, place) else { return (None, false) };
    let text = match &field.kind {
        FieldKind::Span { of, .. } => span_text(task, result, of),
        _ => None,
    };
    let kept = fitting(field, answer, text);
    let whole = kept == canonical(&field.kind, answer.clone());
    (kept, whole)
}

/// The field and the result of a place, if there is such a place.
pub(super) fn locate<'a>(
    guideline: &'a Guideline,
    task: &'a Task,
    place: &Place,
) -> Option<(&'a Field, Option<&'a ResultItem>)> {
    let field = guideline.field(&place.field)?;
    match (&place.result, field.scope) {
        (Some(id), Scope::Result) => {
            Some((field, Some(task.results.iter().find(|result| result.id == *id)?)))
        }
        (None, Scope::Task) => Some((field, None)),
        _ => None,
    }
}
