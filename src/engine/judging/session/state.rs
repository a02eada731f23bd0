//! Plain parts of a session's state that the page reads.

use crate::judging::judgment::Outcome;
use crate::judging::keymap::Keymap;
use crate::protection::Comfort;

/// Who judges, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SessionOptions {
    /// An opaque id.
    pub annotator: String,
    /// The language in which the annotator reads the guideline (BCP 47).
    pub locale: String,
    /// `judge`, and later `train`, `review`, `adjudicate`.
    pub mode: String,
    /// When the task was opened (RFC 3339, UTC); a draft knows better.
    pub opened_at: String,
    /// The judgment that this one will correct.
    pub supersedes: Option<String>,
    /// The keys.
    pub keymap: Keymap,
    /// What the annotator covers beyond what the policy asks.
    pub comfort: Comfort,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Answers are being given.
    #[default]
    Judging,
    /// Submitted, and a warning waits for the annotator's word.
    AskingOverrides,
    /// A reason is asked for.
    AskingReason(Outcome),
    /// The store is at work; nothing can be changed.
    Storing,
    /// Done.
    Stored,
}

/// Where the annotator is: a result (or the task's own fields) and the field that keys speak of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The current result; none for the task's own fields.
    pub result: Option<String>,
    /// The current field, if any is shown there.
    pub field: Option<String>,
}

/// How far the task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Results that have all the answers they need.
    pub answered: usize,
    /// All results; 1 for a task that asks nothing of its results.
    pub total: usize,
}
