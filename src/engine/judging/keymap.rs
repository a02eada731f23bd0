//! Which key asks for what, and which two meanings of one key clash.

use super::session::Command;

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

/// The keys in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// Command keys. One command may have several.
    pub bindings: Vec<(Chord, Command)>,
    /// Whether single characters work as they are. Off (WCAG 2.2, 2.1.4): each needs Alt.
    pub single_letters: bool,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: Vec::new(), single_letters: true }
    }
}
