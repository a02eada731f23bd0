//! Which key asks for what.
//!
//! Keys are told by what they type, so that `s` is where the annotator's layout has it. Where a
//! layout types no Latin letter or digit there (Arabic, Cyrillic, the top row of AZERTY), the place
//! on the keyboard decides, and digits of other scripts count as the digits they are.
//!
//! Single characters can be turned off, as WCAG 2.2, 2.1.4 asks for those who speak to their
//! computer: each then needs Alt (Option), told by the place on the keyboard, since Option types
//! other characters on a Mac. AltGr, which types characters, is never taken for Control and Alt.

use super::keys::KeyPress;
use super::session::Command;
use std::fmt;

/// One key with what is held with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// As `KeyboardEvent.key`: `Enter`, `ArrowDown`, `s`, `?`, `3`. Letters are lower case.
    pub key: String,
    /// Control, or Meta (Command).
    pub primary: bool,
    /// Alt (Option).
    pub alt: bool,
    /// Shift; counts with letters and named keys only, since layouts put symbols where they like.
    pub shift: bool,
}

impl Chord {
    /// The key alone.
    pub fn plain(key: &str) -> Self {
        Self { key: key.to_lowercase_if_single(), primary: false, alt: false, shift: false }
    }

    /// Reads `Ctrl+Shift+z`, `Alt+s`, `Escape`. None where no key is named, or a word before it is
    /// not Ctrl, Meta, Alt or Shift.
    pub fn parse(text: &str) -> Option<Self> {
        let (held, key) = match text.rfind('+') {
            Some(at) if at + 1 < text.len() => (text.get(..at)?, text.get(at + 1..)?),
            Some(at) if at > 0 => (text.get(..at - 1)?, "+"),
            _ => ("", text),
        };
        let mut chord = Self::plain(if key == "Space" { " " } else { key });
        for word in held.split('+').filter(|word| !word.is_empty()) {
            match word.to_ascii_lowercase().as_str() {
                "ctrl" | "control" | "meta" | "cmd" => chord.primary = true,
                "alt" | "option" => chord.alt = true,
                "shift" => chord.shift = true,
                _ => return None,
            }
        }
        (!chord.key.is_empty()).then_some(chord)
    }

    /// Whether this is a single character with nothing but Shift: what dictation could type.
    pub fn is_single_character(&self) -> bool {
        !self.primary && !self.alt && self.key != " " && self.key.chars().count() == 1
    }

    fn counts_shift(&self) -> bool {
        let mut characters = self.key.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => only.is_alphabetic() || only == ' ',
            _ => true,
        }
    }

    fn matches(&self, press: &Pressed<'_>) -> bool {
        self.primary == press.primary
            && self.alt == press.alt
            && (!self.counts_shift() || self.shift == press.shift)
            && press.names.iter().any(|name| *name == self.key)
    }
}

impl fmt::Display for Chord {
    /// As [`Chord::parse`] reads it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.primary, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                formatter.write_str(name)?;
            }
        }
        formatter.write_str(if self.key == " " { "Space" } else { &self.key })
    }
}

trait SingleLower {
    fn to_lowercase_if_single(&self) -> String;
}

impl SingleLower for str {
    /// Characters in lower case, names such as `Enter` as they are.
    fn to_lowercase_if_single(&self) -> String {
        if self.chars().count() == 1 { self.to_lowercase() } else { self.to_owned() }
    }
}

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

/// A press with all the names that its key can go by.
struct Pressed<'a> {
    names: Vec<std::borrow::Cow<'a, str>>,
    primary: bool,
    alt: bool,
    shift: bool,
}

impl<'a> Pressed<'a> {
    fn new(press: &'a KeyPress) -> Self {
        let types = press.ctrl && press.alt;
        let mut names = vec![typed(&press.key).into()];
        let latin =
            press.key.len() == 1 && press.key.chars().all(|key| key.is_ascii_alphanumeric());
        let single = press.key.chars().count() == 1;
        if (press.alt || (single && !latin)) && !types {
            names.extend(placed(&press.code).map(Into::into));
        }
        Self {
            names,
            primary: (press.ctrl || press.meta) && !types,
            alt: press.alt && !types,
            shift: press.shift,
        }
    }
}

/// What a key types, in lower case and ASCII digits.
fn typed(key: &str) -> String {
    let mut characters = key.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => match digit(only) {
            Some(digit) => digit.to_string(),
            None => key.to_lowercase(),
        },
        _ => key.to_owned(),
    }
}

/// The value of a decimal digit in the scripts whose keyboards type their own.
fn digit(character: char) -> Option<u32> {
    let zeros = [
        '0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០',
        '\u{ff10}',
    ];
    let code = u32::from(character);
    zeros.iter().find_map(|zero| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10))
}

/// The Latin letter or digit at a place on the keyboard, as US keyboards have it.
fn placed(code: &str) -> Option<String> {
    let name = ["Key", "Digit", "Numpad"].iter().find_map(|prefix| code.strip_prefix(prefix))?;
    (name.len() == 1).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress { key: key.into(), ..KeyPress::default() }
    }

    #[test]
    fn chords_read_back_as_they_are_written() {
        for text in ["s", "Ctrl+Shift+z", "Alt+ArrowDown", "Space", "Ctrl++", "+", "Escape", "?"] {
            assert_eq!(Chord::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Chord::parse("Hyper+s"), None);
        assert_eq!(Chord::parse(""), None);
        assert_eq!(Chord::parse("Ctrl+"), None);
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
