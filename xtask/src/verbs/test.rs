//! `cargo xtask test`.

use anyhow::Result;
use std::process::ExitCode;

/// Not there yet.
pub fn main(_arguments: lexopt::Parser) -> Result<ExitCode> {
    anyhow::bail!("test is not written yet")
}
