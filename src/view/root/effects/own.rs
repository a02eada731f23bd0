//! What the page does itself: keys, dialogs, settings, the ways from here to there.

use super::super::{Own, Root};
use crate::contract::{HostRequest, Settings};
use crate::dialog::Open;
use gradeglass_engine::judging::{Command, KeyPress, Message, Phase, Place};

/// Signs of life closer together than this are one, in milliseconds.
const ACTIVITY: f64 = 1_000.0;

impl Root {
    pub(in crate::root) fn own(&mut self, own: Own) -> bool {
        match own {
            Own::Key { press, escape } => {
                let draws = self.key(press, escape);
                if !draws {
                    self.underway.end();
                }
                return draws;
            }
            Own::Active => return self.active(),
            Own::Open(open) => self.open = Some(open),
            Own::Close => return self.close(),
            Own::Host(request) => self.host.emit(*request),
            Own::Set(settings) => self.set(settings),
            Own::Grain(finer) => {
                let mut settings = self.settings.clone();
                settings.comfort = settings.comfort.grained(finer);
                self.set(settings);
            }
            Own::Section(section) => return self.open_section(section),
            Own::Finding(result, field) => return self.go_to(result, field),
            Own::Select(selection) => {
                self.selection = Some(selection);
                return false;
            }
            Own::Mark(place, label) => self.mark(place, label),
            Own::Dismiss(kind) => self.notices.retain(|notice| notice.kind != kind),
            Own::Find(wanted) => self.find(wanted),
            Own::FindNext(forward) => return self.find_next(forward),
            Own::TaskFocus(field) => return self.task_focus(field),
        }
        true
    }

    pub(super) fn set(&mut self, settings: Settings) {
        self.settings = settings.clone();
        self.reopen();
        self.host.emit(HostRequest::Settings(settings));
    }

    pub(super) fn key(&mut self, press: Option<KeyPress>, escape: bool) -> bool {
        if escape && (self.open.is_some() || self.finder.is_some()) {
            self.open = None;
            self.finder = None;
            self.focus_cursor();
        }
        match press.filter(|_| self.open_session().is_some()) {
            Some(press) => self.session(Message::Key(press)),
            None => escape,
        }
    }

    pub(super) fn active(&mut self) -> bool {
        let now = self.now.emit(());
        if now - self.active_at < ACTIVITY {
            return false;
        }
        self.active_at = now;
        self.session(Message::Activity)
    }

    pub(super) fn close(&mut self) -> bool {
        if self.open.take().is_some() {
            return true;
        }
        let Some(session) = self.open_session() else { return true };
        let (help, phase) = (session.borrow().help_open(), session.borrow().phase());
        match phase {
            _ if help => self.session(Message::Do(Command::Help)),
            Phase::AskingOverrides | Phase::AskingReason(_) => {
                self.session(Message::Do(Command::Cancel))
            }
            _ => true,
        }
    }

    pub(super) fn open_section(&mut self, section: String) -> bool {
        self.section = Some((self.next(), section));
        let open = self.open_session().is_some_and(|session| session.borrow().guideline_open());
        open || self.session(Message::Do(Command::ToggleGuideline))
    }

    // From the dialog of warnings to one of them: the question is left first.
    pub(super) fn go_to(&mut self, result: Option<String>, field: Option<String>) -> bool {
        self.session(Message::Do(Command::Cancel));
        let Some(session) = self.open_session() else { return true };
        match field {
            Some(field) => {
                let place = Place { result, field };
                self.session(Message::FocusField(place.clone()));
                self.focus_field(&session, &place);
            }
            None => {
                self.session(Message::FocusResult(result.clone()));
                self.focus_result(&session, result.as_deref());
            }
        }
        true
    }

    pub(super) fn task_focus(&mut self, field: Option<String>) -> bool {
        let Some(session) = self.open_session() else { return false };
        let cursor = session.borrow().cursor().clone();
        if cursor.result.is_none() && (field.is_none() || field == cursor.field) {
            return false;
        }
        self.session(match field {
            Some(field) => Message::FocusField(Place { result: None, field }),
            None => Message::FocusResult(None),
        })
    }

    /// The dialog that is open: the session's own question first.
    pub(in crate::root) fn dialog(&self) -> Option<Open> {
        let asked = self.open_session().and_then(|session| {
            let session = session.borrow();
            match session.phase() {
                Phase::AskingOverrides => Some(Open::Overrides),
                Phase::AskingReason(outcome) => Some(Open::Reason(outcome)),
                _ => session.help_open().then_some(Open::Help),
            }
        });
        asked.or_else(|| self.open.clone())
    }
}
