//! Answers change here and nowhere else: by pointer, by key, by typing, by undo and redo.

use super::announce::{NOTHING_LEFT, REDONE, UNDONE};
use super::carry::locate;
use super::history::Change;
use super::{Effect, Overrides, Phase, Session};
use crate::guideline::{FieldKind, Scope};
use crate::judging::answers::{Answer, Place};
use crate::judging::canonical::{canonical, chosen};
use crate::judging::fits::is_foreign;
use std::mem::take;

impl Session {
    /// An option was pressed with a pointer: the cursor goes there, and stays.
    pub(super) fn choose(&mut self, place: &Place, option: &str) -> Vec<Effect> {
        let answer = self.chosen(place, option).filter(|_| self.visible(place));
        let Some(answer) = answer else { return Vec::new() };
        let mut effects = self.focused_field(place.clone());
        effects.extend(self.change(place, Some(answer), false));
        effects
    }

    /// What a place's answer is once this option was pressed; none where nothing can be pressed.
    pub(super) fn chosen(&self, place: &Place, option: &str) -> Option<Answer> {
        let field = self.guideline.field(&place.field)?;
        chosen(&field.kind, self.answers.get(place), option)
    }

    /// A field got this answer, or none.
    pub(super) fn set(&mut self, place: &Place, answer: Option<Answer>) -> Vec<Effect> {
        let field = self.guideline.field(&place.field);
        let typed = field.is_some_and(|field| {
            matches!(field.kind, FieldKind::Text { .. } | FieldKind::Number { .. })
        });
        self.change(place, answer, typed)
    }

    /// Whether answers can be given now. Whoever answers while a question is open goes on judging.
    fn opens_for_change(&mut self) -> bool {
        match self.phase {
            Phase::Storing | Phase::Stored => false,
            Phase::Judging => true,
            Phase::AskingOverrides | Phase::AskingReason(_) => {
                self.phase = Phase::Judging;
                true
            }
        }
    }

    pub(super) fn change(
        &mut self,
        place: &Place,
        answer: Option<Answer>,
        typed: bool,
    ) -> Vec<Effect> {
        let Some((field, _)) = locate(&self.guideline, &self.task, place) else {
            return Vec::new();
        };
        if answer.as_ref().is_some_and(|answer| is_foreign(&field.kind, answer)) {
            return Vec::new();
        }
        let after = answer.and_then(|answer| canonical(&field.kind, answer));
        if !self.visible(place) || after.as_ref() == self.answers.get(place) {
            return Vec::new();
        }
        if !self.opens_for_change() {
            return Vec::new();
        }
        let change = Change {
            first_touch: !self.touched.contains(place),
            before: self.answers.get(place).cloned(),
            said_before: self.take_said(place),
            said_after: Overrides::new(),
            place: place.clone(),
            after: after.clone(),
        };
        self.touched.insert(place.clone());
        if let (Some(result), true) = (&place.result, after.is_some()) {
            self.covers.labelled(result, self.now_ms);
        }
        self.answers.set(place, after);
        self.history.push(change, typed, self.now_ms);
        self.changed(place)
    }

    /// Judges again after a change and says what is new.
    fn changed(&mut self, place: &Place) -> Vec<Effect> {
        self.ready = false;
        let new = self.judge(place.result.as_deref());
        self.keep_cursor_on_a_shown_field();
        let news = new.into_iter().map(|finding| Effect::AnnounceFinding(Box::new(finding)));
        [Effect::SaveDraft, Effect::Changed].into_iter().chain(news).collect()
    }

    /// Takes out what was said to warnings that an answer at `place` may bear on: it was said of
    /// other answers.
    fn take_said(&mut self, place: &Place) -> Overrides {
        let guideline = self.guideline.clone();
        let bears = |(rule, result): &(String, Option<String>)| {
            let rule = guideline.rules.iter().find(|one| one.id == *rule);
            rule.is_some_and(|rule| {
                let here = rule.scope == Scope::Task || *result == place.result;
                here && (rule.fields.is_empty() || rule.fields.contains(&place.field))
            })
        };
        let all = take(&mut self.overrides);
        let (taken, kept) = all.into_iter().partition(|(key, _)| bears(key));
        self.overrides = kept;
        taken
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        if !self.history.can_undo() {
            return vec![Effect::Announce(NOTHING_LEFT, Vec::new())];
        }
        if !self.opens_for_change() {
            return Vec::new();
        }
        let Some(mut change) = self.history.pop_done() else { return Vec::new() };
        change.said_after = self.take_said(&change.place);
        self.overrides.extend(take(&mut change.said_before));
        self.answers.set(&change.place, change.before.clone());
        if change.first_touch {
            self.touched.remove(&change.place);
        }
        let place = change.place.clone();
        self.history.push_undone(change);
        self.changed_back(&place, UNDONE)
    }

    /// Does the change that was taken back again.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        if !self.history.can_redo() {
            return vec![Effect::Announce(NOTHING_LEFT, Vec::new())];
        }
        if !self.opens_for_change() {
            return Vec::new();
        }
        let Some(mut change) = self.history.pop_undone() else { return Vec::new() };
        change.said_before = self.take_said(&change.place);
        self.overrides.extend(take(&mut change.said_after));
        self.answers.set(&change.place, change.after.clone());
        self.touched.insert(change.place.clone());
        let place = change.place.clone();
        self.history.push_redone(change);
        self.changed_back(&place, REDONE)
    }

    /// The cursor goes where the change was, so that the annotator sees it.
    fn changed_back(&mut self, place: &Place, said: &'static str) -> Vec<Effect> {
        let mut effects = self.changed(place);
        effects.extend(self.go_to(place));
        effects.push(Effect::Announce(said, Vec::new()));
        effects
    }
}
