//! What is kept out of the page, and what it takes to see it.
//!
//! Labels, media and policy become a [`Decision`]; [`Covers`] remembers what the annotator has
//! revealed. Everything unknown is covered. In reading order:
//!
//! * `table`: the default policy, row by row.
//! * `category`: the ids of categories, and the other names that they go by.
//! * [`Policy`]: the table with a guideline's and a host's changes; `read` takes those in.
//! * [`decide`]: labels and policy to levels, a pure function.
//! * `shown`: what each part of a result shows at each step.
//! * [`Covers`]: reveal and re-cover, a state machine.
//! * [`Ledger`]: what was exposed, in sums; prompts for pauses, and limits.
//! * [`spaced`]: hard tasks with others between them.

mod category;
mod covers;
mod decision;
mod ledger;
mod policy;
mod read;
mod shown;
mod spacing;
mod table;
#[cfg(test)]
mod tests;
mod write;

pub use category::{canonical_category, category_slug, cover_slugs};
pub use covers::{
    CoverEffect, CoverItem, CoverMessage, Covers, EndedBy, Exposure, Fault, Faults, Gesture, More,
    Refusal, Ways,
};
pub use decision::{Comfort, Decision, decide, is_vaulted, set_aside, surface_of, withhold};
pub use ledger::{Figures, Ledger, Limits, Pause, Why, Work};
pub use policy::{Fetch, MaxOpen, Policy, Row, Sound};
pub use shown::{Next, Shown, Step};
pub use spacing::spaced;
pub use write::policy_to_node;

/// What somebody or something said of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// A category id, or an alias of one.
    pub category: String,
    /// How bad.
    pub severity: Option<LabelSeverity>,
    /// How sure, from 0 to 1; anything else counts as 1.
    pub confidence: Option<f64>,
    /// Who says so.
    pub source: Option<String>,
    /// What is there, in at most twelve words, for the cover to say.
    pub description: Option<String>,
    /// Takes the label of the same source and category back.
    pub negated: bool,
    /// The hash of the content that was labelled, in the host's own terms. It must equal the
    /// result's `content_hash`; otherwise the label speaks of something else.
    pub content_hash: Option<String>,
}

/// How bad a label says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelSeverity {
    /// Never lowers a level.
    Low,
    /// The level of the table.
    Medium,
    /// One level more.
    High,
}

/// The cover levels, C0 to C4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// C0: the content, with the annotator's comfort filters.
    Open,
    /// C1: the content in grayscale, muted.
    Soften,
    /// C2: a preview at most, one gesture to reveal.
    Veil,
    /// C3: category and a short description, two steps to reveal.
    Seal,
    /// C4: nothing, and nobody can open it here.
    Vault,
}

/// The parts of a result that are decided on apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// Pictures, thumbnails, favicons, avatars.
    Image,
    /// Video, and pictures that move.
    Video,
    /// Titles, snippets, attributes, alt texts, names, links.
    Text,
}

impl Level {
    /// Every level, least first.
    pub const ALL: [Level; 5] = [Self::Open, Self::Soften, Self::Veil, Self::Seal, Self::Vault];

    /// Its name in documents; `C0` to `C4` mean the same.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Soften => "soften",
            Self::Veil => "veil",
            Self::Seal => "seal",
            Self::Vault => "vault",
        }
    }

    /// The level with this name, or with this code.
    pub fn from_name(name: &str) -> Option<Self> {
        let codes = ["C0", "C1", "C2", "C3", "C4"];
        let found = |(level, code): &(Self, &str)| *code == name || level.name() == name;
        Self::ALL.into_iter().zip(codes).find(found).map(|(level, _)| level)
    }

    /// One level more, but only the vault itself is a vault.
    pub fn raised(self) -> Self {
        match self {
            Self::Open => Self::Soften,
            Self::Soften => Self::Veil,
            Self::Veil | Self::Seal => Self::Seal,
            Self::Vault => Self::Vault,
        }
    }
}

impl Surface {
    /// Every surface.
    pub const ALL: [Surface; 3] = [Self::Image, Self::Video, Self::Text];

    /// Its name in records and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Text => "text",
        }
    }
}

/// A level for each surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Levels {
    /// Of pictures.
    pub image: Level,
    /// Of video, and of pictures that move.
    pub video: Level,
    /// Of texts.
    pub text: Level,
}

impl Levels {
    /// The same level everywhere.
    pub const fn all(level: Level) -> Self {
        Self { image: level, video: level, text: level }
    }

    /// The level of one surface.
    pub fn of(self, surface: Surface) -> Level {
        match surface {
            Surface::Image => self.image,
            Surface::Video => self.video,
            Surface::Text => self.text,
        }
    }

    /// Each level put through `change`.
    #[must_use]
    pub fn map(self, change: impl Fn(Level) -> Level) -> Self {
        Self { image: change(self.image), video: change(self.video), text: change(self.text) }
    }

    /// The stricter of the two, surface by surface.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            image: self.image.max(other.image),
            video: self.video.max(other.video),
            text: self.text.max(other.text),
        }
    }

    /// The strictest of the three.
    pub fn top(self) -> Level {
        self.image.max(self.video).max(self.text)
    }
}
