//! `cargo xtask serve`.

use anyhow::Result;
use std::process::ExitCode;

/// Not there yet.
pub fn main(_arguments: lexopt::Parser) -> Result<ExitCode> {
    anyhow::bail!("serve is not written yet")
}
