//! The collector over HTTP, on its real database: what it takes, what it refuses, and that what it
//! has called stored is never lost.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use gradeglass_tests::support::collector::{Collector, write};
use gradeglass_tests::support::documents::{guideline, hash, id, judgment, tasks};
use gradeglass_tests::support::program;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;

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

#[test]
fn guidelines_are_listed_and_given_out_as_built_json() {
    let collector = started(3);
    let list = collector.get("/api/guidelines", &[]).json();
    let listed = &list.as_array().unwrap()[0];
    assert_eq!(listed["id"], "shoes");
    assert_eq!(listed["hash"], hash(&guideline()));
    assert_eq!(listed["tasks"], 3);
    let one = collector.get("/api/guidelines/shoes", &[]);
    assert_eq!(one.json(), guideline());
    let again = collector.get("/api/guidelines/shoes", &[("if-none-match", one.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let missing = collector.get("/api/guidelines/boots", &[]);
    assert_eq!((missing.status, missing.problem().as_str()), (404, "unknown-guideline"));
}

#[test]
fn tasks_come_in_order_without_gold_until_each_is_judged() {
    let collector = started(3);
    let open = open_tasks(&collector, "ada");
    let ids: Vec<&str> = open.iter().map(|task| task["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["t1", "t2", "t3"]);
    assert!(open.iter().all(|task| task.get("gold").is_none()), "gold is never handed out");
    for (number, task) in (1..).zip(&open) {
        let next = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]);
        assert_eq!(next.json(), *task);
        let answer = collector.post(&judgment(number, &guideline(), task, "off"));
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    let next = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]);
    assert_eq!((next.status, next.body.len()), (204, 0));
    assert_eq!(open_tasks(&collector, "bob").len(), 3, "another annotator has all of them open");
}

#[test]
fn a_judgment_sent_twice_is_stored_once() {
    let collector = started(1);
    let judgment = good(&collector, 1);
    let stored = json!({ "stored": [id(1)] });
    let first = collector.post(&judgment);
    assert_eq!((first.status, first.json()), (201, stored.clone()));
    let reordered: Value =
        serde_json::from_str(&serde_json::to_string_pretty(&judgment).unwrap()).unwrap();
    let second = collector.post(&reordered);
    assert_eq!((second.status, second.json()), (200, stored));
    assert_eq!(collector.judgments(), [judgment]);
}

#[test]
fn the_same_id_with_other_content_is_a_conflict_and_the_first_is_kept() {
    let collector = started(1);
    let first = good(&collector, 1);
    collector.post(&first);
    let mut other = first.clone();
    other["answers"]["results"]["d1"]["grade"] = "off".into();
    let answer = collector.post(&other);
    assert_eq!((answer.status, answer.problem().as_str()), (409, "id-conflict"));
    assert!(answer.json()["detail"].as_str().unwrap().contains(&id(1)));
    assert_eq!(collector.judgments(), [first]);
}

#[test]
fn a_batch_stores_what_is_good_and_says_what_is_wrong_with_the_rest() {
    let collector = started(4);
    let first = good(&collector, 1);
    collector.post(&first);
    let mut broken = good(&collector, 2);
    broken["answers"]["results"]["d2"]["grade"] = "exact".into();
    let mut conflict = good(&collector, 1);
    conflict["annotator"] = "bob".into();
    let batch =
        json!([first, broken, good(&collector, 3), "no judgment", conflict, good(&collector, 4)]);
    for body in [batch.clone(), json!({ "judgments": batch })] {
        let answer = collector.post(&body);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let said = answer.json();
        let stored: BTreeSet<&str> =
            said["stored"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(stored, BTreeSet::from([&*id(1), &*id(3), &*id(4)]));
        let refused: Vec<(u64, u64)> = said["refused"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| {
                (item["index"].as_u64().unwrap(), item["problem"]["status"].as_u64().unwrap())
            })
            .collect();
        assert_eq!(refused, [(1, 422), (3, 422), (4, 409)]);
    }
    assert_eq!(collector.judgments().len(), 3);
}

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
fn a_judgment_of_the_whole_task_with_its_gold_is_taken_too() {
    let collector = started(1);
    let whole = &tasks(1)["tasks"][0];
    assert!(whole.get("gold").is_some());
    let answer = collector.post(&judgment(1, &guideline(), whole, "off"));
    assert_eq!(answer.status, 201, "{}", answer.text());
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
fn malformed_json_is_refused_with_line_and_column() {
    let collector = started(1);
    let answer = collector.post_bytes(b"{\n  \"gradeglass\": 1,\n  \"id\" \"x\"\n}", &[JSON]);
    assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"));
    assert_eq!(answer.json()["line"], 3, "{}", answer.text());
    assert_eq!(answer.json()["column"], 8, "{}", answer.text());
    for body in [&b""[..], b"{", b"\xff\xfe{}", b"<html></html>"] {
        let answer = collector.post_bytes(body, &[JSON]);
        assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"));
    }
    for body in ["1", "null", "\"text\""] {
        let answer = collector.post_bytes(body.as_bytes(), &[JSON]);
        assert_eq!((answer.status, answer.problem().as_str()), (422, "no-judgments"));
    }
}

#[test]
fn json_nested_without_end_is_refused() {
    let collector = started(1);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let answer = collector.post_bytes(deep.as_bytes(), &[JSON]);
    assert_eq!(answer.status / 100, 4, "{}", answer.text());
    assert_eq!(collector.get("/api/health", &[]).status, 200);
}

#[test]
fn only_json_is_taken() {
    let collector = started(1);
    let body = good(&collector, 1).to_string();
    for headers in [
        &[("content-type", "text/plain")][..],
        &[("content-type", "application/x-www-form-urlencoded")],
    ] {
        let answer = collector.post_bytes(body.as_bytes(), headers);
        assert_eq!((answer.status, answer.problem().as_str()), (415, "not-json"));
    }
    let answer = collector
        .post_bytes(body.as_bytes(), &[("content-type", "application/json; charset=utf-8")]);
    assert_eq!(answer.status, 201);
}

#[test]
fn bodies_are_bounded_and_the_sender_hears_of_it() {
    let collector = started(1);
    let mut large = good(&collector, 1);
    large["reason"] = "x".repeat(1 << 20).into();
    let one = collector.post(&large);
    assert_eq!((one.status, one.problem().as_str()), (413, "too-large"));
    assert_eq!(one.json()["limit"], 1 << 20);
    let body = vec![b' '; (16 << 20) + 1];
    let batch = collector.post_bytes(&body, &[JSON]);
    assert_eq!((batch.status, batch.problem().as_str()), (413, "too-large"));
    assert_eq!(batch.json()["limit"], 16 << 20);
    let batch = json!([good(&collector, 1), large]);
    let batch = collector.post(&batch);
    assert_eq!(batch.status, 200, "a batch may be larger than one judgment: {}", batch.text());
}

#[test]
fn the_idempotency_key_is_the_judgments_id() {
    let collector = started(1);
    let body = good(&collector, 1).to_string();
    let with = |key: &str| collector.post_bytes(body.as_bytes(), &[JSON, ("idempotency-key", key)]);
    let wrong = with(&id(2));
    assert_eq!((wrong.status, wrong.problem().as_str()), (400, "key-is-not-id"));
    assert_eq!(with(&id(1)).status, 201);
    let batch = json!([good(&collector, 1)]).to_string();
    let batch = collector.post_bytes(batch.as_bytes(), &[JSON, ("idempotency-key", &id(1))]);
    assert_eq!((batch.status, batch.problem().as_str()), (400, "key-with-batch"));
}

#[test]
fn what_a_later_judgment_supersedes_is_left_out_unless_asked_for() {
    let collector = started(2);
    let first = good(&collector, 1);
    let mut second = good(&collector, 1);
    second["id"] = id(2).into();
    second["supersedes"] = id(1).into();
    second["answers"]["results"]["d1"]["grade"] = "off".into();
    assert_eq!(collector.post(&json!([first, second])).json()["stored"], json!([id(1), id(2)]));
    assert_eq!(collector.judgments(), [second.clone()]);
    let all = collector.get("/api/judgments?superseded=true", &[]).text();
    assert_eq!(all.lines().count(), 2);
    let mut stray = judgment(3, &guideline(), &open_tasks(&collector, "nobody")[1], "off");
    stray["supersedes"] = id(2).into();
    let answer = collector.post(&stray);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "supersedes-other-task"));
}

#[test]
fn foreign_pages_are_kept_out_unless_their_origin_is_listed() {
    let closed = started(1);
    let portal = ("origin", "https://portal.example");
    let body = good(&closed, 1).to_string();
    let answer = closed.post_bytes(body.as_bytes(), &[JSON, portal]);
    assert_eq!((answer.status, answer.problem().as_str()), (403, "foreign-origin"));
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let preflight = [
        portal,
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let answer = closed.options("/api/judgments", &preflight);
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert!(closed.judgments().is_empty());

    let open =
        Collector::start(&guideline(), &tasks(1), &["--allow-origin", "https://portal.example"]);
    let answer = open.options("/api/judgments", &preflight);
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (200, "https://portal.example")
    );
    assert!(answer.header("access-control-allow-headers").contains("idempotency-key"));
    let answer = open.post_bytes(body.as_bytes(), &[JSON, portal]);
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (201, "https://portal.example")
    );
    let answer = open.get("/api/guidelines", &[("origin", "https://evil.example")]);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
}

#[test]
fn a_token_is_asked_of_everything_but_health_and_pages() {
    let collector = Collector::start(&guideline(), &tasks(1), &["--token", "s3cret"]);
    for path in [
        "/api/guidelines",
        "/api/tasks?guideline=shoes&annotator=ada",
        "/api/judgments",
        "/api/nothing",
    ] {
        let answer = collector.get(path, &[]);
        assert_eq!((answer.status, answer.problem().as_str()), (401, "unauthorized"), "{path}");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        let answer = collector.get(path, &[("authorization", "Bearer wrong")]);
        assert_eq!(answer.status, 401, "{path}");
    }
    let answer = collector.post_bytes(b"{}", &[JSON]);
    assert_eq!(answer.status, 401);
    let answer = collector.get("/api/judgments", &[("authorization", "Bearer s3cret")]);
    assert_eq!(answer.status, 200);
    assert_eq!(collector.get("/api/health", &[]).status, 200);
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let collector = Collector::start(&guideline(), &tasks(1), &["--rate", "3"]);
    let answers: Vec<_> = (0..60).map(|_| collector.get("/api/guidelines", &[])).collect();
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.problem(), "too-many-requests");
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds >= 1));
    assert!(answers.iter().filter(|answer| answer.status == 200).count() >= 12, "a burst passes");
}

#[test]
fn a_name_that_was_made_to_point_here_is_not_answered() {
    let collector = started(1);
    let asked = |host: &str| {
        collector.raw(&format!(
            "GET /api/guidelines HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    };
    let rebound = asked("evil.example:8610");
    assert!(rebound.starts_with("HTTP/1.1 421 "), "{rebound}");
    assert!(rebound.contains("urn:gradeglass:problem:foreign-host") && !rebound.contains("shoes"));
    assert!(asked("localhost:8610").starts_with("HTTP/1.1 200 "));
}

#[test]
fn an_open_address_needs_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("judgments.sqlite");
    let output =
        program::run(["serve", "--listen", "0.0.0.0:0", "--database", database.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--token") && !database.exists(), "{said}");
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

#[test]
fn a_judgment_begun_under_an_older_guideline_is_still_taken() {
    let mut collector = started(2);
    let old = good(&collector, 1);
    collector.kill();
    let mut newer = guideline();
    newer["version"] = "1.1.0".into();
    newer["title"]["en"] = "Shoes and boots".into();
    write(collector.folder.path(), "guideline.json", &newer);
    collector.restart();
    assert_eq!(collector.get("/api/guidelines/shoes", &[]).json()["version"], "1.1.0");
    let answer = collector.post(&old);
    assert_eq!(answer.status, 201, "{}", answer.text());
    let new = judgment(2, &newer, &open_tasks(&collector, "nobody")[1], "off");
    assert_eq!(collector.post(&new).status, 201);
}

#[test]
fn what_was_called_stored_survives_the_loss_of_the_process() {
    let count = 40;
    let mut collector = started(count);
    let judgments: Vec<Value> = (1..=count).map(|number| good(&collector, number)).collect();
    let mut stored = BTreeSet::new();
    for round in judgments.chunks(10) {
        std::thread::scope(|threads| {
            let (told, hears) = std::sync::mpsc::channel();
            let sender = &collector;
            threads.spawn(move || {
                for judgment in round {
                    assert_eq!(sender.post(judgment).status, 201);
                    told.send(judgment["id"].clone()).unwrap();
                }
            });
            stored.extend(hears.iter().map(|id| id.as_str().unwrap().to_owned()));
        });
        collector.kill();
        collector.restart();
        let kept: BTreeSet<String> = collector
            .judgments()
            .iter()
            .map(|kept| kept["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(kept, stored);
    }
    for judgment in &judgments {
        assert_eq!(collector.post(judgment).status, 200, "sent again after the loss, it is known");
    }
    assert_eq!(collector.judgments().len(), count);
}

#[test]
fn a_process_killed_while_it_stores_has_kept_all_that_it_answered_for() {
    let count = 200;
    let mut collector = started(count);
    let judgments: Vec<Value> = {
        let open = open_tasks(&collector, "nobody");
        (1..=count)
            .zip(&open)
            .map(|(number, task)| judgment(number, &guideline(), task, "off"))
            .collect()
    };
    let (told, hears) = std::sync::mpsc::channel();
    let address = collector.address.clone();
    let sender = std::thread::spawn(move || {
        for judgment in judgments {
            let Some(answer) = post_by_hand(&address, &judgment.to_string()) else { return };
            if answer.starts_with("HTTP/1.1 201 ") {
                let _ = told.send(judgment["id"].as_str().unwrap().to_owned());
            }
        }
    });
    // The sender is in the middle of its work when the process goes.
    let mut answered: BTreeSet<String> = hears.iter().take(50).collect();
    collector.kill();
    sender.join().unwrap();
    answered.extend(hears.iter());
    collector.restart();
    let kept: BTreeSet<String> =
        collector.judgments().iter().map(|kept| kept["id"].as_str().unwrap().to_owned()).collect();
    assert!(answered.len() < count, "the process was to go in the middle");
    let lost: Vec<&String> = answered.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(kept.len() <= answered.len() + 1, "at most the one under way came without an answer");
}

/// Posts over a connection of its own; none where the other side is gone.
fn post_by_hand(address: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = post_head(body.len(), "Connection: close\r\n");
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

fn post_head(length: usize, more: &str) -> String {
    format!(
        "POST /api/judgments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n"
    )
}

#[test]
fn eight_writers_at_once_lose_nothing_and_double_nothing() {
    let count = 80;
    let collector = started(count);
    let open = open_tasks(&collector, "nobody");
    std::thread::scope(|threads| {
        for writer in 0..8 {
            let (collector, open) = (&collector, &open);
            threads.spawn(move || {
                for (index, task) in open.iter().enumerate() {
                    // Everyone sends everything: each judgment comes eight times.
                    let index = (index + writer * 10) % open.len();
                    let task = open.get(index).unwrap_or(task);
                    let answer = collector.post(&judgment(index + 1, &guideline(), task, "off"));
                    assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
                }
            });
        }
    });
    let ids: BTreeSet<String> =
        collector.judgments().iter().map(|kept| kept["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), count);
    assert_eq!(collector.judgments().len(), count);
}

#[test]
fn a_request_under_way_is_finished_when_the_collector_is_told_to_stop() {
    let mut collector = started(1);
    let body = good(&collector, 1).to_string();
    let mut stream = collector.connect();
    stream.write_all(post_head(body.len(), "Expect: 100-continue\r\n").as_bytes()).unwrap();
    let mut told_to_go_on = [0; 25];
    stream.read_exact(&mut told_to_go_on).unwrap();
    assert_eq!(&told_to_go_on, b"HTTP/1.1 100 Continue\r\n\r\n", "the request is under way");
    collector.tell_to_stop();
    while TcpStream::connect(&collector.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert!(collector.ended().success());
    collector.restart();
    assert_eq!(collector.judgments().len(), 1);
}

#[test]
fn pages_are_served_under_a_strict_policy() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for (name, bytes) in [
        ("index.html", &b"<!doctype html><title>Pages</title>"[..]),
        ("judge.wasm", b"\0asm\x01\0\0\0"),
        ("judge.wasm.br", b"compressed"),
        ("clip.mp4", b"0123456789"),
        ("en.ftl", b"hello = Hello"),
    ] {
        std::fs::write(pages.join(name), bytes).unwrap();
    }
    let collector = Collector::start_in(folder, &["--pages", pages.to_str().unwrap()]);
    let index = collector.get("/", &[]);
    assert_eq!((index.status, index.header("content-type")), (200, "text/html"));
    assert_eq!(
        index.header("content-security-policy"),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'"
    );
    assert_eq!(index.header("x-content-type-options"), "nosniff");
    assert_eq!(index.header("referrer-policy"), "no-referrer");
    assert_eq!(index.header("cache-control"), "no-cache");
    let again = collector.get("/", &[("if-none-match", index.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let wasm = collector.get("/judge.wasm", &[("accept-encoding", "br")]);
    assert_eq!(
        (wasm.header("content-type"), wasm.header("content-encoding")),
        ("application/wasm", "br")
    );
    assert_eq!(wasm.body, b"compressed");
    let plain = collector.get("/judge.wasm", &[("accept-encoding", "identity")]);
    assert_eq!((plain.header("content-encoding"), plain.body.len()), ("", 8));
    assert_ne!(plain.header("etag"), wasm.header("etag"));
    let part = collector.get("/clip.mp4", &[("range", "bytes=2-4")]);
    assert_eq!((part.status, part.body.as_slice()), (206, &b"234"[..]));
    assert_eq!(collector.get("/en.ftl", &[]).header("content-type"), "text/plain; charset=utf-8");
    let missing = collector.get("/missing.js", &[]);
    assert_eq!((missing.status, missing.problem().as_str()), (404, "not-found"));
    let outside = collector
        .raw("GET /../judgments.sqlite HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(outside.starts_with("HTTP/1.1 404 "), "{outside}");
}

#[test]
fn the_demo_is_served_with_its_tasks() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    let (made, source) = (pages.join("demo"), program::root().join("www/demo"));
    std::fs::create_dir_all(&made).unwrap();
    let mut guidelines = 0;
    for entry in std::fs::read_dir(source).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap();
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("yaml") => {
                let built = program::run(["build", file.to_str().unwrap()]);
                assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
                std::fs::write(made.join(format!("{name}.json")), built.stdout).unwrap();
                guidelines += 1;
            }
            Some("json") => {
                std::fs::copy(&file, made.join(format!("{name}.json"))).unwrap();
            }
            _ => {}
        }
    }
    let collector = Collector::start_in(folder, &["--demo", "--pages", pages.to_str().unwrap()]);
    let list = collector.get("/api/guidelines", &[]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), guidelines);
    for guideline in list {
        assert!(guideline["tasks"].as_u64().unwrap() > 0, "{guideline}");
    }
}

#[test]
fn the_connection_that_it_offers_can_be_read_by_the_widget() {
    let collector = started(1);
    let text = collector.get("/api/connection", &[]).text();
    let node = gradeglass_wire::read_text(&text, gradeglass_wire::Format::Json).node.unwrap();
    let (connection, problems) = gradeglass_engine::delivery::read_connection(&node);
    assert_eq!(problems, []);
    assert_eq!(connection.unwrap().url, "/api/judgments");
}

#[test]
fn what_is_not_there_is_a_problem_that_says_so() {
    let collector = started(1);
    let nothing = collector.get("/api/nothing", &[]);
    assert_eq!((nothing.status, nothing.problem().as_str()), (404, "not-found"));
    let method = collector.options("/api/judgments", &[]);
    assert_eq!((method.status, method.problem().as_str()), (405, "method-not-allowed"));
    let query = collector.get("/api/tasks?annotator=ada", &[]);
    assert_eq!((query.status, query.problem().as_str()), (400, "bad-query"));
    assert!(query.json()["detail"].as_str().unwrap().contains("guideline"), "{}", query.text());
    let unknown = collector.get("/api/tasks?guideline=boots&annotator=ada", &[]);
    assert_eq!((unknown.status, unknown.problem().as_str()), (404, "unknown-guideline"));
    assert_eq!(nothing.header("cache-control"), "no-store");
}
