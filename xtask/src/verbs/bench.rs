//! `cargo xtask bench`.

use anyhow::Result;
use std::process::ExitCode;

/// Not there yet.
pub fn main(_arguments: lexopt::Parser) -> Result<ExitCode> {
    anyhow::bail!("bench is not written yet")
}
