//! `cargo xtask bench`: sizes and speeds, as a table and as target/bench.json.

use super::build::dist;
use super::wasm::{Profile, bind, optimised};
use crate::repository::{root, target};
use crate::shell::{cargo, command, read, run, step};
use crate::tools::browsers::{self, Chosen};
use crate::tools::{npm, python, wasm_target};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds everything as annotators get it, then measures.
pub fn main(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    if let Some(other) = arguments.next()? {
        return Err(other.unexpected().into());
    }
    let pages = dist(Profile::Release)?;
    let bound = rules_module()?;
    let native = step("time rules natively", || {
        let arguments = ["run", "--quiet", "--profile", "host", "--bin", "bench-rules"];
        read(cargo(&arguments).args(["--package", "gradeglass-bench-rules"]))
    })?;
    let proofs = step("time proofs natively", || {
        let arguments = ["run", "--quiet", "--profile", "host", "--bin", "bench-proofs"];
        read(cargo(&arguments).args(["--package", "gradeglass-bench-proofs"]))
    })?;
    npm::ensure("tests/browser")?;
    npm::ensure("tests/bench")?;
    let mut bench = command("node", &["bench.mjs"]);
    bench.current_dir(root().join("tests/bench"));
    browsers::tell(&mut bench, Chosen::Chromium)?;
    bench.env("GRADEGLASS_PAGES", pages).env("GRADEGLASS_BOUND", bound);
    bench.env("GRADEGLASS_NATIVE", native).env("GRADEGLASS_BENCH", target().join("bench.json"));
    // With the guidelines in it, it is longer than a variable may be.
    let sizes = target().join("bench-proofs.json");
    std::fs::write(&sizes, proofs).with_context(|| sizes.display().to_string())?;
    bench.env("GRADEGLASS_PROOFS", sizes).env("GRADEGLASS_PROGRAM", host_program()?);
    bench.env("GRADEGLASS_RECEIVERS", python::receivers()?);
    let met = step("measure in Chromium", || Ok(bench.status()?.success()))?;
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The host program as it is installed.
fn host_program() -> Result<PathBuf> {
    step("compile gradeglass as it is installed", || {
        run(&mut cargo(&["build", "--profile", "host", "--package", "gradeglass-cli"]))
    })?;
    Ok(target().join("host/gradeglass"))
}

/// The rules as WebAssembly, compiled as the widget is.
fn rules_module() -> Result<PathBuf> {
    wasm_target::ensure()?;
    let module = "gradeglass_bench_rules";
    optimised(&bind("gradeglass-bench-rules", module, Profile::Release)?, module)
}
