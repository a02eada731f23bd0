//! What several tests share.

// Here a panic is a failed test, not a lost judgment.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod fuzzing;
pub mod profile;
pub mod rules;
pub mod support;
