//! What the collector takes: each judgment once, alone or among others.

use super::{JSON, good, open_tasks, started};
use gradeglass_tests::support::collector::write;
use gradeglass_tests::support::documents::{guideline, id, judgment, tasks};
use serde_json::{Value, json};
use std::collections::BTreeSet;

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
fn a_judgment_of_the_whole_task_with_its_gold_is_taken_too() {
    let collector = started(1);
    let whole = &tasks(1)["tasks"][0];
    assert!(whole.get("gold").is_some());
    let answer = collector.post(&judgment(1, &guideline(), whole, "off"));
    assert_eq!(answer.status, 201, "{}", answer.text());
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
