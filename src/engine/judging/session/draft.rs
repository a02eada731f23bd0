//! What survives a reload, and what is said where not all of it could be kept.

use crate::judging::answers::{Answers, Place};
use crate::judging::judgment::{Overridden, Viewing};
use crate::sorted::SortedMap;

/// Everything that survives reload: answers, overrides, what was seen, time worked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The answers so far.
    pub answers: Answers,
    /// Which places were touched.
    pub touched: Vec<Place>,
    /// Overrides so far: rule, result, what was said.
    pub overrides: Vec<(String, Option<String>, Overridden)>,
    /// How each result was viewed so far.
    pub viewing: SortedMap<String, Viewing>,
    /// Milliseconds of work so far.
    pub active_ms: u64,
    /// When it was first opened (RFC 3339).
    pub opened_at: String,
    /// Hash of the guideline that it was begun under.
    pub guideline_hash: String,
}

/// What an annotator should be told about the draft that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftNote {
    /// The guideline has changed since; the answers that still fit were kept.
    GuidelineChanged,
    /// This answer no longer fits (its field, result or option is gone) and was left out.
    Dropped(Place),
}
