//! Covers, as a part of the session: the page sends one kind of message and gets one kind of effect.
//!
//! Judging never waits for a cover.

use super::announce::{CANNOT_OPEN, COVERED, LIMITED};
use super::{Effect, Phase, Session};
use crate::protection::{CoverEffect, CoverMessage, EndedBy, Refusal};

impl Session {
    /// The key: it speaks of the current result; at the task's own fields it can only lift the
    /// curtain that covers everything.
    pub(super) fn toggle_reveal_here(&mut self, trusted: bool) -> Vec<Effect> {
        match self.cursor.result.clone() {
            Some(result) => self.cover(CoverMessage::Toggle { result, trusted }),
            None => self.cover(CoverMessage::Lift { trusted }),
        }
    }

    /// Covers everything at once, and leaves whatever question or list is open.
    pub(super) fn cover_all(&mut self) -> Vec<Effect> {
        let mut effects = self.cover(CoverMessage::CoverAll);
        effects.push(Effect::Announce(COVERED, Vec::new()));
        if self.help_open {
            effects.extend(self.toggle_help());
        }
        effects.extend(self.cancel());
        effects
    }

    /// The page is hidden: reveals end, and time stops.
    pub(super) fn hidden(&mut self) -> Vec<Effect> {
        self.clock.stop(self.now_ms);
        self.history.seal();
        self.cover(CoverMessage::Withdraw(EndedBy::Hidden))
    }

    /// Takes every reveal back, as when the judgment is submitted.
    pub(super) fn close_covers(&mut self) -> Vec<Effect> {
        let results = self.task.results.iter().filter(|one| self.covers.is_open(&one.id));
        let open: Vec<String> = results.map(|result| result.id.clone()).collect();
        let cover = |id| self.cover(CoverMessage::Cover(id, EndedBy::Submitted));
        open.into_iter().flat_map(cover).collect()
    }

    /// Covers the result that the annotator has left.
    pub(super) fn cover_left(&mut self, left: Option<String>) -> Vec<Effect> {
        match left {
            Some(left) if Some(&left) != self.cursor.result.as_ref() => {
                self.cover(CoverMessage::Cover(left, EndedBy::MovedOn))
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn cover(&mut self, message: CoverMessage) -> Vec<Effect> {
        let effects = self.covers.update(message, self.now_ms);
        let moved = effects.iter().any(|effect| matches!(effect, CoverEffect::Redraw(_)));
        // Rare: only a guideline whose messages quote results is judged again.
        if moved && self.facts.quotes {
            self.judge_all();
        }
        let mut outward: Vec<Effect> = effects.into_iter().filter_map(outward).collect();
        // What was seen is part of a judgment: a reload may not forget it.
        if moved && !matches!(self.phase, Phase::Storing | Phase::Stored) {
            outward.push(Effect::SaveDraft);
        }
        outward
    }

    /// Asks to be woken when something about the covers is due, where that is another time than
    /// was asked for.
    pub(super) fn wake(&mut self) -> Option<Effect> {
        let due = self.covers.due_ms();
        (due != self.wake_ms).then(|| {
            self.wake_ms = due;
            Effect::Wake(due)
        })
    }
}

/// What a cover effect asks of the page. The page draws the session after every message, so that
/// nothing has to be said of what to draw again.
fn outward(effect: CoverEffect) -> Option<Effect> {
    match effect {
        CoverEffect::Silence => Some(Effect::CoverAll),
        CoverEffect::Exposed(exposure) => Some(Effect::Exposure(exposure)),
        CoverEffect::Refused { why: Refusal::Vault, .. } => {
            Some(Effect::Announce(CANNOT_OPEN, Vec::new()))
        }
        CoverEffect::Refused { why: Refusal::Limited, .. } => {
            Some(Effect::Announce(LIMITED, Vec::new()))
        }
        CoverEffect::Redraw(_) | CoverEffect::Refused { .. } => None,
    }
}
