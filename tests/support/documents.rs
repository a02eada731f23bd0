//! A small guideline with its tasks, and judgments of them.

use gradeglass_wire::{Format, content_hash, read_text};
use serde_json::{Value, json};

/// The guideline: a grade with gains, marked evidence that an exact match needs, a note and a number.
pub fn guideline() -> Value {
    let en = |text: &str| json!({ "en": text });
    let option = |id: &str, key: &str, gain: u8| json!({ "id": id, "label": en(id), "key": key, "gain": gain });
    json!({
        "gradeglass": 1,
        "id": "shoes",
        "version": "1.0.0",
        "title": en("Shoes"),
        "languages": ["en"],
        "judge": "results",
        "inputs": {
            "query": { "text": "string" },
            "result": { "card": "product", "data": { "title": "string" } }
        },
        "fields": [
            {
                "id": "grade", "kind": "choice", "scope": "result", "required": true,
                "label": en("How well does it answer?"),
                "options": [option("exact", "2", 2), option("partly", "1", 1), option("off", "0", 0)]
            },
            { "id": "note", "kind": "text", "scope": "result", "multiline": true, "label": en("Note") },
            { "id": "worth", "kind": "number", "scope": "result", "label": en("Worth") },
            { "id": "evidence", "kind": "span", "scope": "result", "of": "result.data.title", "label": en("Evidence") }
        ],
        "rules": [{
            "id": "exact-says-why",
            "scope": "result",
            "when": "answer.grade == \"exact\"",
            "require": "size(answer.note) > 0",
            "severity": "error",
            "fields": ["note"],
            "message": en("An exact match says why.")
        }]
    })
}

/// `count` tasks `t1`, `t2`, … with one result `d1`, `d2`, … each; the first has a gold answer.
pub fn tasks(count: usize) -> Value {
    let task = |number: usize| {
        let mut task = json!({
            "id": format!("t{number}"),
            "query": { "text": format!("red shoe {number}") },
            "results": [{
                "id": format!("d{number}"),
                "position": 1,
                "card": "product",
                "data": { "title": format!("Shoe {number}") },
                "labels": []
            }]
        });
        if number == 1 {
            task["gold"] = json!({ "answers": { "results": { "d1": { "grade": "off" } } } });
        }
        task
    };
    json!({ "gradeglass": 1, "tasks": (1..=count).map(task).collect::<Vec<_>>() })
}

/// The content hash of a document.
pub fn hash(document: &Value) -> String {
    content_hash(&read_text(&document.to_string(), Format::Json).node.unwrap())
}

/// The id of the judgment with this number: a UUIDv7.
pub fn id(number: usize) -> String {
    format!("0197f3a0-0000-7000-8000-{number:012x}")
}

/// A judgment of `task` as it was handed out, in which every result gets `grade`.
pub fn judgment(number: usize, guideline: &Value, task: &Value, grade: &str) -> Value {
    let results = task["results"].as_array().unwrap().iter();
    let answers: serde_json::Map<String, Value> = results
        .map(|result| (result["id"].as_str().unwrap().to_owned(), json!({ "grade": grade })))
        .collect();
    json!({
        "gradeglass": 1,
        "id": id(number),
        "guideline": { "id": guideline["id"], "version": guideline["version"], "hash": hash(guideline) },
        "task": { "id": task["id"], "hash": hash(task) },
        "annotator": "ada",
        "mode": "judge",
        "outcome": "judged",
        "answers": { "task": {}, "results": answers },
        "findings": [],
        "viewing": {},
        "timing": {
            "opened_at": "2026-01-31T09:00:00.000Z",
            "submitted_at": "2026-01-31T09:00:05.000Z",
            "active_ms": 5000
        },
        "client": { "name": "gradeglass", "version": "0.1.0", "locale": "en" }
    })
}
