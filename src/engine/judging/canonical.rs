//! One form for equal answers: lists in the guideline's order, marks in the order of the text.

use super::answers::{Answer, SpanMark};
use super::fits::{holds_node, misfit};
use super::keyboard::collect_ids;
use crate::guideline::{ChoiceOption, Field, FieldKind};
use crate::order::sort;

/// The answer in the form in which it is kept, or none where it says nothing.
pub(super) fn canonical(kind: &FieldKind, answer: Answer) -> Option<Answer> {
    let answer = match (kind, answer) {
        (FieldKind::Choices { options, .. }, Answer::Choices(ids)) => {
            Answer::Choices(in_order(ids, &|id| options.iter().position(|option| option.id == id)))
        }
        (FieldKind::Taxonomy { nodes, .. }, Answer::Taxonomy(ids)) => {
            let mut all = Vec::new();
            collect_ids(nodes, &mut all);
            Answer::Taxonomy(in_order(ids, &|id| all.iter().position(|node| node == id)))
        }
        (_, Answer::Spans(mut marks)) => {
            sort(&mut marks, &|one, other| key(one).cmp(&key(other)));
            marks.dedup();
            Answer::Spans(marks)
        }
        (_, other) => other,
    };
    (!answer.is_empty()).then_some(answer)
}

fn key(mark: &SpanMark) -> (u32, u32, Option<&str>) {
    (mark.start, mark.end, mark.label.as_deref())
}

fn in_order(ids: Vec<String>, place: &dyn Fn(&str) -> Option<usize>) -> Vec<String> {
    let placed = |id: String| (place(&id).unwrap_or(usize::MAX), id);
    let mut ids: Vec<(usize, String)> = ids.into_iter().map(placed).collect();
    sort(&mut ids, &Ord::cmp);
    ids.dedup();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// What is left of a stored answer under the guideline as it is now: unknown options and marks that
/// no longer quote the text are taken out; an answer outside the bounds stays, and a finding says so.
pub(super) fn fitting(field: &Field, answer: &Answer, text: Option<&str>) -> Option<Answer> {
    let left = match (&field.kind, answer.clone()) {
        (FieldKind::Choices { options, .. }, Answer::Choices(mut ids)) => {
            ids.retain(|id| has(options, id));
            Answer::Choices(ids)
        }
        (FieldKind::Taxonomy { nodes, .. }, Answer::Taxonomy(mut ids)) => {
            ids.retain(|id| holds_node(nodes, id));
            Answer::Taxonomy(ids)
        }
        (FieldKind::Span { labels, .. }, Answer::Spans(mut marks)) => {
            marks.retain(|mark| {
                text.is_some_and(|text| mark.matches(text))
                    && mark.label.as_ref().is_none_or(|label| has(labels, label))
            });
            Answer::Spans(marks)
        }
        (_, other) => other,
    };
    let left = canonical(&field.kind, left)?;
    let fits = misfit(&field.kind, &left, text);
    let kept = fits.is_none_or(|misfit| misfit.rule == super::builtin::BOUNDS);
    // A text with line breaks where none belong is still the annotator's text.
    (kept || matches!((&field.kind, &left), (FieldKind::Text { .. }, Answer::Text(_))))
        .then_some(left)
}

fn has(options: &[ChoiceOption], id: &str) -> bool {
    options.iter().any(|option| option.id == id)
}

/// The answer after an option, node or step was pressed: chosen, or taken back where pressing again
/// means that. None where the field has no such option.
pub(super) fn chosen(kind: &FieldKind, before: Option<&Answer>, option: &str) -> Option<Answer> {
    match kind {
        FieldKind::Choice { options } => {
            has(options, option).then(|| Answer::Choice(option.to_owned()))
        }
        FieldKind::Scale { min, max, .. } => {
            let step = option.parse().ok().filter(|step| (min..=max).contains(&step));
            step.map(Answer::Scale)
        }
        FieldKind::Choices { options, .. } => has(options, option).then(|| {
            let ids = if let Some(Answer::Choices(ids)) = before { ids.as_slice() } else { &[] };
            Answer::Choices(toggled(ids, option))
        }),
        FieldKind::Taxonomy { nodes, .. } => holds_node(nodes, option).then(|| {
            let ids = if let Some(Answer::Taxonomy(ids)) = before { ids.as_slice() } else { &[] };
            Answer::Taxonomy(toggled(ids, option))
        }),
        FieldKind::Number { .. } | FieldKind::Text { .. } | FieldKind::Span { .. } => None,
    }
}

fn toggled(ids: &[String], option: &str) -> Vec<String> {
    let mut ids = ids.to_vec();
    let before = ids.len();
    ids.retain(|id| id != option);
    if ids.len() == before {
        ids.push(option.to_owned());
    }
    ids
}
