//! What the collector refuses by the guideline and the task, with what it says.

use super::{good, started};
use gradeglass_tests::support::collector::{Collector, write};
use gradeglass_tests::support::documents::{guideline, tasks};
use gradeglass_tests::support::program;
use serde_json::{Value, json};

#[test]
fn a_judgment_that_breaks_an_error_rule_is_refused_with_its_findings() {
    let collector = started(1);
    let mut broken = good(&collector, 1);
    broken["answers"]["results"]["d1"]["grade"] = "exact".into();
    let answer = collector.post(&broken);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "breaks-rules"));
    let finding = &answer.json()["findings"][0];
    assert_eq!(finding["rule"], "exact-says-why");
    assert_eq!(finding["result"], "d1");
    assert_eq!(finding["fields"], json!(["note"]));
    assert_eq!(finding["message"], "An exact match says why.");
    assert!(answer.text().contains("`exact-says-why` at `note` of `d1`"), "{}", answer.text());
    broken["answers"]["results"]["d1"]["note"] = "it is red".into();
    assert_eq!(collector.post(&broken).status, 201);
}

#[test]
fn a_required_answer_may_be_missing_only_where_the_task_was_not_judged() {
    let collector = started(1);
    let mut empty = good(&collector, 1);
    empty["answers"]["results"]["d1"] = json!({});
    let answer = collector.post(&empty);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "breaks-rules"));
    assert_eq!(answer.json()["findings"][0]["rule"], "required");
    empty["outcome"] = "skipped".into();
    empty["reason"] = "not my market".into();
    let answer = collector.post(&empty);
    assert_eq!(answer.status, 201, "{}", answer.text());
}

#[test]
fn answers_that_belong_nowhere_are_refused_with_their_place() {
    let collector = started(1);
    let mut stray = good(&collector, 1);
    stray["answers"]["results"]["d9"] = json!({ "grade": "off" });
    let answer = collector.post(&stray);
    assert_eq!(answer.status, 422);
    answer.problem();
    assert!(answer.text().contains("d9"), "{}", answer.text());
}

#[test]
fn a_span_is_checked_against_the_text_in_utf_16() {
    let mut tasks = tasks(1);
    tasks["tasks"][0]["results"][0]["data"]["title"] = "👟 حذاء أحمر".into();
    let collector = Collector::start(&guideline(), &tasks, &[]);
    let mut marked = good(&collector, 1);
    let mut with = |start: u32, end: u32, quote: &str| {
        marked["answers"]["results"]["d1"]["evidence"] =
            json!([{ "start": start, "end": end, "quote": quote }]);
        collector.post(&marked)
    };
    let wrong = with(2, 6, "حذاء");
    assert_eq!((wrong.status, wrong.problem().as_str()), (422, "breaks-rules"));
    let right = with(3, 7, "حذاء");
    assert_eq!(right.status, 201, "{}", right.text());
    assert_eq!(
        collector.judgments()[0]["answers"]["results"]["d1"]["evidence"][0]["quote"],
        "حذاء"
    );
}

#[test]
fn unknown_guidelines_and_tasks_are_named() {
    let collector = started(1);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut judgment = good(&collector, 1);
        change(&mut judgment);
        let answer = collector.post(&judgment);
        (
            answer.status,
            answer.problem(),
            answer.json()["pointer"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let case =
        |status: u16, kind: &str, pointer: &str| (status, kind.to_owned(), pointer.to_owned());
    let other = format!("sha256:{}", "0".repeat(64));
    assert_eq!(
        refused(&|judgment| judgment["guideline"]["id"] = "boots".into()),
        case(422, "unknown-guideline", "#/guideline/id")
    );
    assert_eq!(
        refused(&|judgment| judgment["guideline"]["hash"] = other.clone().into()),
        case(409, "other-guideline", "#/guideline/hash")
    );
    assert_eq!(
        refused(&|judgment| judgment["task"]["id"] = "t9".into()),
        case(422, "unknown-task", "#/task/id")
    );
    assert_eq!(
        refused(&|judgment| judgment["task"]["hash"] = other.clone().into()),
        case(409, "other-task", "#/task/hash")
    );
}

#[test]
fn an_unknown_key_of_a_judgment_is_named() {
    let collector = started(1);
    let mut judgment = good(&collector, 1);
    judgment["colour"] = "red".into();
    let answer = collector.post(&judgment);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid-judgment"));
    assert!(answer.json()["detail"].as_str().unwrap().contains("`colour`"), "{}", answer.text());
    assert!(answer.json()["line"].is_u64() && answer.json()["column"].is_u64());
}

#[test]
fn faults_of_a_guideline_keep_the_collector_from_starting_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut broken = guideline();
    broken["rules"][0]["require"] = "answer.colour == 1".into();
    let broken = write(folder.path(), "guideline.json", &broken);
    let output = program::run([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--guideline",
        &broken,
        "--database",
        folder.path().join("judgments.sqlite").to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("guideline.json:1:") && said.contains("colour"), "{said}");
}
