//! Programs that the verbs need, each found, installed, or named with the command that installs it.

pub mod wasm_opt;
pub mod wasm_target;
