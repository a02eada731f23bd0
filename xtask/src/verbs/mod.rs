//! One file a verb.

pub mod bench;
pub mod build;
mod bundle;
pub mod dependencies;
pub mod fuzz;
pub mod serve;
pub mod test;
pub mod trunk;
mod wasm;
