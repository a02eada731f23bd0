//! Real ratings, from file to tasks to judgments to qrels: what comes out is what the people who
//! rated the pairs have said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{hash, id};
use gradeglass_tests::support::program::{self, python, shared};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Options by final rating.
const GRADES: [&str; 4] = ["irrelevant", "slight", "good", "perfect"];

/// How many judgments go into one request.
const BATCH: usize = 40;

fn guideline(id: &str, card: &str, fields: &Value) -> Value {
    json!({
        "gradeglass": 1,
        "id": id,
        "version": "1.0.0",
        "title": { "en": id },
        "languages": ["en"],
        "judge": "results",
        "inputs": { "query": { "text": "string" }, "result": { "card": card, "data": {} } },
        "fields": fields,
        "rules": []
    })
}

fn grades() -> Value {
    let options = (0..).zip(GRADES).map(|(gain, id)| {
        json!({ "id": id, "label": { "en": id }, "key": gain.to_string(), "gain": gain })
    });
    json!([{
        "id": "grade", "kind": "choice", "scope": "result", "required": true,
        "label": { "en": "How well does it answer?" }, "options": options.collect::<Vec<_>>()
    }])
}

fn lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs `gradeglass tasks` and reads what it made.
fn made(folder: &Path, arguments: &[&str]) -> Value {
    let file = folder.join("made.json");
    let fixed = ["tasks", "--output", file.to_str().unwrap()];
    let output = program::run([&fixed, arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn judgment(number: usize, guideline: &Value, task: &Value, results: Value) -> Value {
    json!({
        "gradeglass": 1,
        "id": id(number),
        "guideline": { "id": guideline["id"], "version": "1.0.0", "hash": hash(guideline) },
        "task": { "id": task["id"], "hash": hash(task) },
        "annotator": "final",
        "mode": "judge",
        "outcome": "judged",
        "answers": { "task": {}, "results": results },
        "findings": [],
        "viewing": {},
        "timing": {
            "opened_at": "2026-01-31T09:00:00Z",
            "submitted_at": "2026-01-31T09:00:05Z",
            "active_ms": 5000
        },
        "client": { "name": "gradeglass", "version": "0.1.0", "locale": "en" }
    })
}

#[test]
fn ratings_of_real_products_come_out_as_the_same_qrels_and_the_same_ndcg() {
    let Some(chorus) = shared("relevance/chorus") else { return };
    let folder = tempfile::tempdir().unwrap();
    let (pairs, products) = (chorus.join("judgments.jsonl"), chorus.join("products.jsonl"));
    let arguments = [
        "--pairs",
        pairs.to_str().unwrap(),
        "--documents",
        products.to_str().unwrap(),
        "--query",
        "query",
        "--document",
        "doc_id",
        "--card",
        "product",
        "--title",
        "title",
        "--harmless",
        "--per-task",
        "20",
    ];
    let tasks = made(folder.path(), &arguments);
    let ratings: BTreeMap<(String, String), u64> = lines(&pairs)
        .iter()
        .map(|pair| {
            let part = |name: &str| pair[name].as_str().unwrap().to_owned();
            ((part("query"), part("doc_id")), pair["final"].as_u64().unwrap())
        })
        .collect();

    let guideline = guideline("chorus", "product", &grades());
    let collector = Collector::start(&guideline, &tasks, &[]);
    let open = collector.get("/api/tasks?guideline=chorus&annotator=final&limit=1000", &[]).json();
    let open = open.as_array().unwrap();
    let judgments: Vec<Value> = (1..)
        .zip(open)
        .map(|(number, task)| judgment(number, &guideline, task, rated(task, &ratings)))
        .collect();
    for batch in judgments.chunks(BATCH) {
        let answer = collector.post(&json!({ "judgments": batch }));
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.json()["refused"], json!([]));
        assert_eq!(answer.json()["stored"].as_array().unwrap().len(), batch.len());
    }
    let next = collector.get("/api/tasks/next?guideline=chorus&annotator=final", &[]);
    assert_eq!(next.status, 204, "everything is judged");

    let exported = folder.path().join("exported.qrels");
    let database = collector.database();
    let output = program::run([
        "export",
        "--format",
        "qrels",
        "--database",
        database.to_str().unwrap(),
        "--output",
        exported.to_str().unwrap(),
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (source, run) = source_files(folder.path(), open, &ratings);
    let sorted = |file: &Path| {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&exported).len(), ratings.len());
    assert_eq!(sorted(&exported), sorted(&source), "pair for pair");

    let ndcg = |qrels: &Path| -> Value {
        serde_json::from_str(&python("ndcg.py", &[qrels, &run])).unwrap()
    };
    let (by_source, by_export) = (ndcg(&source), ndcg(&exported));
    assert_eq!(by_export, by_source);
    let ndcg = by_export["all"]["nDCG@10"].as_f64().unwrap();
    assert!((0.1..0.99).contains(&ndcg), "a run that says something: {ndcg}");
    assert_eq!(by_export["queries"].as_object().unwrap().len(), 94);
}

/// The answers that the raters' final word gives to a task.
fn rated(task: &Value, ratings: &BTreeMap<(String, String), u64>) -> Value {
    let query = task["query"]["text"].as_str().unwrap();
    let results = task["results"].as_array().unwrap().iter().map(|result| {
        let document = result["id"].as_str().unwrap().to_owned();
        let rating = ratings[&(query.to_owned(), document.clone())];
        (document, json!({ "grade": GRADES[usize::try_from(rating).unwrap()] }))
    });
    results.collect::<serde_json::Map<String, Value>>().into()
}

/// Qrels straight from the ratings, and a run that ranks the documents of each query by id.
fn source_files(
    folder: &Path,
    tasks: &[Value],
    ratings: &BTreeMap<(String, String), u64>,
) -> (std::path::PathBuf, std::path::PathBuf) {
    let topics: BTreeMap<&str, &str> = tasks
        .iter()
        .map(|task| {
            let query = &task["query"];
            let topic = query["id"].as_str().or(task["id"].as_str()).unwrap();
            (query["text"].as_str().unwrap(), topic)
        })
        .collect();
    let (mut qrels, mut run) = (String::new(), String::new());
    for (number, ((query, document), rating)) in ratings.iter().enumerate() {
        let topic = topics[query.as_str()];
        writeln!(qrels, "{topic} 0 {document} {rating}").unwrap();
        let score = ratings.len() - number;
        writeln!(run, "{topic} Q0 {document} {} {score} by-id", number + 1).unwrap();
    }
    let (qrels_file, run_file) = (folder.join("source.qrels"), folder.join("by-id.run"));
    std::fs::write(&qrels_file, qrels).unwrap();
    std::fs::write(&run_file, run).unwrap();
    (qrels_file, run_file)
}

#[test]
fn answers_marked_in_arabic_and_chinese_come_out_at_the_same_place_with_the_same_words() {
    let Some(xquad) = shared("relevance/xquad") else { return };
    let folder = tempfile::tempdir().unwrap();
    let (queries, passages) = (xquad.join("queries.jsonl"), xquad.join("passages.jsonl"));
    let arguments = [
        "--pairs",
        queries.to_str().unwrap(),
        "--documents",
        passages.to_str().unwrap(),
        "--query",
        "text",
        "--query-id",
        "query_id",
        "--document",
        "gold_doc",
        "--document-id",
        "doc_id",
        "--language",
        "lang",
        "--card",
        "passage",
        "--text",
        "text",
        "--harmless",
    ];
    let tasks = made(folder.path(), &arguments);
    let fields = json!([{
        "id": "answer", "kind": "span", "scope": "result", "of": "result.data.text",
        "required": true, "label": { "en": "Where is the answer?" }
    }]);
    let mut guideline = guideline("answers", "passage", &fields);
    guideline["inputs"]["result"]["data"] = json!({ "text": "string" });
    let all = lines(&queries);
    let tasks: Vec<&Value> = tasks["tasks"].as_array().unwrap().iter().collect();
    let of_language = |language: &'static str| {
        let both = all.iter().zip(&tasks).filter(move |(query, _)| query["lang"] == language);
        both.take(15)
    };
    let chosen: Vec<(&Value, &&Value)> = of_language("ar").chain(of_language("zh")).collect();
    assert_eq!(chosen.len(), 30);
    let handed_in: Vec<&Value> = chosen.iter().map(|(_, task)| **task).collect();
    let document = json!({ "gradeglass": 1, "tasks": handed_in });
    let collector = Collector::start(&guideline, &document, &[]);

    let mut marks = Vec::new();
    for (number, (query, task)) in (1..).zip(&chosen) {
        assert_eq!(query["query_id"], task["id"]);
        let result = &task["results"][0];
        let mark = mark(query, result["data"]["text"].as_str().unwrap());
        let id = result["id"].as_str().unwrap();
        let judged =
            |mark: &Value| judgment(number, &guideline, task, json!({ id: { "answer": [mark] } }));
        let mut shifted = mark.clone();
        for end in ["start", "end"] {
            shifted[end] = (mark[end].as_u64().unwrap() + 1).into();
        }
        let wrong = collector.post(&judged(&shifted));
        assert_eq!((wrong.status, wrong.problem().as_str()), (422, "breaks-rules"));
        let right = collector.post(&judged(&mark));
        assert_eq!(right.status, 201, "{}", right.text());
        marks.push(mark);
    }
    let kept: Vec<Value> = collector
        .judgments()
        .iter()
        .map(|judgment| {
            let results = judgment["answers"]["results"].as_object().unwrap();
            results.values().next().unwrap()["answer"][0].clone()
        })
        .collect();
    assert_eq!(kept, marks);
}

/// The source counts code points; judgments count UTF-16 code units.
fn mark(query: &Value, text: &str) -> Value {
    let answer = query["answer"].as_str().unwrap();
    let before = usize::try_from(query["answer_start"].as_u64().unwrap()).unwrap();
    let start: usize = text.chars().take(before).map(char::len_utf16).sum();
    json!({ "start": start, "end": start + answer.encode_utf16().count(), "quote": answer })
}
