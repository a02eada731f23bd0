//! Programs that the verbs need, each found, installed, or named with the command that installs it.

pub mod browsers;
pub mod esbuild;
pub mod geckodriver;
pub mod npm;
pub mod python;
pub mod system;
pub mod wasm_opt;
pub mod wasm_target;
pub mod webkit;
