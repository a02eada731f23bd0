//! `gradeglass test`: a guideline's own tests.

use crate::guideline::load_source;
use crate::report::{self, Entry, Layout, Weight, with};
use crate::source::Source;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::{Guideline, GuidelineTest};
use gradeglass_engine::judging::run_test;
use gradeglass_wire::content_hash;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run a guideline's own tests: the answers of each must make exactly the named rules fire.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// The guideline, as YAML or JSON; `-` is standard input
    file: PathBuf,
    /// How to say it
    #[arg(long, value_enum, default_value = "text")]
    format: Layout,
}

/// What one test came to: why it failed, if it did.
type Ran<'g> = (&'g GuidelineTest, Result<(), Vec<String>>);

impl Test {
    /// Runs the command. Exit status 1 says that a test failed, or that the guideline has errors.
    pub fn run(self) -> ExitCode {
        let source = Source::read(&self.file);
        let read = source.and_then(|source| Ok((load_source(&source)?, source)));
        let ((guideline, root), source) = match read {
            Ok(read) => read,
            Err(sentence) => return crate::refused(&sentence),
        };
        let ran: Vec<Ran<'_>> =
            guideline.tests.iter().map(|test| (test, outcome(&guideline, test))).collect();
        let entries: Vec<Entry> =
            (0..).zip(&ran).filter_map(|(index, ran)| failure(&root, index, ran)).collect();
        match self.format {
            Layout::Text => print(&source, &guideline, &ran, &entries),
            Layout::Json => print!("{}", json(&source, &guideline, &root, &ran)),
            Layout::Sarif => print!("{}", report::sarif(&source, &entries)),
        }
        if entries.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn print(source: &Source, guideline: &Guideline, ran: &[Ran<'_>], entries: &[Entry]) {
    for (test, outcome) in ran {
        let word = if outcome.is_ok() { "ok      " } else { "FAILED  " };
        println!("{word}{}", test.name);
    }
    if !entries.is_empty() {
        print!("\n{}", report::text(source, entries, report::stdout_is_styled()));
    }
    println!("{}", summary(guideline, entries.len()));
}

/// A test that failed, at its place.
fn failure(root: &Node, index: usize, (test, outcome): &Ran<'_>) -> Option<Entry> {
    let reasons = outcome.as_ref().err()?.join("; ");
    let message = format!("The test `{}` fails: {}.", test.name, reasons.trim_end_matches('.'));
    let said = (Weight::Error, message);
    Some(Entry::of(root, format!("tests[{index}].name"), "test-failed", said))
}

fn json(source: &Source, guideline: &Guideline, root: &Node, ran: &[Ran<'_>]) -> String {
    let failed = ran.iter().filter(|(_, outcome)| outcome.is_err()).count();
    let tests = (0..).zip(ran).map(|(index, (test, outcome))| {
        let path: String = format!("tests[{index}].name");
        let at = Entry::of(root, path, "test", (Weight::Note, String::new()));
        let at = with(report::located(&at), "name", test.name.as_str().into());
        let at = with(at, "passed", outcome.is_ok().into());
        with(at, "because", outcome.as_ref().err().cloned().unwrap_or_default().into())
    });
    let whole = json!({
        "file": source.name(),
        "passed": ran.len() - failed,
        "failed": failed,
        "untested": untested(guideline),
        "tests": tests.collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}

fn summary(guideline: &Guideline, failed: usize) -> String {
    let all = guideline.tests.len();
    let untested: Vec<String> =
        untested(guideline).into_iter().map(|id| format!("`{id}`")).collect();
    let said = if all == 0 {
        "This guideline has no tests.".to_owned()
    } else {
        format!("{} of {all} tests passed.", all - failed)
    };
    if untested.is_empty() {
        return said;
    }
    format!("{said} No test expects {}.", untested.join(", "))
}

/// The rules that no test expects.
fn untested(guideline: &Guideline) -> Vec<&str> {
    let is_expected =
        |id: &str| guideline.tests.iter().any(|test| test.expect.iter().any(|rule| rule == id));
    let ids = guideline.rules.iter().map(|rule| rule.id.as_str());
    ids.filter(|id| !is_expected(id)).collect()
}

/// Whether exactly the expected rules fire; why not, otherwise.
fn outcome(guideline: &Guideline, test: &GuidelineTest) -> Result<(), Vec<String>> {
    let reasons = run_test(guideline, test, &content_hash);
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}
