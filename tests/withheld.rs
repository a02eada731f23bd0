//! What a vault keeps never leaves the collector, and the work on such a task is judged all the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{guideline, judgment};
use gradeglass_wire::{Format, guideline_from_text, read_task, read_text};
use serde_json::{Value, json};

const SECRET: &str = "words-that-nobody-here-may-read";

/// One task of a vaulted result and one that is only covered, both with words and a picture.
fn tasks() -> Value {
    let result = |id: &str, category: &str| {
        json!({
            "id": id, "card": "product",
            "data": { "title": format!("{SECRET} {id}") },
            "media": [{ "kind": "image", "url": format!("https://example.org/{SECRET}-{id}.png"), "alt": SECRET }],
            "labels": [{ "category": category, "severity": "high", "source": "classifier" }]
        })
    };
    json!([{
        "id": "t1", "query": { "text": "red shoe" },
        "results": [result("d1", "csam"), result("d2", "gore")]
    }])
}

#[test]
fn what_a_vault_keeps_is_in_no_answer_of_the_collector() {
    let collector = Collector::start(&guideline(), &tasks(), &[]);
    for path in [
        "/api/tasks?guideline=shoes&annotator=ada",
        "/api/tasks/next?guideline=shoes&annotator=ada",
    ] {
        let answer = collector.get(path, &[]);
        let tasks = answer.json();
        let task = tasks.as_array().map_or(&tasks, |tasks| &tasks[0]);
        let (vaulted, covered) = (&task["results"][0], &task["results"][1]);
        assert!(!vaulted.to_string().contains(SECRET), "{vaulted}");
        assert_eq!(vaulted["id"], "d1");
        assert_eq!(vaulted["labels"][0]["category"], "csam");
        assert!(covered["data"]["title"].as_str().unwrap().contains(SECRET), "{covered}");
    }
}

#[test]
fn the_widget_reads_a_vaulted_result_without_content_and_misses_content_elsewhere() {
    let collector = Collector::start(&guideline(), &tasks(), &[]);
    let mut task = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]).json();
    let (guideline, _) = guideline_from_text(&guideline().to_string(), Format::Json);
    let problems = |task: &Value| {
        let node = read_text(&task.to_string(), Format::Json).node.unwrap();
        read_task(&node, guideline.as_ref()).1
    };
    assert_eq!(problems(&task), []);
    task["results"][1].as_object_mut().unwrap().remove("data");
    assert!(problems(&task).iter().any(|problem| problem.code == "missing-input"));
}

#[test]
fn a_task_with_a_vaulted_result_is_judged_as_it_was_handed_out() {
    let collector = Collector::start(&guideline(), &tasks(), &[]);
    let handed_out = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]).json();
    let answer = collector.post(&judgment(1, &guideline(), &handed_out, "off"));
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert!(!collector.judgments()[0].to_string().contains(SECRET));
}
