//! `cargo xtask test`: everything that must hold before a change is merged.

use super::build::dist;
use super::dependencies;
use super::wasm::{Profile, bind};
use crate::repository::root;
use crate::shell::{cargo, command, program, seconds, step};
use crate::tally::{Tally, count};
use crate::tools::browsers::{self, Chosen};
use crate::tools::{npm, python, system, wasm_target};
use anyhow::{Result, bail};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// What was asked for.
#[derive(Debug, Default)]
struct Options {
    only: Vec<String>,
    browser: Option<String>,
    filter: Option<String>,
    keep_going: bool,
}

impl Options {
    fn asks(&self, step: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == step)
    }
}

/// One step, by the name that `--only` takes.
type Step = (&'static str, &'static str, fn(&Options) -> Result<Tally>);

const STEPS: [Step; 8] = [
    ("format", "format", format),
    ("lint", "lints", lint),
    ("lint", "lints for the browser", lint_wasm),
    ("dependencies", "licences, vulnerabilities", |_| dependencies::check()),
    ("native", "native tests", native),
    ("pages", "pages, as annotators get them", pages),
    ("browser", "browsers", in_browsers),
    ("receivers", "other people's receivers", to_receivers),
];

/// Runs the steps. The exit status is 0 only when nothing failed.
pub fn main(arguments: lexopt::Parser) -> Result<ExitCode> {
    let options = read_arguments(arguments)?;
    let start = Instant::now();
    let mut lines = Vec::new();
    let mut all = Tally::default();
    for (name, heading, work) in STEPS {
        if !options.asks(name) {
            continue;
        }
        if all.failed > 0 && !options.keep_going {
            lines.push(format!("{heading:<32} not run, because something before it failed"));
            continue;
        }
        let (tally, time) = timed(heading, || work(&options));
        lines.push(line(heading, tally, time));
        all = all.and(tally);
    }
    println!("\n{}", lines.join("\n"));
    let Tally { passed, failed, skipped } = all;
    let time = seconds(start.elapsed());
    println!("{time}\n\n{passed} passed, {failed} failed, {skipped} skipped");
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read_arguments(mut arguments: lexopt::Parser) -> Result<Options> {
    use lexopt::prelude::*;
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => options.only.push(known_step(arguments.value()?.string()?)?),
            Long("browser") => options.browser = Some(known_browser(arguments.value()?.string()?)?),
            Long("filter") => options.filter = Some(arguments.value()?.string()?),
            Long("keep-going") => options.keep_going = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.browser.is_some() && options.only.is_empty() {
        options.only = vec!["pages".into(), "browser".into()];
    }
    Ok(options)
}

fn known_step(name: String) -> Result<String> {
    if !STEPS.iter().any(|(known, ..)| *known == name) {
        let mut known: Vec<&str> = STEPS.iter().map(|(known, ..)| *known).collect();
        known.dedup();
        bail!("there is no step `{name}`; there are {}", known.join(", "));
    }
    Ok(name)
}

fn known_browser(name: String) -> Result<String> {
    if !Chosen::ALL.iter().any(|browser| browser.name() == name) {
        bail!("there are tests for chromium, firefox and webkit, not for `{name}`");
    }
    Ok(name)
}

/// A step that breaks counts as one failure, and the others are still told of.
fn timed(heading: &str, work: impl FnOnce() -> Result<Tally>) -> (Tally, Duration) {
    let start = Instant::now();
    let tally = step(heading, work).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Tally::one(false)
    });
    (tally, start.elapsed())
}

fn line(heading: &str, tally: Tally, time: Duration) -> String {
    let skipped = match tally.skipped {
        0 => String::new(),
        some => format!(", {some} skipped"),
    };
    let Tally { passed, failed, .. } = tally;
    format!("{heading:<32} {passed:>5} passed, {failed} failed{skipped} ({})", seconds(time))
}

/// One check that passes when the command does.
fn check(command: &mut Command) -> Result<Tally> {
    Ok(Tally::one(command.status()?.success()))
}

fn format(_: &Options) -> Result<Tally> {
    check(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lint(_: &Options) -> Result<Tally> {
    check(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

fn lint_wasm(_: &Options) -> Result<Tally> {
    wasm_target::ensure()?;
    let mut clippy = cargo(&["clippy", "--target", wasm_target::TARGET]);
    for package in
        ["judge", "parts", "view", "browser", "presets-module", "proofs-module", "studio-module"]
    {
        clippy.args(["--package", &format!("gradeglass-{package}")]);
    }
    check(clippy.args(["--", "--deny", "warnings"]))
}

fn native(options: &Options) -> Result<Tally> {
    system::ensure(&[system::POSTGRES])?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("GRADEGLASS_PYTHON", python::ensure()?);
    npm::ensure("tests/backends")?;
    if let Some(filter) = &options.filter {
        tests.args(["--", filter]);
    }
    count(&mut tests)
}

fn pages(_: &Options) -> Result<Tally> {
    dist(Profile::Release).map(|_| Tally::one(true))
}

/// Other people's receivers take a minute to bring and little to compute: they come meanwhile. The step that needs
/// them says so where they did not.
fn in_browsers(options: &Options) -> Result<Tally> {
    std::thread::scope(|meanwhile| {
        if options.asks("receivers") {
            meanwhile.spawn(python::receivers);
        }
        in_each_browser(options)
    })
}

fn in_each_browser(options: &Options) -> Result<Tally> {
    let wanted = |it: &Chosen| options.browser.as_ref().is_none_or(|only| only == it.name());
    let mut all = Tally::default();
    for browser in Chosen::ALL.into_iter().filter(wanted) {
        let heading = format!("tests in {}", browser.name());
        all = all.and(timed(&heading, || drive(browser, browser.tests(), options)).0);
    }
    Ok(all)
}

/// Receivers do not care which browser it is.
fn to_receivers(options: &Options) -> Result<Tally> {
    drive(Chosen::Chromium, "receivers", options)
}

/// Runs the tests of folders of tests/browser, or single files of them.
fn drive(browser: Chosen, folders: &str, options: &Options) -> Result<Tally> {
    npm::ensure("tests/browser")?;
    let mut runner = command("node", &["run.mjs", folders]);
    runner.current_dir(root().join("tests/browser")).args(options.filter.iter());
    browsers::tell(&mut runner, browser)?;
    runner.env("GRADEGLASS_PROGRAM", program("gradeglass-cli", "gradeglass")?);
    runner.env("GRADEGLASS_PYTHON", python::ensure()?);
    runner.env("GRADEGLASS_PAGES", root().join("dist"));
    if folders.contains("leaks") {
        system::ensure(&[system::POPPLER])?;
    }
    if folders.split(',').any(|it| it == "cases") {
        let yew_host = bind("gradeglass-yew-host", "gradeglass_yew_host", Profile::Release)?;
        runner.env("GRADEGLASS_YEW_HOST", yew_host);
    }
    if folders == "receivers" {
        runner.env("GRADEGLASS_RECEIVERS", python::receivers()?);
    }
    count(&mut runner)
}
