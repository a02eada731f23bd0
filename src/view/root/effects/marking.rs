//! Marking what is selected.

use super::super::{Root, Selection};
use gradeglass_engine::judging::{Answer, Message, Place, Session, SpanMark, span_text};

impl Root {
    pub(super) fn mark(&mut self, place: Place, label: Option<String>) {
        let Some(session) = self.open_session() else { return };
        let marks = self
            .selection
            .as_ref()
            .and_then(|selection| with_mark(&session.borrow(), selection, &place, label));
        match marks {
            Some(marks) => {
                self.selection = None;
                self.session(Message::Set(place, Some(Answer::Spans(marks))));
            }
            None => {
                let words = self.ui.text("span-select-first");
                self.say(words);
            }
        }
    }
}

/// The marks of a field with what is selected added, if that lies in the text that the field marks.
fn with_mark(
    session: &Session,
    selection: &Selection,
    place: &Place,
    label: Option<String>,
) -> Option<Vec<SpanMark>> {
    use gradeglass_engine::guideline::FieldKind;
    let FieldKind::Span { of, .. } = &session.guideline().field(&place.field)?.kind else {
        return None;
    };
    let item = place
        .result
        .as_ref()
        .and_then(|id| session.task().results.iter().find(|item| item.id == *id));
    let text = span_text(session.task(), item, of)?;
    let here =
        selection.text == text && (selection.result.is_none() || selection.result == place.result);
    let mark = SpanMark::new(text, selection.start, selection.end, label).filter(|_| here)?;
    let mut marks = match session.answer(place) {
        Some(Answer::Spans(marks)) => marks.clone(),
        _ => Vec::new(),
    };
    if !marks.contains(&mark) {
        marks.push(mark);
    }
    gradeglass_engine::order::sort(&mut marks, &|one, other| {
        (one.start, one.end).cmp(&(other.start, other.end))
    });
    Some(marks)
}
