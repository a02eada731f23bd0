//! Opens tasks, and goes on with the open one under another guideline, other words or other settings.

use super::super::{Root, Stage};
use crate::contract::{ComfortSettings, HostRequest, Notice, NoticeKind};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{Draft, DraftNote, Session, SessionOptions};
use gradeglass_engine::protection::{Comfort, Level, Levels};
use gradeglass_engine::task::Task;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

impl Root {
    pub(in crate::root) fn take_guideline(&mut self, guideline: Arc<Guideline>) {
        let now = self.now_ms();
        self.guideline = Some(guideline.clone());
        if let Some(session) = self.open_session() {
            let effects = session.borrow_mut().change_guideline(guideline, now);
            effects.into_iter().for_each(|effect| self.effect(&session, effect));
            self.tell_draft_notes();
        }
    }

    pub(in crate::root) fn open_task(
        &mut self,
        task: Arc<Task>,
        draft: Option<Draft>,
        options: SessionOptions,
    ) {
        let Some(guideline) = self.guideline.clone() else {
            self.host
                .emit(HostRequest::Log("a task was opened before its guideline was there".into()));
            return;
        };
        let had_focus = self.has_focus();
        self.options = options;
        let session = Session::new(guideline, task, draft, self.session_options(), self.now_ms());
        self.stage = Stage::Task(Rc::new(RefCell::new(session)));
        self.finder = None;
        self.selection = None;
        self.notices.retain(|notice| {
            !matches!(notice.kind, NoticeKind::DraftReduced | NoticeKind::NotStored)
        });
        self.tell_draft_notes();
        if had_focus {
            self.focus_cursor();
        }
    }

    /// Other words or keys: what was answered, and what can be taken back, stays.
    pub(in crate::root) fn reopen(&mut self) {
        let Some(session) = self.open_session() else { return };
        let SessionOptions { locale, keymap, comfort, .. } = self.session_options();
        let now = self.now_ms();
        let mut held = session.borrow_mut();
        held.set_locale(locale);
        held.set_keymap(keymap);
        let effects = held.set_comfort(comfort, now);
        drop(held);
        effects.into_iter().for_each(|effect| self.effect(&session, effect));
    }

    pub(super) fn session_options(&self) -> SessionOptions {
        let mut options = self.options.clone();
        options.locale = self.ui.words.locale().to_owned();
        options.keymap.single_letters = self.settings.single_keys;
        options.comfort = comfort(&self.settings.comfort);
        options
    }

    pub(super) fn tell_draft_notes(&mut self) {
        let Some(session) = self.open_session() else { return };
        let notes = session.borrow().draft_notes().to_vec();
        let kinds = notes.iter().map(|note| match note {
            DraftNote::GuidelineChanged => NoticeKind::GuidelineChanged,
            _ => NoticeKind::DraftReduced,
        });
        for kind in kinds.collect::<Vec<_>>() {
            self.notice(Notice { kind, detail: None });
        }
    }
}

/// What an annotator's settings ask of the covers.
fn comfort(settings: &ComfortSettings) -> Comfort {
    let least = if settings.cover_all { Level::Veil } else { Level::Open };
    Comfort { at_least: Levels::all(least), grayscale: settings.gray_first || settings.drawn_first }
}
