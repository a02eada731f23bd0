//! Proofs: what can and cannot be right about a guideline, decided before any task exists.
//!
//! A guideline becomes a propositional formula ([`formula`]): what a task can bring and what can be
//! answered are symbols ([`world`], [`symbol`]), conditions are formulas over them ([`encode`]), and
//! each rule and each way of asking has a statement of its own. [`Prover`] puts questions to it, one
//! a step, and turns the answers into findings; [`Comparison`] does so for two versions. [`Replay`] asks
//! the evaluator about judgments that were made.
//!
//! What is said never to happen never happens: the formula allows all that real judgments can hold.
//! What is said to happen has been seen by the evaluator on an example, or is called possible.

mod clause;
mod compare;
mod decided;
mod encode;
mod finding;
mod formula;
mod gates;
mod listed;
mod memory;
mod model;
mod needs;
mod numbers;
mod prove;
mod replay;
mod seen;
mod shape;
mod solver;
mod symbol;
mod texts;
mod told;
mod tree;
mod witness;
mod world;

#[cfg(test)]
mod tests;

pub use compare::{Change, Comparison, Difference, Relation};
pub use finding::{Finding, Kind, Level, Mend};
pub use listed::Listed;
pub use prove::{Progress, Prover, prove};
pub use replay::{Counts, Replay, Turned, Version};
pub use witness::{Example, Witness};
