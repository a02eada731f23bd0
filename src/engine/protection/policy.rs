//! The cover policy: one row for each category, and three for what no category covers.
//!
//! Policy is data. It starts as the default table and is changed only through `read`, which raises
//! freely and lowers only what a row allows.

use super::category::Category;
use super::{Level, Levels, Limits, table};
use crate::guideline::Localized;
use crate::sorted::SortedMap;

/// What a category is covered with, and what it takes to see it: one row of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The level of each surface.
    pub levels: Levels,
    /// What may become audible.
    pub sound: Sound,
    /// Whether a reveal shows pictures in grayscale first.
    pub grayscale: bool,
    /// Whether a reveal is asked for once more before it happens.
    pub confirm: bool,
    /// Whether a pointer that is held down reveals.
    pub hold: bool,
    /// For how long a reveal lasts at most.
    pub max_open: MaxOpen,
    /// What may be fetched before a reveal.
    pub fetch: Fetch,
    /// Whether a guideline or host may lower the row.
    pub host_lower: bool,
    /// Labels that are less sure than this, from 0 to 1, say nothing.
    pub threshold: f64,
}

/// What may become audible, least strict first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sound {
    /// With the player's own control.
    Pressed,
    /// After a reveal, by an act of its own.
    Off,
    /// Nothing, ever.
    Never,
}

/// What may be fetched before a reveal, least strict first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fetch {
    /// The content.
    Yes,
    /// A preview that the host serves apart from the content.
    Preview,
    /// Nothing. A preview that came inside the task needs no fetch.
    No,
    /// Nothing, not after a reveal either: there is none.
    Never,
}

/// For how long a reveal lasts at most, in seconds; 0 is without an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxOpen {
    /// Pictures.
    pub image_s: u16,
    /// Video.
    pub video_s: u16,
    /// Text.
    pub text_s: u16,
}

/// The cover policy in force: the default table with a guideline's and a host's changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// By category id.
    pub(super) rows: SortedMap<&'static str, Row>,
    /// For a category that the table does not know.
    pub(super) unknown: Row,
    /// For a result that nobody has classified.
    pub(super) unclassified: Row,
    /// For a result that a named source calls safe.
    pub(super) safe: Row,
    /// When a pause is suggested, and the most that is allowed.
    pub(super) limits: Limits,
    /// A line on covers that helps to look, where the host wants one.
    pub(super) prompt: Localized,
    /// Whether the policy was unreadable, so that everything not called safe is sealed.
    pub(super) safe_mode: bool,
}

impl Default for Policy {
    fn default() -> Self {
        let rows = table::ROWS
            .iter()
            .flat_map(|(categories, row)| categories.iter().map(|id| (*id, *row)))
            .collect();
        Self {
            rows,
            unknown: table::UNKNOWN,
            unclassified: table::UNCLASSIFIED,
            safe: table::SAFE,
            limits: Limits::default(),
            prompt: Localized::default(),
            safe_mode: false,
        }
    }
}

impl Policy {
    /// The default policy in safe mode: what is flagged or unlabelled is sealed. In force where a
    /// policy is missing or unreadable.
    pub fn safe_mode() -> Self {
        Self { safe_mode: true, ..Self::default() }
    }

    /// This policy in safe mode.
    #[must_use]
    pub fn in_safe_mode(self) -> Self {
        Self { safe_mode: true, ..self }
    }

    /// Whether safe mode is on, so that the page can say so.
    pub fn is_safe_mode(&self) -> bool {
        self.safe_mode
    }

    /// The row for a category, given by id or by any other name it goes by; the row for unknown
    /// categories if the table has none.
    pub fn row(&self, category: &str) -> Row {
        Category::find(category).map_or(self.unknown, |known| self.row_of(known))
    }

    /// A line on covers that helps to look, where the host wants one.
    pub fn prompt(&self) -> &Localized {
        &self.prompt
    }

    /// When a pause is suggested, and the most that is allowed.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The row for results that nobody has classified.
    pub fn unclassified(&self) -> Row {
        self.unclassified
    }

    /// The row of a known category.
    pub(super) fn row_of(&self, category: Category) -> Row {
        self.rows.get(category.id()).copied().unwrap_or(self.unknown)
    }

    /// The stricter of two policies, row by row: in force when two versions meet in one session.
    #[must_use]
    pub fn stricter(&self, other: &Self) -> Self {
        let rows = self.rows.iter().map(|(id, row)| {
            let theirs = other.rows.get(id).copied().unwrap_or(other.unknown);
            (*id, row.stricter(theirs))
        });
        Self {
            rows: rows.collect(),
            unknown: self.unknown.stricter(other.unknown),
            unclassified: self.unclassified.stricter(other.unclassified),
            safe: self.safe.stricter(other.safe),
            limits: self.limits.stricter(other.limits),
            prompt: self.prompt.clone(),
            safe_mode: self.safe_mode || other.safe_mode,
        }
    }
}

impl Row {
    /// The stricter of two rows, column by column.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        Self {
            levels: self.levels.max(other.levels),
            sound: self.sound.max(other.sound),
            grayscale: self.grayscale || other.grayscale,
            confirm: self.confirm || other.confirm,
            hold: self.hold && other.hold,
            max_open: self.max_open.shorter(other.max_open),
            fetch: self.fetch.max(other.fetch),
            host_lower: self.host_lower && other.host_lower,
            threshold: self.threshold.min(other.threshold),
        }
    }

    /// The row for a label of high severity: one level more.
    #[must_use]
    pub(super) fn raised(self) -> Self {
        Self { levels: self.levels.map(Level::raised), ..self }
    }
}

impl MaxOpen {
    /// The same time everywhere.
    pub const fn all(seconds: u16) -> Self {
        Self { image_s: seconds, video_s: seconds, text_s: seconds }
    }

    /// The shorter of the two, surface by surface.
    #[must_use]
    pub fn shorter(self, other: Self) -> Self {
        Self {
            image_s: shorter(self.image_s, other.image_s),
            video_s: shorter(self.video_s, other.video_s),
            text_s: shorter(self.text_s, other.text_s),
        }
    }
}

/// The shorter of two times where 0 is without an end.
fn shorter(a: u16, b: u16) -> u16 {
    match (a, b) {
        (0, other) | (other, 0) => other,
        (a, b) => a.min(b),
    }
}
