//! One key with what is held with it, and how a press is told to be that key.
//!
//! Keys are told by what they type, so that `s` is where the annotator's layout has it. Where a
//! layout types no Latin letter or digit there (Arabic, Cyrillic, the top row of AZERTY), the place
//! on the keyboard decides, and digits of other scripts count as the digits they are. AltGr, which
//! types characters, is never taken for Control and Alt.

use super::keys::KeyPress;
use crate::letters::lowered;
use std::borrow::Cow;
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

    pub(super) fn matches(&self, press: &Pressed<'_>) -> bool {
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
        if self.chars().count() == 1 { lowered(self) } else { self.to_owned() }
    }
}

/// A press with all the names that its key can go by.
pub(super) struct Pressed<'a> {
    names: Vec<Cow<'a, str>>,
    primary: bool,
    alt: bool,
    shift: bool,
}

impl<'a> Pressed<'a> {
    pub fn new(press: &'a KeyPress) -> Self {
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
            None => lowered(key),
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

    #[test]
    fn chords_read_back_as_they_are_written() {
        for text in ["s", "Ctrl+Shift+z", "Alt+ArrowDown", "Space", "Ctrl++", "+", "Escape", "?"] {
            assert_eq!(Chord::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Chord::parse("Hyper+s"), None);
        assert_eq!(Chord::parse(""), None);
        assert_eq!(Chord::parse("Ctrl+"), None);
    }
}
