//! What one card shows, taken from the session: plain data that is cheap to compare, so that a key
//! press draws only the cards that it changed.

use gradeglass_engine::guideline::{Override, Severity};
use gradeglass_engine::judging::{Answer, Overridden};
use gradeglass_engine::protection::{Next, Shown, Surface, Ways};

/// Everything about a card that can change while its task is open.
#[derive(Debug, Clone, PartialEq)]
pub struct CardState {
    /// Whether the annotator is at this card.
    pub current: bool,
    /// Whether it has all the answers it needs.
    pub answered: bool,
    /// What of its content may be in the page.
    pub cover: CoverState,
    /// The fields shown at it, in order.
    pub fields: Vec<FieldState>,
    /// Whether nothing can be changed, since the judgment is being stored.
    pub frozen: bool,
}

/// What of a result's content may be in the page.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverState {
    /// Pictures.
    pub image: PartState,
    /// Video, and pictures that move.
    pub video: PartState,
    /// Texts.
    pub text: PartState,
    /// Which description the cover carries; none where nothing of the result is ever covered.
    pub slug: Option<String>,
    /// Whether something was revealed, so that it can be covered again.
    pub open: bool,
    /// Whether nobody can open it here.
    pub vault: bool,
    /// Whether it can be heard; none where that may not be, or not yet.
    pub audible: Option<bool>,
    /// Whether a preview may be made here, of the picture itself.
    pub shrinks: bool,
    /// Whether pictures are drawings first.
    pub drawn: bool,
    /// Pixels on the short side of a preview.
    pub grain: u8,
    /// How fast media plays to begin with, in hundredths.
    pub rate: u16,
}

/// One part of a result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartState {
    /// What of it may be in the page.
    pub shown: Shown,
    /// What the next act would do; none where nothing is left to show.
    pub next: Option<Next>,
    /// Whether it was revealed, if only as a preview.
    pub open: bool,
    /// Whether what shows is gone once it is covered.
    pub vanishes: bool,
    /// What else can be done about it.
    pub ways: Ways,
}

impl CoverState {
    /// The part of a kind.
    pub fn part(&self, surface: Surface) -> PartState {
        match surface {
            Surface::Image => self.image,
            Surface::Video => self.video,
            Surface::Text => self.text,
        }
    }
}

/// One field at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldState {
    /// Its index among the guideline's fields.
    pub index: usize,
    /// Whether keys speak of it.
    pub current: bool,
    /// What was answered.
    pub answer: Option<Answer>,
    /// What the rules say of it.
    pub findings: Vec<FindingState>,
    /// The keys of its options, by option.
    pub keys: Vec<(String, String)>,
}

/// One finding, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingState {
    /// The rule that is broken.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is said.
    pub text: String,
    /// The language it is said in.
    pub language: String,
    /// A section of the operating procedure.
    pub see: Option<String>,
    /// What it takes to submit in spite of it.
    pub overriding: Override,
    /// What was said to it.
    pub overridden: Option<Overridden>,
    /// The result it speaks of.
    pub result: Option<String>,
    /// The field that it is shown at.
    pub field: Option<String>,
}
