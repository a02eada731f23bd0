//! Judging: answers, what the rules say of them, and the session over one task.

mod answers;
mod batch;
mod canonical;
mod check;
mod chord;
mod deliverable;
mod evaluate;
mod explain;
mod facts;
mod find;
mod finding;
mod fits;
mod judgment;
mod keyboard;
mod keymap;
mod keys;
mod own_test;
mod said;
#[cfg(test)]
mod samples;
mod session;
mod sheet;
mod span;
mod supply;
mod trial;
mod verdict;
mod visibility;

pub use answers::{Answer, Answers, FieldAnswers, Place, SpanMark};
pub use batch::{Batch, BatchEffect, BatchMessage, BatchProgress};
pub use check::{Fault, check_judgment};
pub use chord::Chord;
pub use deliverable::deliverable;
pub use explain::{Because, Explained, Part, Standing, explain};
pub use find::find;
pub use finding::{Finding, Message as FindingMessage, builtin};
pub use judgment::{
    Client, GuidelineRef, JudgedAt, Judgment, Outcome, Overridden, StoredFinding, TaskRef, Timing,
    Viewing,
};
pub use keyboard::{Clash, KeyHelp, KeyUse, option_keys, reserved_key};
pub use keymap::Keymap;
pub use keys::KeyPress;
pub use own_test::{run_test, test_case};
pub use session::{
    Command, Cursor, Draft, DraftNote, Effect, Message, Phase, Progress, Session, SessionOptions,
    announce,
};
pub use span::{span_text, utf16_slice};
pub use supply::{Supply, SupplyEffect, SupplyMessage, Then};
pub use trial::{Trial, Tried};
pub use verdict::{Meaning, RuleError, Verdict, verdict};
