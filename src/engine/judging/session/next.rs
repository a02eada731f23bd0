//! What is left to do, and in which order.

use super::Session;
use super::travel::takes_text;
use crate::guideline::Field;
use crate::judging::answers::{Answer, Place};

impl Session {
    /// The next field of the card that should be answered: one that is missing, after the current
    /// one or from the top; else one that keys can answer, further down.
    pub(super) fn next_in_card(&self, place: &Place) -> Option<Place> {
        let result = place.result.as_deref();
        let fields = self.shown_fields(result);
        let at = fields.iter().position(|field| field.id == place.field)?;
        let (before, after) = fields.split_at_checked(at)?;
        let required = |field: &&&Field| field.required && self.is_missing(result, field);
        let keyed = |field: &&&Field| !takes_text(field) && !self.has(result, field);
        let next = after.iter().find(required).or_else(|| before.iter().find(required));
        let next = next.or_else(|| after.iter().skip(1).find(keyed))?;
        Some(Place { result: place.result.clone(), field: next.id.clone() })
    }

    fn is_missing(&self, result: Option<&str>, field: &Field) -> bool {
        let answer = self.answers.of(result).and_then(|answers| answers.get(&field.id));
        !answer.is_some_and(Answer::satisfies)
    }

    pub(super) fn has(&self, result: Option<&str>, field: &Field) -> bool {
        self.answers.of(result).is_some_and(|answers| answers.contains_key(&field.id))
    }

    /// The next answer that is missing: in the page's order from the cursor on, then from the top.
    /// On the way down, results of which nothing was answered count too, where all is optional.
    pub(super) fn next_to_do(&self) -> Option<Place> {
        let here = self.cursor.result.as_deref();
        let at = match here {
            Some(id) => self.board.place(id)?,
            None => self.task.results.len(),
        };
        let fields = self.guideline.fields.iter();
        let order = |place: &Place| fields.clone().position(|field| field.id == place.field);
        let current = self.cursor.field.as_ref();
        let current = current.and_then(|id| fields.clone().position(|field| field.id == *id));
        let own = &self.board.sheet(here)?.missing;
        let below = own.iter().find(|place| order(place) > current).cloned();
        let after = || (at + 1..=self.task.results.len()).find_map(|at| self.to_do_at(at, true));
        let before = || (0..at).find_map(|at| self.to_do_at(at, false));
        below.or_else(after).or_else(before).or_else(|| own.first().cloned())
    }

    /// Whether the cursor is at the one answer that is missing: there is nowhere to go on to, and
    /// what is missing has to be said.
    pub(super) fn is_at_the_last(&self) -> bool {
        self.next_to_do().is_some_and(|place| {
            (&place.result, Some(&place.field)) == (&self.cursor.result, self.cursor.field.as_ref())
        })
    }

    /// What is left to do at a station: the first missing answer, or the first field of a result of
    /// which nothing was answered.
    fn to_do_at(&self, at: usize, even_optional: bool) -> Option<Place> {
        let id = self.task.results.get(at).map(|result| result.id.as_str());
        let sheet = self.board.sheet(id)?;
        let first = || {
            let field = self.shown_fields(id).first().map(|field| field.id.clone())?;
            Some(Place { result: id.map(str::to_owned), field })
        };
        let optional = even_optional && id.is_some() && !sheet.answered;
        sheet.missing.first().cloned().or_else(|| if optional { first() } else { None })
    }
}
