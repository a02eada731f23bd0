//! A key press, as the browser tells it.

/// A key press, as the browser tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyPress {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// `KeyboardEvent.code`: the place on the keyboard, for layouts whose letters are not Latin.
    pub code: String,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether Meta was held.
    pub meta: bool,
    /// Whether focus is in a control that takes text: single letters and digits belong to it.
    pub in_text: bool,
    /// Whether focus is on a control that takes Enter and Space itself (button, link, summary).
    pub on_button: bool,
    /// Whether focus is in a control that moves by arrow keys (radio group, slider, list box).
    pub in_arrows: bool,
    /// Whether a person pressed it (`isTrusted`): no other press reveals.
    pub trusted: bool,
    /// Whether the key repeats because it is held.
    pub repeat: bool,
}
