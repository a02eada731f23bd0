//! `cargo xtask serve`: from a fresh clone to a page in the browser, with one command.

use super::build::dist;
use super::wasm::Profile;
use crate::repository::target;
use crate::shell::{command, program, run, seconds};
use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;

/// Builds, then runs the collector until it is interrupted.
pub fn main(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    use lexopt::prelude::*;
    let (mut profile, mut port) = (Profile::Quick, 8610_u16);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("release") => profile = Profile::Release,
            other => return Err(other.unexpected().into()),
        }
    }
    let start = Instant::now();
    let pages = dist(profile)?;
    let gradeglass = program("gradeglass-cli", "gradeglass")?;
    println!("==> everything is built after {}", seconds(start.elapsed()));
    println!("    open http://127.0.0.1:{port}/ — stop with Ctrl+C");
    let mut collector = command(gradeglass, &["serve", "--demo", "--pages"]);
    collector.arg(pages).args(["--listen", &format!("127.0.0.1:{port}"), "--database"]);
    run(collector.arg(target().join("gradeglass.sqlite")))?;
    Ok(ExitCode::SUCCESS)
}
