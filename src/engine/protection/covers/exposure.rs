//! The record of one exposure: what the ledger is made of. It holds no content.

use crate::judging::JudgedAt;
use crate::protection::shown::Step;
use crate::protection::{Level, Surface};

/// A stretch of time in which one part of a result was revealed to one step. No two of a part
/// overlap, and none begins without a gesture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The result.
    pub result: String,
    /// Its content hash.
    pub hash: String,
    /// Why it is covered: slugs as [`cover_slugs`](crate::protection::cover_slugs) lists them.
    pub causes: Vec<String>,
    /// Which part.
    pub surface: Surface,
    /// How far it was revealed.
    pub step: Step,
    /// How it was asked for.
    pub gesture: Gesture,
    /// The level that was decided for the part.
    pub level: Level,
    /// Whether covered content was open, and not only a preview of it.
    pub revealed: bool,
    /// Whether it was shown without colour.
    pub grayscale: bool,
    /// When it began, in the time of the messages.
    pub from_ms: u64,
    /// When it ended.
    pub to_ms: u64,
    /// For how long media played meanwhile.
    pub played_ms: u64,
    /// For how long it could be heard.
    pub sound_ms: u64,
    /// How fast media was played last, in hundredths.
    pub rate: u16,
    /// What ended it.
    pub ended_by: EndedBy,
    /// The first label that was given to the result meanwhile: how much had been seen of it, and how
    /// long after this began.
    pub label: Option<(JudgedAt, u64)>,
    /// What went wrong meanwhile.
    pub faults: Faults,
}

impl Exposure {
    /// How long it lasted, in milliseconds.
    pub fn duration_ms(&self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }

    /// Whether content was open as a whole, in colour or not.
    pub fn is_full(&self) -> bool {
        self.revealed && self.step >= Step::Softened
    }

    /// Whether what was shown belongs to what is covered most strictly.
    pub fn is_high(&self) -> bool {
        self.revealed && self.level >= Level::Seal
    }

    /// Whether the annotator took it back at once, as one does with what was not meant.
    pub fn is_undone(&self) -> bool {
        let by_hand =
            matches!(self.ended_by, EndedBy::Released | EndedBy::Covered | EndedBy::CoveredAll);
        by_hand && self.duration_ms() < 500
    }
}

/// How a reveal was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gesture {
    /// A button.
    Button,
    /// The key that shows and covers.
    Key,
    /// A pointer that was held down.
    Hold,
    /// The lens.
    Lens,
}

/// What can go wrong while something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A picture, a video or a sound could not be shown.
    Media,
    /// Captions could not be read.
    Captions,
    /// What draws or plays it did not come.
    Part,
    /// The style sheet did not come.
    Style,
    /// The page failed.
    Page,
}

/// Faults, each at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults(u8);

impl Faults {
    /// Adds one.
    pub fn add(&mut self, fault: Fault) {
        self.0 |= 1 << fault as u8;
    }

    /// Their words in records.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let names = ["media", "captions", "part", "style", "page"];
        names.into_iter().enumerate().filter(move |(at, _)| self.0 >> at & 1 == 1).map(|(_, it)| it)
    }
}

/// What ended an exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBy {
    /// A further step of the same reveal.
    NextStep,
    /// The annotator covered it.
    Covered,
    /// The pointer that was held came up, left, or was taken away.
    Released,
    /// The annotator covered everything.
    CoveredAll,
    /// Its time was over.
    Timer,
    /// Nobody did anything for a while.
    Idle,
    /// The card was scrolled away.
    Scrolled,
    /// The annotator went on to another result.
    MovedOn,
    /// The judgment was submitted.
    Submitted,
    /// The page was hidden.
    Hidden,
    /// The window lost focus.
    Blurred,
    /// The page was left, or frozen.
    Left,
    /// The page was printed.
    Printed,
    /// Something went full screen, or into a window of its own.
    Fullscreen,
    /// Its labels or its content changed.
    Relabelled,
    /// The task ended.
    TaskChanged,
    /// The host's limit was reached.
    Limited,
    /// The page failed.
    Failed,
}

impl EndedBy {
    /// Its word in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::NextStep => "next_step",
            Self::Covered => "cover",
            Self::Released => "release",
            Self::CoveredAll => "cover_all",
            Self::Timer => "timer",
            Self::Idle => "idle",
            Self::Scrolled => "scroll",
            Self::MovedOn => "moved_on",
            Self::Submitted => "submit",
            Self::Hidden => "hidden",
            Self::Blurred => "blur",
            Self::Left => "left",
            Self::Printed => "print",
            Self::Fullscreen => "fullscreen",
            Self::Relabelled => "relabelled",
            Self::TaskChanged => "task_changed",
            Self::Limited => "limit",
            Self::Failed => "error",
        }
    }
}
