//! Judging: answers, what the rules say of them, and the session over one task.

mod answers;
mod batch;
mod check;
mod find;
mod finding;
mod judgment;
mod keymap;
mod keys;
mod session;
mod verdict;

pub use answers::{Answer, Answers, FieldAnswers, Place, SpanMark};
pub use batch::{Batch, BatchEffect, BatchMessage, BatchProgress};
pub use check::{Fault, check_judgment};
pub use find::find;
pub use finding::{Finding, Message as FindingMessage, builtin};
pub use judgment::{
    Client, GuidelineRef, JudgedAt, Judgment, Outcome, Overridden, StoredFinding, TaskRef, Timing,
    Viewing,
};
pub use keymap::{Chord, Keymap};
pub use keys::KeyPress;
pub use session::{
    Command, Cursor, Draft, DraftNote, Effect, Message, Phase, Progress, Session, SessionOptions,
};
pub use verdict::{Meaning, RuleError, Verdict, verdict};
