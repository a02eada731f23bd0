//! Keys: what a press means, and which two meanings clash.

/// A key press, as the browser tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyPress {
    /// `KeyboardEvent.key`.
    pub key: String,
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
    /// Whether the key repeats because it is held.
    pub repeat: bool,
}
