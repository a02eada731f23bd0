//! Where the annotator is, and how the cursor moves.

use super::announce::READY;
use super::{Cursor, Effect, Session};
use crate::guideline::{Field, FieldKind, Severity};
use crate::judging::answers::Place;
use crate::judging::finding::Finding;

impl Session {
    /// Begins at the first thing to do.
    pub(super) fn start(&mut self) {
        let first = self.board.missing().next().cloned();
        let result = match first {
            Some(place) => place.result,
            None => self.task.results.first().map(|result| result.id.clone()),
        };
        self.arrive(result);
    }

    /// Goes back to where a session before this one was, if that is still there.
    pub(super) fn travel_back(&mut self, cursor: &Cursor) {
        if self.is_station(cursor.result.as_deref()) {
            self.arrive(cursor.result.clone());
            let field = cursor.field.clone();
            self.cursor.field = field.filter(|id| self.shows(id)).or(self.cursor.field.take());
        }
    }

    fn shows(&self, field: &str) -> bool {
        self.visible(&Place { result: self.cursor.result.clone(), field: field.to_owned() })
    }

    /// Whether the cursor can stand there: at a result of the task, or at the task's own fields.
    fn is_station(&self, result: Option<&str>) -> bool {
        match result {
            Some(id) => self.board.place(id).is_some(),
            None => self.task.results.is_empty() || !self.shown_fields(None).is_empty(),
        }
    }

    /// Puts the cursor at a result, on the first field that waits for an answer.
    fn arrive(&mut self, result: Option<String>) {
        let fields = self.shown_fields(result.as_deref());
        let answers = self.answers.of(result.as_deref());
        let open =
            |field: &&&Field| !answers.is_some_and(|answers| answers.contains_key(&field.id));
        let field = fields.iter().find(open).or(fields.first()).map(|field| field.id.clone());
        self.cursor = Cursor { result, field };
        self.ready = false;
        self.history.seal();
    }

    /// The cursor goes to a place without anything else happening.
    pub(super) fn point_at(&mut self, place: &Place) {
        let field = Some(place.field.clone());
        self.cursor = Cursor { result: place.result.clone(), field };
    }

    /// A change may have hidden the current field.
    pub(super) fn keep_cursor_on_a_shown_field(&mut self) {
        let shown = self.cursor.field.as_deref().is_some_and(|field| self.shows(field));
        if !shown {
            let ready = self.ready;
            self.arrive(self.cursor.result.clone());
            self.ready = ready;
        }
    }

    /// Focus went to a result, or to the task's own fields, by pointer, Tab or scrolling.
    pub(super) fn focused_result(&mut self, result: Option<String>) -> Vec<Effect> {
        if result == self.cursor.result || !self.is_station(result.as_deref()) {
            return Vec::new();
        }
        let left = self.cursor.result.clone();
        self.arrive(result);
        self.cover_left(left)
    }

    /// Focus went to a field.
    pub(super) fn focused_field(&mut self, place: Place) -> Vec<Effect> {
        if !self.visible(&place) {
            return Vec::new();
        }
        let left = self.cursor.result.clone();
        if self.cursor.field.as_deref() != Some(&place.field) || left != place.result {
            self.history.seal();
            self.ready = false;
        }
        self.point_at(&place);
        self.cover_left(left)
    }

    /// The next or the previous result; after the last one the task's own fields, if it has any.
    pub(super) fn step(&mut self, forward: bool) -> Vec<Effect> {
        let results = &self.task.results;
        let current = self.cursor.result.as_deref().and_then(|id| self.board.place(id));
        let current = current.unwrap_or(results.len());
        let next = if forward { current.checked_add(1) } else { current.checked_sub(1) };
        let Some(next) = next.filter(|next| *next <= results.len()) else { return Vec::new() };
        let result = results.get(next).map(|result| result.id.clone());
        if !self.is_station(result.as_deref()) {
            return Vec::new();
        }
        let left = self.cursor.result.clone();
        self.arrive(result.clone());
        let mut effects = vec![Effect::FocusResult(result)];
        effects.extend(self.cover_left(left));
        effects
    }

    /// Goes to a place: to its card, and on to its control where that takes text.
    pub(super) fn go_to(&mut self, place: &Place) -> Vec<Effect> {
        let left = self.cursor.result.clone();
        self.history.seal();
        self.ready = false;
        self.point_at(place);
        let mut effects = Vec::new();
        if left != place.result {
            effects.push(Effect::FocusResult(place.result.clone()));
        }
        let field = self.guideline.field(&place.field);
        if left == place.result || field.is_some_and(takes_text) {
            effects.push(Effect::FocusField(place.clone()));
        }
        effects.extend(self.cover_left(left));
        effects
    }

    /// Confirms: on to what is left to do, then to Submit, then submits.
    pub(super) fn go_on(&mut self) -> Vec<Effect> {
        if let Some(place) = self.next_to_do() {
            return self.go_to(&place);
        }
        if let Some(finding) = self.first_error().cloned() {
            return self.go_to_finding(&finding);
        }
        self.ready = true;
        self.history.seal();
        vec![Effect::FocusSubmit, Effect::Announce(READY, Vec::new())]
    }

    /// After a single answer was given by key: on to what else the card asks, then to the next
    /// card. It stays where the answer raised an error, and where only a text could still be
    /// written: the next digit must not end up in it.
    pub(super) fn advance(&mut self, place: &Place) -> Vec<Effect> {
        let result = place.result.as_deref();
        if self.findings_of(result).iter().any(|one| one.severity == Severity::Error) {
            return Vec::new();
        }
        if let Some(next) = self.next_in_card(place) {
            return self.go_to(&next);
        }
        let open = self.shown_fields(result).into_iter().any(|field| !self.has(result, field));
        if open { Vec::new() } else { self.go_on() }
    }

    /// The first finding that blocks.
    pub(super) fn first_error(&self) -> Option<&Finding> {
        self.board.findings().find(|finding| finding.severity == Severity::Error)
    }

    /// Goes to the first finding that blocks, else to the first of all.
    pub(super) fn first_finding(&mut self) -> Vec<Effect> {
        let first = self.first_error().or_else(|| self.board.findings().next()).cloned();
        first.map(|finding| self.go_to_finding(&finding)).unwrap_or_default()
    }

    /// Goes to the first field that a finding concerns, or to its result.
    pub(super) fn go_to_finding(&mut self, finding: &Finding) -> Vec<Effect> {
        let result = finding.result.clone();
        let places = finding
            .fields
            .iter()
            .map(|field| Place { result: result.clone(), field: field.clone() });
        let place = places.into_iter().find(|place| self.visible(place));
        let Some(place) = place else {
            let left = self.cursor.result.clone();
            self.arrive(result.clone());
            let covered = self.cover_left(left);
            return [Effect::FocusResult(result)].into_iter().chain(covered).collect();
        };
        let mut effects = self.go_to(&place);
        if !effects.contains(&Effect::FocusField(place.clone())) {
            effects.push(Effect::FocusField(place));
        }
        effects
    }
}

pub(super) fn takes_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text { .. } | FieldKind::Number { .. } | FieldKind::Span { .. })
}
