//! What the author of a guideline is told and offered, as functions of a text.
//!
//! * [`Desk`]: the state of the studio, `update(message) -> effects`.
//! * [`read`]: a text and all that is wrong with it; [`Said`]: one thing that is said.
//! * [`Seen`]: what the rules make of answers, and which part of a condition decided.
//! * [`Desk::complete`], [`Desk::explain`]: help while writing.
//! * [`Beside`]: the guideline beside another version and judgments that were made; [`Told`]: what that came to.
//! * [`untranslated`]: texts that are missing in a language; [`markup`](fn@markup): what looks like markup in them.
//! * [`edit`]: changes of the text that touch nothing else.
//! * [`form`](mod@form): conditions as clauses, and back.
//! * [`to_yaml`], [`sample_task`]: documents for people.

mod beside;
mod desk;
pub mod edit;
pub mod form;
mod markup;
mod past;
mod reading;
mod said;
mod sample;
mod seen;
mod source;
mod translations;
mod write;
mod yaml;

pub use beside::{Beside, Compared, Outcome, Replayed, Told, TurnedRow, Turns};
pub use desk::{Desk, Effect, Message, Proving, TestRun};
pub use markup::markup;
pub use reading::{Reading, read};
pub use said::{Example, Mending, Said, mend_of_name};
pub use sample::sample_task;
pub use seen::{PartSeen, RuleSeen, Seen};
pub use source::{Edit, Source, columns};
pub use translations::{Untranslated, untranslated};
pub use write::{Completion, Completions, Explanation};
pub use yaml::to_yaml;
