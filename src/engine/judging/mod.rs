//! Judging: answers, what the rules say of them, and the session over one task.

mod answers;
mod finding;
mod judgment;
mod keys;
mod session;

pub use answers::{Answer, Answers, FieldAnswers, Place, SpanMark};
pub use finding::{Finding, Message as FindingMessage, builtin};
pub use judgment::{
    Client, GuidelineRef, JudgedAt, Judgment, Outcome, Overridden, StoredFinding, TaskRef, Timing,
    Viewing,
};
pub use keys::KeyPress;
pub use session::{Command, Draft, Effect, Message, Verdict};
