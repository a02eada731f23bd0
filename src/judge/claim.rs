//! The claim on a task: whoever has the same task open in two tabs is told, and does not judge it
//! twice.

use crate::app::App;
use crate::properties::Affects;
use gloo::timers::callback::Timeout;
use gradeglass_browser::{Claimed, DraftKey, Lock, take_lock};
use gradeglass_view::{Msg, NoticeKind};
use std::rc::Rc;

/// How long the claim of a page that is being left may outlive it, in milliseconds: a reload must
/// not look like another tab.
const PATIENCE_MS: u32 = 500;

/// Held while a task is open.
pub struct Claim {
    key: DraftKey,
    _lock: Lock,
    patience: Option<Timeout>,
    told: bool,
}

impl App {
    /// Claims the task that is opened. A claim that is held already stays: given back and taken
    /// again it would go to the other tab, and from there back, for ever.
    pub fn claim(self: &Rc<Self>, key: &DraftKey) {
        if self.claim.borrow().as_ref().is_some_and(|claim| claim.key == *key) {
            return;
        }
        self.release_claim();
        let app = Rc::downgrade(self);
        let tell = move |claimed| {
            if let Some(app) = app.upgrade() {
                app.claimed(claimed);
            }
        };
        let DraftKey { annotator, guideline, task } = key;
        let name = format!("gradeglass-task {guideline} {annotator} {task}");
        let lock = take_lock(&name, tell);
        self.claim.replace(Some(Claim {
            key: key.clone(),
            _lock: lock,
            patience: None,
            told: false,
        }));
    }

    /// Lets other tabs have the task.
    pub fn release_claim(&self) {
        if self.claim.replace(None).is_some_and(|claim| claim.told) {
            self.send(Msg::Resolved(NoticeKind::OpenElsewhere));
        }
    }

    fn claimed(self: &Rc<Self>, claimed: Claimed) {
        match claimed {
            Claimed::AtOnce => {}
            Claimed::NotYet => self.tell_later(),
            Claimed::AfterWaiting => self.free_again(),
        }
    }

    fn tell_later(self: &Rc<Self>) {
        let app = Rc::downgrade(self);
        let tell = Timeout::new(PATIENCE_MS, move || {
            let Some(app) = app.upgrade() else { return };
            if let Some(claim) = app.claim.borrow_mut().as_mut() {
                claim.told = true;
            }
            app.notice(NoticeKind::OpenElsewhere, None);
        });
        if let Some(claim) = self.claim.borrow_mut().as_mut() {
            claim.patience = Some(tell);
        }
    }

    /// When the other tab lets go of the task, the work is read anew: the task may be done, or have
    /// a newer draft.
    fn free_again(self: &Rc<Self>) {
        let told = self.claim.borrow_mut().as_mut().is_some_and(|claim| {
            claim.patience = None;
            std::mem::take(&mut claim.told)
        });
        if told {
            self.send(Msg::Resolved(NoticeKind::OpenElsewhere));
            self.renew(Affects::Work);
        }
    }
}
