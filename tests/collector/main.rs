//! The collector over HTTP, on its real database: what it takes, what it refuses, and that what it
//! has called stored is never lost.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bodies;
mod handing_out;
mod keeping;
mod keeping_out;
mod pages;
mod refusing;
mod taking;

use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{guideline, judgment, tasks};
use serde_json::Value;

const JSON: (&str, &str) = ("content-type", "application/json");

fn started(count: usize) -> Collector {
    Collector::start(&guideline(), &tasks(count), &[])
}

/// The first open tasks of an annotator, as they are handed out.
fn open_tasks(collector: &Collector, annotator: &str) -> Vec<Value> {
    let path = format!("/api/tasks?guideline=shoes&annotator={annotator}&limit=1000");
    let answer = collector.get(&path, &[]);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json().as_array().unwrap().clone()
}

fn good(collector: &Collector, number: usize) -> Value {
    judgment(number, &guideline(), &open_tasks(collector, "nobody")[number - 1], "partly")
}
