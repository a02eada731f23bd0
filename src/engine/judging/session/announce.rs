//! What is said to assistive technology, by the key of its words in the interface.

/// An answer was taken back.
pub const UNDONE: &str = "announce-undone";
/// An answer was given again.
pub const REDONE: &str = "announce-redone";
/// There is nothing to take back or to do again.
pub const NOTHING_LEFT: &str = "announce-nothing-left";
/// Everything is answered: the next confirmation submits.
pub const READY: &str = "announce-ready";
/// `count` answers are missing or wrong; focus went to the first.
pub const TO_MEND: &str = "announce-to-mend";
/// `count` warnings wait for a word.
pub const TO_CONFIRM: &str = "announce-to-confirm";
/// The store refused, for `reason`; the answers are still here.
pub const NOT_STORED: &str = "announce-not-stored";
/// Everything is covered.
pub const COVERED: &str = "announce-covered";
/// This result can be opened by nobody here.
pub const CANNOT_OPEN: &str = "announce-cannot-open";

/// The host's limit for hard content is reached: nothing more is revealed today.
pub const LIMITED: &str = "announce-limited";

/// All of them, with their arguments.
pub const ALL: [(&str, &[&str]); 10] = [
    (UNDONE, &[]),
    (REDONE, &[]),
    (NOTHING_LEFT, &[]),
    (READY, &[]),
    (TO_MEND, &["count"]),
    (TO_CONFIRM, &["count"]),
    (NOT_STORED, &["reason"]),
    (COVERED, &[]),
    (CANNOT_OPEN, &[]),
    (LIMITED, &[]),
];
