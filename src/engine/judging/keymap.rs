//! Which key asks for which command.
//!
//! Single characters can be turned off, as WCAG 2.2, 2.1.4 asks for those who speak to their
//! computer: each then needs Alt (Option), told by the place on the keyboard, since Option types
//! other characters on a Mac.

use super::chord::{Chord, Pressed};
use super::keys::KeyPress;
use super::session::Command;

/// The keys in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// Command keys. One command may have several.
    pub bindings: Vec<(Chord, Command)>,
    /// Whether single characters work as they are. Off (WCAG 2.2, 2.1.4): each needs Alt.
    pub single_letters: bool,
}

const DEFAULT: [(&str, Command); 22] = [
    ("ArrowDown", Command::NextResult),
    ("j", Command::NextResult),
    ("ArrowUp", Command::PreviousResult),
    ("k", Command::PreviousResult),
    ("Enter", Command::Confirm),
    ("Ctrl+Enter", Command::Confirm),
    ("s", Command::Skip),
    ("c", Command::CannotJudge),
    ("e", Command::Escalate),
    ("u", Command::Undo),
    ("Ctrl+z", Command::Undo),
    ("Shift+u", Command::Redo),
    ("Ctrl+Shift+z", Command::Redo),
    ("Ctrl+y", Command::Redo),
    ("g", Command::ToggleGuideline),
    ("Space", Command::ToggleReveal),
    ("Escape", Command::CoverAll),
    ("?", Command::Help),
    ("/", Command::Find),
    ("!", Command::FirstFinding),
    ("Alt+ArrowDown", Command::NextResult),
    ("Alt+ArrowUp", Command::PreviousResult),
];

impl Default for Keymap {
    fn default() -> Self {
        let bindings = DEFAULT.iter();
        let read = bindings.filter_map(|(text, command)| Some((Chord::parse(text)?, *command)));
        Self { bindings: read.collect(), single_letters: true }
    }
}

impl Keymap {
    /// The command that a press asks for. The first binding that fits counts.
    pub fn command(&self, press: &KeyPress) -> Option<Command> {
        let pressed = Pressed::new(press);
        let fits = |chord: &Chord| self.in_force(chord).matches(&pressed);
        let allowed = |chord: &Chord| !press.in_text || works_in_text(&self.in_force(chord));
        let bound = self.bindings.iter();
        bound.filter(|(chord, _)| fits(chord) && allowed(chord)).map(|(_, asked)| *asked).next()
    }

    /// Whether a press is this key, as keys are in force now.
    pub fn is(&self, press: &KeyPress, chord: &Chord) -> bool {
        let chord = self.in_force(chord);
        chord.matches(&Pressed::new(press)) && (!press.in_text || works_in_text(&chord))
    }

    /// What has to be pressed for a chord: with Alt, where single characters are turned off.
    pub fn in_force(&self, chord: &Chord) -> Chord {
        let alt = chord.alt || (!self.single_letters && chord.is_single_character());
        Chord { alt, ..chord.clone() }
    }

    /// The keys of a command, as they are in force.
    pub fn keys_of(&self, command: Command) -> impl Iterator<Item = Chord> + '_ {
        let bound = self.bindings.iter().filter(move |(_, asked)| *asked == command);
        bound.map(|(chord, _)| self.in_force(chord))
    }
}

/// Where text is typed, plain keys and those that type with Shift belong to the text; Escape never.
fn works_in_text(chord: &Chord) -> bool {
    chord.primary || chord.alt || chord.key == "Escape"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress { key: key.into(), ..KeyPress::default() }
    }

    #[test]
    fn the_default_keys_ask_for_their_commands() {
        let keys = Keymap::default();
        assert_eq!(keys.bindings.len(), DEFAULT.len());
        assert_eq!(keys.command(&press("j")), Some(Command::NextResult));
        assert_eq!(keys.command(&press("u")), Some(Command::Undo));
        let shifted = KeyPress { shift: true, ..press("U") };
        assert_eq!(keys.command(&shifted), Some(Command::Redo));
        let caps_lock = press("U");
        assert_eq!(keys.command(&caps_lock), Some(Command::Undo));
        let question = KeyPress { shift: true, ..press("?") };
        assert_eq!(keys.command(&question), Some(Command::Help));
        let meta = KeyPress { meta: true, ..press("z") };
        assert_eq!(keys.command(&meta), Some(Command::Undo));
    }

    #[test]
    fn text_keeps_its_plain_keys() {
        let keys = Keymap::default();
        let typing = |press: KeyPress| KeyPress { in_text: true, ..press };
        for key in ["j", "s", "Enter", "?", "/", " ", "3", "ArrowDown"] {
            assert_eq!(keys.command(&typing(press(key))), None, "{key}");
        }
        assert_eq!(keys.command(&typing(press("Escape"))), Some(Command::CoverAll));
        let confirm = KeyPress { ctrl: true, ..press("Enter") };
        assert_eq!(keys.command(&typing(confirm)), Some(Command::Confirm));
    }

    #[test]
    fn single_characters_need_alt_once_they_are_turned_off() {
        let keys = Keymap { single_letters: false, ..Keymap::default() };
        assert_eq!(keys.command(&press("s")), None);
        assert!(!keys.is(&press("3"), &Chord::plain("3")));
        // Option on a Mac types another character; the place tells.
        let option = KeyPress { alt: true, code: "KeyS".into(), ..press("ß") };
        assert_eq!(keys.command(&option), Some(Command::Skip));
        let three = KeyPress { alt: true, code: "Digit3".into(), ..press("£") };
        assert!(keys.is(&three, &Chord::plain("3")));
        assert_eq!(keys.command(&press("ArrowDown")), Some(Command::NextResult));
        assert_eq!(keys.command(&press("Escape")), Some(Command::CoverAll));
    }

    #[test]
    fn layouts_without_latin_letters_go_by_place() {
        let keys = Keymap::default();
        let arabic = KeyPress { code: "KeyS".into(), ..press("س") };
        assert_eq!(keys.command(&arabic), Some(Command::Skip));
        assert!(keys.is(&press("٣"), &Chord::plain("3")));
        assert!(keys.is(&press("३"), &Chord::plain("3")));
        let azerty = KeyPress { code: "Digit3".into(), ..press("\"") };
        assert!(keys.is(&azerty, &Chord::plain("3")));
        let dvorak = KeyPress { code: "KeyS".into(), ..press("o") };
        assert_eq!(keys.command(&dvorak), None);
    }

    #[test]
    fn a_character_typed_with_alt_gr_is_no_command() {
        let keys = Keymap::default();
        let alt_gr = KeyPress { ctrl: true, alt: true, code: "KeyZ".into(), ..press("z") };
        assert_eq!(keys.command(&KeyPress { in_text: true, ..alt_gr }), None);
    }
}
