//! What is kept out of the page, and what it takes to see it.
//!
//! Labels, media and policy become a [`Decision`]; [`Covers`] remembers what the annotator has
//! revealed. Everything unknown is covered.

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
    /// Takes an earlier label of the same source and category back.
    pub negated: bool,
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

/// The cover policy in force: the default table with a guideline's and a host's changes.
#[derive(Debug, Clone, Default)]
pub struct Policy {}
