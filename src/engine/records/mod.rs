//! Judgments, answers and drafts as documents, and documents as judgments, answers and drafts.
//!
//! The widget writes them, the collector reads them, a reload reads them back: one pair of
//! functions for each, so that what is written is what is read.

mod answers;
mod draft;
mod exposure;
mod judgment;
mod kinds;
mod overridden;
mod words;

pub(crate) use answers::answers_of;
pub use answers::{answers_to_node, read_answers};
pub use draft::{draft_to_node, read_draft};
pub use exposure::{Sight, exposure_to_node, figures_to_node};
pub use judgment::{judgment_to_node, read_judgment};
