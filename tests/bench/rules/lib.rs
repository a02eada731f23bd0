//! Rules in WebAssembly, for the benchmark.

mod rule;

pub use rule::Rule;
