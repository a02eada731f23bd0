//! What comes into the covers and what goes out of them.

use super::exposure::{EndedBy, Exposure, Fault, Gesture};
use crate::protection::{CoverItem, Surface};

/// What happened to the covers. Every message comes with the monotonic time, in milliseconds.
///
/// `trusted` says whether a person did it (`isTrusted`, with user activation): nothing else
/// reveals. Covering is open to everybody.
#[derive(Debug, Clone, PartialEq)]
pub enum CoverMessage {
    /// The key that shows and covers: takes the next step of the first part that has one, words
    /// first, and covers all of the result where none is left. It never confirms.
    Toggle {
        /// The result.
        result: String,
        /// Whether a person did it.
        trusted: bool,
    },
    /// Takes the next step of one part, whatever it is.
    Reveal {
        /// The result.
        result: String,
        /// Which part.
        surface: Surface,
        /// Whether a person did it.
        trusted: bool,
    },
    /// A pointer went down on a cover, or came up again, left it, or was taken away.
    Hold {
        /// The result.
        result: String,
        /// The part that is pressed; none when the pointer is up.
        surface: Option<Surface>,
        /// Whether a person did it.
        trusted: bool,
    },
    /// Arms the lens over a covered picture.
    Lens {
        /// The result.
        result: String,
        /// Whether a person did it.
        trusted: bool,
    },
    /// More time for what is open: once, or without an end where the policy allows that.
    Extend {
        /// The result.
        result: String,
        /// Whether a person did it.
        trusted: bool,
    },
    /// Sound on or off, which is no part of a reveal.
    Sound {
        /// The result.
        result: String,
        /// On.
        on: bool,
        /// Whether a person did it.
        trusted: bool,
    },
    /// Media of a result plays, at a rate in hundredths, or stands still.
    Playing {
        /// The result.
        result: String,
        /// How fast; none when it stands still.
        rate: Option<u16>,
    },
    /// Something went wrong with a part of a result that is open.
    Failed(String, Surface, Fault),
    /// Covers one result, for this reason.
    Cover(String, EndedBy),
    /// Covers one part of a result.
    CoverPart(String, Surface),
    /// Covers everything in the page, what was never covered included.
    CoverAll,
    /// Shows again what needs no reveal, after everything was covered. Any act on a result does
    /// the same first.
    Lift {
        /// Whether a person did it.
        trusted: bool,
    },
    /// What was revealed is covered, for this reason: the page was hidden, left, printed.
    Withdraw(EndedBy),
    /// The annotator is there.
    Active,
    /// Time has passed: what is due is done.
    Tick,
    /// Whether the host's limit for today is reached: then nothing more is revealed.
    Limited(bool),
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
    Exposed(Box<Exposure>),
    /// A reveal was not done.
    Refused {
        /// The result.
        result: String,
        /// Why.
        why: Refusal,
    },
}

/// What else can be done about one part that can be revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ways {
    /// A pointer that is held down shows it.
    pub hold: bool,
    /// A lens can be armed.
    pub lens: bool,
    /// For how many seconds it stays open from its opening on; none where nothing ends it.
    pub seconds: Option<u32>,
    /// More time can be had.
    pub more: Option<More>,
}

/// What more time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// The same time once more.
    Once,
    /// Until it is covered by hand.
    Untimed,
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
    /// The host's limit is reached.
    Limited,
    /// The policy does not let it be shown this way.
    NotThisWay,
}

impl CoverMessage {
    /// How the reveal is asked for, as the record will say.
    pub(super) fn gesture(&self) -> Gesture {
        match self {
            Self::Toggle { .. } => Gesture::Key,
            Self::Hold { .. } => Gesture::Hold,
            Self::Lens { .. } => Gesture::Lens,
            _ => Gesture::Button,
        }
    }
}
