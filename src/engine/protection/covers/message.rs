//! What comes into the covers and what goes out of them.

use crate::protection::shown::Step;
use crate::protection::{CoverItem, Level};

/// What happened to the covers. Every message comes with the monotonic time, in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub enum CoverMessage {
    /// The key or button that shows and covers: takes the next step of a covered result, covers an
    /// open one. It never confirms.
    Toggle {
        /// The result.
        result: String,
        /// Whether a person did it (`isTrusted`, with user activation).
        trusted: bool,
    },
    /// Takes the next step, whatever it is.
    Reveal {
        /// The result.
        result: String,
        /// Whether a person did it (`isTrusted`, with user activation).
        trusted: bool,
    },
    /// Covers one result.
    Cover(String),
    /// Covers everything in the page, what was never covered included.
    CoverAll,
    /// Shows again what needs no reveal, after everything was covered. Any act on a result does
    /// the same first.
    Lift {
        /// Whether a person did it.
        trusted: bool,
    },
    /// The page was hidden or lost focus: what was revealed is covered.
    Hidden,
    /// A result's labels or content changed. It is covered again, and never less than before.
    Relabelled(CoverItem),
    /// Another task is shown, or none: nothing of the one before is remembered.
    TaskChanged(Vec<CoverItem>),
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoverEffect {
    /// Draw this result again: what it shows has changed.
    Redraw(String),
    /// Stop all sound and playback, at once.
    Silence,
    /// Something was open, and is no longer (or not in the same way).
    Exposed(Exposure),
    /// A reveal was not done.
    Refused {
        /// The result.
        result: String,
        /// Why.
        why: Refusal,
    },
}

/// A stretch of time in which a result was revealed to one step. No two of a result overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The result.
    pub result: String,
    /// Its content hash.
    pub hash: String,
    /// How far it was revealed.
    pub step: Step,
    /// Its strictest level.
    pub level: Level,
    /// Whether covered content was open, and not only a preview of it.
    pub revealed: bool,
    /// When it began, in the time of the messages.
    pub from_ms: u64,
    /// When it ended.
    pub to_ms: u64,
    /// What ended it.
    pub ended_by: EndedBy,
}

impl Exposure {
    /// How long it lasted, in milliseconds.
    pub fn duration_ms(&self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

/// What ended an exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBy {
    /// A further step of the same reveal.
    NextStep,
    /// The annotator covered the result.
    Covered,
    /// The annotator covered everything.
    CoveredAll,
    /// The page was hidden or lost focus.
    Hidden,
    /// Its labels or its content changed.
    Relabelled,
    /// The task ended.
    TaskChanged,
}

/// Why a reveal was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// Nobody can open it here.
    Vault,
    /// No person did it.
    Untrusted,
    /// It came too soon after the act before.
    TooSoon,
}
