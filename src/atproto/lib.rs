//! Moderation as clients of the AT Protocol decide it: from views and preferences, as they come from
//! the network, to flags for each place of an interface. For hosts that label with it and want to
//! compare; the annotator's bundle does not hold it.
//!
//! * [`label`]: what a label means: the protocol's own, and a labeler's.
//! * [`cause`]: what speaks against showing something, and what it does where.
//! * [`moderate`]: a subject and the viewer's options to flags.
//! * [`words`]: muted words.
//! * [`cover`]: the cover levels that flags ask for, and why annotators get stricter ones.

pub mod cause;
pub mod cover;
pub mod label;
pub mod moderate;
pub mod words;

pub use cause::{Flags, Place};
pub use moderate::{moderate, mutes};
