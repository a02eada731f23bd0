//! What can be taken back and done again.

use super::Overrides;
use crate::judging::answers::{Answer, Place};

/// So many changes can be taken back; older ones are forgotten.
const LONGEST: usize = 1_000;

/// Typing in one field with no longer pause than this is one change, in milliseconds.
const TYPING_PAUSE_MS: u64 = 3_000;

/// One change of one answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    pub place: Place,
    pub before: Option<Answer>,
    pub after: Option<Answer>,
    /// Whether the place had not been touched before.
    pub first_touch: bool,
    /// What had been said to warnings that the change may bear on, before and after it.
    pub said_before: Overrides,
    pub said_after: Overrides,
}

/// Changes, newest last.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// When the last change was typed; none once something else has happened.
    typed_ms: Option<u64>,
}

impl History {
    /// Keeps a change; it joins the one before where both are typing in one field.
    pub fn push(&mut self, change: Change, typed: bool, now_ms: u64) {
        self.undone.clear();
        let recent = self.typed_ms.is_some_and(|at| now_ms.saturating_sub(at) <= TYPING_PAUSE_MS);
        self.typed_ms = typed.then_some(now_ms);
        match self.done.last_mut() {
            Some(last) if typed && recent && last.place == change.place => {
                last.after = change.after;
            }
            _ => self.done.push(change),
        }
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    /// What is typed from now on is a change of its own.
    pub fn seal(&mut self) {
        self.typed_ms = None;
    }

    /// The change to take back.
    pub fn pop_done(&mut self) -> Option<Change> {
        self.seal();
        self.done.pop()
    }

    /// The change to do again.
    pub fn pop_undone(&mut self) -> Option<Change> {
        self.seal();
        self.undone.pop()
    }

    /// A change was taken back.
    pub fn push_undone(&mut self, change: Change) {
        self.undone.push(change);
    }

    /// A change was done again.
    pub fn push_redone(&mut self, change: Change) {
        self.done.push(change);
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
