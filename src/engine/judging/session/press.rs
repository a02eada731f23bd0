//! What a key means here and now.

use super::{Command, Effect, Phase, Session};
use crate::guideline::FieldKind;
use crate::judging::answers::Place;
use crate::judging::keyboard::option_keys;
use crate::judging::keys::KeyPress;

/// What a press asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    Command(Command),
    Option(Place, String),
}

impl Session {
    /// Whether this key means something here: the page then keeps it from the browser.
    pub fn takes_key(&self, press: &KeyPress) -> bool {
        self.asked(press).is_some()
    }

    /// Whether this key covers everything, wherever it is pressed.
    pub fn covers_all(&self, press: &KeyPress) -> bool {
        self.options.keymap.command(press) == Some(Command::CoverAll)
    }

    pub(super) fn press(&mut self, press: &KeyPress) -> Vec<Effect> {
        match self.asked(press) {
            Some(Asked::Command(command)) => self.command(command, press.trusted),
            Some(Asked::Option(place, option)) => self.press_option(&place, &option),
            None => Vec::new(),
        }
    }

    /// An option was chosen by key: a single answer leads on, a list of answers can grow.
    fn press_option(&mut self, place: &Place, option: &str) -> Vec<Effect> {
        let field = self.guideline.field(&place.field);
        match field.map(|field| &field.kind) {
            Some(FieldKind::Span { .. }) => {
                vec![Effect::MarkSelection(place.clone(), Some(option.to_owned()))]
            }
            Some(FieldKind::Choice { .. } | FieldKind::Scale { .. }) => {
                let mut effects = self.choose(place, option);
                effects.extend(self.advance(place));
                effects
            }
            _ => self.choose(place, option),
        }
    }

    fn asked(&self, press: &KeyPress) -> Option<Asked> {
        if self.covers_all(press) {
            return Some(Asked::Command(Command::CoverAll));
        }
        let command = self.options.keymap.command(press);
        if belongs_to_the_control(press) {
            return None;
        }
        let command = command.filter(|command| !press.repeat || may_repeat(*command));
        if self.help_open {
            let closes = command.filter(|command| *command == Command::Help);
            return closes.map(Asked::Command);
        }
        match self.phase {
            Phase::Judging => self.option(press).or(command.map(Asked::Command)),
            Phase::AskingOverrides => {
                command.filter(|command| *command == Command::Confirm).map(Asked::Command)
            }
            Phase::AskingReason(_) | Phase::Storing | Phase::Stored => None,
        }
    }

    /// The option of the current field that has this key.
    fn option(&self, press: &KeyPress) -> Option<Asked> {
        if press.repeat {
            return None;
        }
        let field = self.guideline.field(self.cursor.field.as_deref()?)?;
        let place = Place { result: self.cursor.result.clone(), field: field.id.clone() };
        let keys = option_keys(field).into_iter();
        let mut pressed = keys.filter(|(_, chord)| self.options.keymap.is(press, chord));
        let (option, _) = pressed.next().filter(|_| self.visible(&place))?;
        Some(Asked::Option(place, option))
    }
}

/// Whether the control that has focus does something of its own with this key.
fn belongs_to_the_control(press: &KeyPress) -> bool {
    let held = press.ctrl || press.meta || press.alt;
    let presses = matches!(press.key.as_str(), "Enter" | " ");
    let arrows = press.key.starts_with("Arrow") || press.key == " ";
    !held && ((press.on_button && presses) || (press.in_arrows && arrows))
}

/// A key that is held down walks on, and takes back more and more; nothing else repeats.
fn may_repeat(command: Command) -> bool {
    matches!(command, Command::NextResult | Command::PreviousResult | Command::Undo | Command::Redo)
}
