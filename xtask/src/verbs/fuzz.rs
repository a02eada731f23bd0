//! `cargo xtask fuzz`: strange expressions, for a while. See `tests/fuzz.rs`.

use crate::shell::cargo;
use anyhow::Result;
use std::process::ExitCode;

/// Runs the fuzzer; the status says whether it found nothing.
pub fn main(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    use lexopt::prelude::*;
    let (mut seconds, mut seed) = (30_u64, 1_u64);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let mut fuzz =
        cargo(&["run", "--quiet", "--package", "gradeglass-tests", "--bin", "fuzz", "--"]);
    fuzz.args(["--seconds", &seconds.to_string(), "--seed", &seed.to_string()]);
    Ok(if fuzz.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
