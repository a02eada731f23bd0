//! The shapes of a judgment that receivers take.
//!
//! A connection is read into a [`Plan`]; a plan begins an [`Exchange`] for judgments; an exchange asks
//! for one [`Act`] after the other and ends with an answer in the form that the outbox understands
//! (`{"stored": [id]}`). No part of it is in the annotator's module: it is a module of its own
//! (`src/presets/module`), brought when a connection asks for it, and the same code runs natively for
//! tests and for the command line.
//!
//! * [`plan`]: reads connections; [`exchange`]: what all presets share.
//! * [`template`]: the mapping language; [`judged`]: judgments as presets look at them.
//! * [`presets`]: one receiver a file.
//! * [`annotation`]: W3C Web Annotations, as a file.
//! * [`step`]: steps as documents; [`preview`]: what would be sent, for whoever writes a connection.

pub mod annotation;
mod exchange;
mod judged;
mod plan;
mod presets;
mod preview;
mod step;
mod template;
mod url;

#[cfg(test)]
mod tests;

pub use exchange::{Act, Exchange, Request, Step};
pub use plan::{Page, Plan, read_plan};
pub use preview::{SAMPLE, Shown, preview};
pub use step::pairs_to_node;
