//! The parts of the page that are late: asked for when something open needs one, and what happens
//! where one does not come.

use super::Root;
use crate::contract::{HostRequest, Notice, NoticeKind};
use crate::dialog::Open;
use crate::parts::{Loaded, Part};
use gradeglass_engine::judging::{Command, Message};
use std::rc::Rc;

impl Root {
    /// Asks for what is open and has not come, once.
    pub(super) fn bring_late(&mut self) {
        let dialog = matches!(self.dialog(), Some(Open::Help | Open::Settings));
        let wanted =
            [dialog.then_some(Part::Dialogs), self.procedure_open().then_some(Part::Procedure)];
        for part in wanted.into_iter().flatten() {
            if !self.ui.parts.has(part) && !self.awaited.contains(&part) {
                self.awaited.push(part);
                self.host.emit(HostRequest::Bring(part));
            }
        }
    }

    /// Draws with the part from now on.
    pub(super) fn take_part(&mut self, loaded: Loaded) {
        self.awaited.retain(|part| *part != loaded.part());
        self.ui.parts = Rc::new(self.ui.parts.with(loaded));
        self.notices.retain(|notice| notice.kind != NoticeKind::PartFailed);
    }

    /// What cannot be shown is closed again, and said: opening it again asks again.
    pub(super) fn miss(&mut self, missing: Part) {
        self.awaited.retain(|part| *part != missing);
        match missing {
            Part::Dialogs if self.dialog() == Some(Open::Help) => {
                self.session(Message::Do(Command::Help));
            }
            Part::Dialogs => self.open = None,
            Part::Procedure if self.procedure_open() => {
                self.session(Message::Do(Command::ToggleGuideline));
            }
            // No task is opened without its controls: see where they are brought.
            Part::Procedure | Part::Controls => {}
        }
        self.notice(Notice { kind: NoticeKind::PartFailed, detail: None });
    }
}
