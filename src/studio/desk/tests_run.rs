//! The guideline's own tests, run.

use gradeglass_engine::document::{Node, Span};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::run_test;
use gradeglass_wire::place;

/// What became of one test.
#[derive(Debug, Clone, PartialEq)]
pub struct TestRun {
    /// Its name.
    pub name: String,
    /// Why it fails; nothing where it passes.
    pub reasons: Vec<String>,
    /// Where it stands in the text.
    pub span: Option<Span>,
}

/// Runs all of them. Hashes play no part in what rules say.
pub fn run(guideline: &Guideline, root: Option<&Node>) -> Vec<TestRun> {
    let run = |(index, test): (usize, &gradeglass_engine::guideline::GuidelineTest)| TestRun {
        name: test.name.clone(),
        reasons: run_test(guideline, test, &|_| String::new()),
        span: root.and_then(|root| place(root, &format!("tests[{index}].name"))),
    };
    guideline.tests.iter().enumerate().map(run).collect()
}
