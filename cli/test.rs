//! `gradeglass test`: a guideline's own tests.

use gradeglass_engine::guideline::{Guideline, GuidelineTest, test_task};
use gradeglass_engine::judging::{Meaning, RuleError, verdict};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::records::read_answers;
use gradeglass_wire::read_task;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

/// Run a guideline's own tests: the answers of each must make exactly the named rules fire.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// The guideline, as YAML or JSON; `-` is standard input
    file: PathBuf,
}

impl Test {
    /// Runs the command. Exit status 1 says that a test failed.
    pub fn run(self) -> ExitCode {
        let guideline = match crate::guideline::load(&self.file) {
            Ok((guideline, _)) => guideline,
            Err(sentence) => return crate::refused(&sentence),
        };
        let outcomes = guideline.tests.iter().map(|test| (test, outcome(&guideline, test)));
        let mut failed = 0;
        for (test, outcome) in outcomes {
            match outcome {
                Ok(()) => println!("ok      {}", test.name),
                Err(reasons) => {
                    failed += 1;
                    println!("FAILED  {}", test.name);
                    reasons.iter().for_each(|reason| println!("        {reason}"));
                }
            }
        }
        println!("{}", summary(&guideline, failed));
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn summary(guideline: &Guideline, failed: usize) -> String {
    let all = guideline.tests.len();
    let is_expected =
        |id: &str| guideline.tests.iter().any(|test| test.expect.iter().any(|rule| rule == id));
    let untested: Vec<String> = guideline
        .rules
        .iter()
        .filter(|rule| !is_expected(&rule.id))
        .map(|rule| format!("`{}`", rule.id))
        .collect();
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

/// Whether exactly the expected rules fire; why not, otherwise.
fn outcome(guideline: &Guideline, test: &GuidelineTest) -> Result<(), Vec<String>> {
    let (task, problems) = read_task(&test_task(guideline, test), Some(guideline));
    let Some(task) = task else {
        return Err(problems.iter().filter(|problem| problem.is_error()).map(said).collect());
    };
    let (answers, problems) = read_answers(&test.answers, guideline);
    if problems.iter().any(Problem::is_error) {
        return Err(problems.iter().map(said).collect());
    }
    let language = guideline.languages.first().map_or("en", String::as_str);
    let verdict = verdict(guideline, &task, &answers, Meaning::Submission, language);
    let fired: BTreeSet<&str> =
        verdict.findings.iter().map(|finding| finding.rule.as_str()).collect();
    let expected: BTreeSet<&str> = test.expect.iter().map(String::as_str).collect();
    let mut reasons: Vec<String> = verdict.rule_errors.iter().map(error).collect();
    reasons.extend(
        expected.difference(&fired).map(|rule| format!("`{rule}` should fire, and does not")),
    );
    reasons
        .extend(fired.difference(&expected).map(|rule| format!("`{rule}` fires, and should not")));
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

fn said(problem: &Problem) -> String {
    let suggestion = problem.suggestion.iter().map(|text| format!(" ({text})")).collect::<String>();
    format!("{}: {}{suggestion}", problem.path, problem.message)
}

/// A rule that reads what is not there cannot be decided and passes; other failures are told.
fn error(error: &RuleError) -> String {
    let of = error.result.iter().map(|result| format!(" on result `{result}`")).collect::<String>();
    format!("`{}` cannot be evaluated{of}: {}", error.rule, error.message)
}
