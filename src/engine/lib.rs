//! The engine: everything that decides, and nothing that draws, listens, stores or sends.
//!
//! In reading order:
//!
//! * [`document`]: a tree of plain data with places in its source, what every reader starts from.
//! * [`expression`]: the CEL profile: lexer, parser, types, checker, three-valued evaluator.
//! * [`guideline`]: a document becomes a [`guideline::Guideline`] and a list of [`problem::Problem`].
//! * [`task`]: a document becomes a [`task::Task`].
//! * [`judging`]: answers, findings, the session over one task, the keys.
//! * [`records`]: judgments, answers and drafts as documents and back.
//! * [`protection`]: labels become cover levels; reveal and re-cover.
//! * [`delivery`]: the outbox, retries, what a receiver's answer means.
//! * [`sorted`], [`order`], [`decimal`], [`letters`]: maps and sets, sorting, doubles' texts, upper
//!   and lower case, small once compiled.
//!
//! The engine is pure: no DOM, no clock, no network, no randomness, no JSON text. Times come in
//! with messages, as milliseconds; what has to happen goes out as effects. `tests/layers.rs` fails
//! when a file here names any of those.

pub mod decimal;
pub mod delivery;
pub mod document;
pub mod expression;
pub mod guideline;
pub mod judging;
pub mod letters;
pub mod order;
pub mod problem;
pub mod protection;
pub mod records;
pub mod sorted;
pub mod task;
