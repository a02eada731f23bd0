//! Finding in the results.

use super::super::{Finder, Root};
use super::index_of;
use crate::list::Goal;
use gradeglass_engine::judging::Message;

impl Root {
    pub(super) fn find(&mut self, wanted: String) {
        let Some(session) = self.open_session() else { return };
        let found =
            if wanted.trim().is_empty() { Vec::new() } else { session.borrow().find(&wanted) };
        self.finder = Some(Finder { wanted, found, at: None });
        self.find_next(true);
    }

    pub(super) fn find_next(&mut self, forward: bool) -> bool {
        let (Some(session), Some(finder)) = (self.open_session(), self.finder.as_mut()) else {
            return false;
        };
        let count = finder.found.len();
        if count == 0 {
            return true;
        }
        let at = match finder.at {
            None => 0,
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
        };
        finder.at = Some(at);
        let Some(id) = finder.found.get(at).cloned() else { return true };
        self.session(Message::FocusResult(Some(id.clone())));
        let index = index_of(&session.borrow(), &id);
        if let Some(index) = index {
            self.goal = Some(Goal { number: self.next(), index, inside: None, focus: false });
        }
        true
    }
}
