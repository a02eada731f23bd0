//! The claim on a task: whoever has the same task open in two tabs is told, and does not judge it
//! twice.

use crate::app::App;
use crate::properties::Affects;
use gloo::timers::callback::Timeout;
use gradeglass_browser::{DraftKey, Lock, take_lock};
use gradeglass_view::{Msg, NoticeKind};
use std::cell::Cell;
use std::rc::Rc;

/// How long a free lock may take to come, in milliseconds.
const PATIENCE_MS: u32 = 500;

/// Held while a task is open.
pub struct Claim {
    key: DraftKey,
    _lock: Lock,
    _patience: Timeout,
}

impl App {
    /// Claims the task that is opened. A claim that is held already stays: given back and taken
    /// again it would go to the other tab, and from there back, for ever.
    pub fn claim(self: &Rc<Self>, key: &DraftKey) {
        if self.claim.borrow().as_ref().is_none_or(|claim| claim.key != *key) {
            let claim = Claim::take(self, key);
            self.claim.replace(Some(claim));
        }
    }
}

impl Claim {
    /// Claims a task. Where another tab has it open, the page says so; when that tab lets go of
    /// it, the work is read anew: the task may be done, or have a newer draft.
    fn take(app: &Rc<App>, key: &DraftKey) -> Self {
        let state = Rc::new(Cell::new(State::Waiting));
        let (late, seen) = (Rc::downgrade(app), state.clone());
        let patience = Timeout::new(PATIENCE_MS, move || {
            if let (State::Waiting, Some(app)) = (seen.get(), late.upgrade()) {
                seen.set(State::Elsewhere);
                app.notice(NoticeKind::OpenElsewhere, None);
            }
        });
        let app = Rc::downgrade(app);
        let held = move || {
            if let (State::Elsewhere, Some(app)) = (state.replace(State::Held), app.upgrade()) {
                app.send(Msg::Resolved(NoticeKind::OpenElsewhere));
                app.renew(Affects::Work);
            }
        };
        let DraftKey { annotator, guideline, task } = key;
        let name = format!("gradeglass-task {guideline} {annotator} {task}");
        Self { key: key.clone(), _lock: take_lock(&name, held), _patience: patience }
    }
}

#[derive(Clone, Copy)]
enum State {
    Waiting,
    Elsewhere,
    Held,
}
