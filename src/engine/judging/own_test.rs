//! A guideline's own tests: the answers of each must make exactly the named rules fire.

use super::answers::Answers;
use super::verdict::{Meaning, RuleError, verdict};
use crate::guideline::{Guideline, GuidelineTest, test_task};
use crate::problem::Problem;
use crate::records::read_answers;
use crate::task::{Hasher, Task, read_task};

/// Runs one test. The reasons why it fails, each a sentence or its beginning; none where exactly the
/// expected rules fire.
pub fn run_test(guideline: &Guideline, test: &GuidelineTest, hash: Hasher<'_>) -> Vec<String> {
    let (task, answers) = match test_case(guideline, test, hash) {
        Ok(case) => case,
        Err(reasons) => return reasons,
    };
    let language = guideline.languages.first().map_or("en", String::as_str);
    let verdict = verdict(guideline, &task, &answers, Meaning::Submission, language);
    let mut fired: Vec<&str> = Vec::new();
    for finding in &verdict.findings {
        if !fired.contains(&finding.rule.as_str()) {
            fired.push(&finding.rule);
        }
    }
    let mut reasons: Vec<String> = verdict.rule_errors.iter().map(error).collect();
    let silent = test.expect.iter().filter(|rule| !fired.contains(&rule.as_str()));
    reasons.extend(silent.map(|rule| format!("`{rule}` should fire, and does not")));
    let loud = fired.iter().filter(|rule| !test.expect.iter().any(|expected| expected == *rule));
    reasons.extend(loud.map(|rule| format!("`{rule}` fires, and should not")));
    reasons
}

/// The task and the answers of a test; where either cannot be read, why.
pub fn test_case(
    guideline: &Guideline,
    test: &GuidelineTest,
    hash: Hasher<'_>,
) -> Result<(Task, Answers), Vec<String>> {
    let (task, problems) = read_task(&test_task(guideline, test), hash, Some(guideline));
    let Some(task) = task else {
        return Err(problems.iter().filter(|problem| problem.is_error()).map(said).collect());
    };
    let (answers, problems) = read_answers(&test.answers, guideline);
    if problems.iter().any(Problem::is_error) {
        return Err(problems.iter().map(said).collect());
    }
    Ok((task, answers))
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
