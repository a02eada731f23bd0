//! Focus that is on its way.
//!
//! Focus moves when the page is drawn, and on a slow machine the next key can come before that. It
//! was meant for where focus goes: Enter after an answer submits, and presses no button that has
//! focus still, least of all one that reveals.

use crate::list::Goal;
use std::cell::Cell;
use std::rc::Rc;

/// Shared by what takes keys, what draws and what moves focus.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Underway {
    on: Rc<Cell<bool>>,
    reached: Rc<Cell<u32>>,
}

impl Underway {
    /// Something may move focus, and the page is not drawn after it.
    pub fn begin(&self) {
        self.on.set(true);
    }

    /// Focus is where it belongs.
    pub fn end(&self) {
        self.on.set(false);
    }

    /// Whether what has focus is not what a key is meant for.
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    /// The list has put focus on its goal.
    pub fn reach(&self, goal: &Goal) {
        self.reached.set(goal.number);
        self.end();
    }

    /// Each goal is reached once.
    pub fn has_reached(&self, goal: &Goal) -> bool {
        self.reached.get() == goal.number
    }
}
