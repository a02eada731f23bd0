//! The same rules and answers through other people's CEL, as a backend in JavaScript or Python would
//! check them again (tests/backends): the same verdicts.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::{Guideline, test_task};
use gradeglass_engine::judging::{Meaning, verdict};
use gradeglass_engine::records::read_answers;
use gradeglass_tests::rules::{Judgment, judgment, rule};
use gradeglass_tests::support::program::{python_program, root};
use gradeglass_wire::{Format, canonical_json, guideline_from_text, read_task, read_text};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Rules that are broken, and rules that put in order what is not a number.
type Said = (Vec<String>, Vec<String>);

/// A judgment of a task, as documents.
struct Case {
    guideline: Value,
    task: Value,
    answers: Value,
}

impl Case {
    fn line(&self) -> String {
        let Self { guideline, task, answers } = self;
        json!({ "guideline": guideline, "task": task, "answers": answers }).to_string()
    }

    /// What our engine says: `rule`, or `rule result`, in the order of the guideline; and the rules
    /// that put in order what is not a number. There engines differ: those in Go and ours fail, those
    /// in JavaScript and C++ come to false.
    fn broken(&self) -> Said {
        let (guideline, problems) = guideline_from_text(&self.guideline.to_string(), Format::Json);
        let guideline: Guideline = guideline.unwrap_or_else(|| panic!("{problems:#?}"));
        let read = |value: &Value| read_text(&value.to_string(), Format::Json).node.unwrap();
        let (task, problems) = read_task(&read(&self.task), Some(&guideline));
        let task = task.unwrap_or_else(|| panic!("{problems:#?}"));
        let (answers, _) = read_answers(&read(&self.answers), &guideline);
        let verdict = verdict(&guideline, &task, &answers, Meaning::Submission, "");
        let mut broken = Vec::new();
        for rule in &guideline.rules {
            let own = verdict.findings.iter().filter(|finding| finding.rule == rule.id);
            broken.extend(own.map(|finding| match &finding.result {
                Some(result) => format!("{} {result}", rule.id),
                None => rule.id.clone(),
            }));
        }
        let unordered = verdict.rule_errors.iter();
        let unordered = unordered.filter(|error| error.message.contains("has no order"));
        (broken, unordered.map(|error| error.rule.clone()).collect())
    }
}

/// The fields that random rules read, as a guideline with these rules.
fn guideline(rules: &[String]) -> Value {
    let options = |ids: &[&str]| -> Value {
        ids.iter().map(|id| json!({ "id": id, "label": { "en": id } })).collect()
    };
    let field = |id: &str, kind: &str, scope: &str, more: Value| {
        let mut field = json!({ "id": id, "kind": kind, "scope": scope, "label": { "en": id } });
        field.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        field
    };
    let grades = options(&["exact", "partial", "irrelevant"]);
    let tags = options(&["adult", "brand", "spam"]);
    let rule = |(index, source): (usize, &String)| {
        let message = json!({ "en": "M" });
        json!({ "id": format!("r{index}"), "scope": "task", "rule": source, "message": message })
    };
    json!({
        "gradeglass": 1, "id": "random", "version": "1.0.0", "title": { "en": "Random" },
        "languages": ["en"], "judge": "results",
        "inputs": { "query": { "text": "string" }, "task": { "text": "string" } },
        "fields": [
            field("grade", "choice", "task", json!({ "options": grades })),
            field("severity", "scale", "task", json!({ "min": -3, "max": 3 })),
            field("price", "number", "task", json!({})),
            field("note", "text", "task", json!({})),
            field("tags", "choices", "task", json!({ "options": tags })),
            field("evidence", "span", "task", json!({ "of": "task.text", "labels": tags })),
            field("mark", "choice", "result", json!({ "options": grades })),
        ],
        "rules": rules.iter().enumerate().map(rule).collect::<Value>(),
    })
}

/// A random judgment as answers to a task with so many results.
fn answered(judgment: &Judgment) -> (Value, Value) {
    let (grade, severity, price, note, tags) = &judgment.fields;
    let mut text = String::new();
    let marks = judgment.evidence.iter().map(|(_, quote, label)| {
        let start = text.encode_utf16().count();
        text.push_str(quote);
        let mut mark =
            json!({ "start": start, "end": text.encode_utf16().count(), "quote": quote });
        if let Some(label) = label {
            mark["label"] = json!(label);
        }
        mark
    });
    let marks: Vec<Value> = marks.filter(|mark| mark["quote"] != "").collect();
    let tags: BTreeSet<&str> = tags.iter().copied().collect();
    let mut own = json!({ "note": note, "tags": tags, "evidence": marks });
    for (name, value) in
        [("grade", json!(grade)), ("severity", json!(severity)), ("price", json!(price))]
    {
        if !value.is_null() {
            own[name] = value;
        }
    }
    let mut given = json!({});
    let results = judgment.results.iter().enumerate().map(|(index, grade)| {
        let id = format!("r{index}");
        if let Some(grade) = grade {
            given[&id] = json!({ "mark": grade });
        }
        json!({ "id": id, "card": "product", "position": index + 1, "data": {}, "labels": [] })
    });
    let results: Vec<Value> = results.collect();
    let task = json!({ "id": "t", "query": { "text": "q" }, "data": { "text": text }, "results": results });
    (task, json!({ "task": own, "results": given }))
}

/// Twenty random rules on each of thirty random judgments.
fn random() -> Vec<Case> {
    let mut runner = TestRunner::deterministic();
    let mut made = |_| {
        let rule = rule().new_tree(&mut runner).unwrap().current();
        let judgment = judgment().new_tree(&mut runner).unwrap().current();
        (rule.replace(".answer.grade", ".answer.mark"), judgment)
    };
    let usable = |source: &String| {
        guideline_from_text(&guideline(std::slice::from_ref(source)).to_string(), Format::Json)
            .0
            .is_some()
    };
    let all: Vec<(String, Judgment)> = (0..600).map(&mut made).collect();
    let mut rules: Vec<String> = all.iter().map(|(rule, _)| rule.clone()).filter(usable).collect();
    rules.truncate(400);
    // Whole numbers stay whole: half of three is one.
    rules.push("answer.severity / 2 != 1 || answer.severity % 2 == 0".into());
    assert!(rules.len() > 100, "{}", rules.len());
    let cases = rules.chunks(20).zip(all.chunks(30)).flat_map(|(rules, judgments)| {
        let guideline = guideline(rules);
        // A price of zero divided by itself is not a number, hidden by another failure beside it.
        let divides = rules.iter().any(|rule| rule.contains("/ (answer.price)"));
        let judgments = judgments.iter().map(|(_, judgment)| judgment);
        let judgments =
            judgments.filter(move |judgment| !divides || judgment.fields.2 != Some(0.0));
        judgments.map(move |judgment| {
            let (task, answers) = answered(judgment);
            Case { guideline: guideline.clone(), task, answers }
        })
    });
    cases.collect()
}

/// The tests of the guidelines that ship.
fn demos() -> Vec<Case> {
    let mut cases = Vec::new();
    for name in ["product-search", "web-results", "short-video-safety"] {
        let text = std::fs::read_to_string(root().join(format!("www/demo/{name}.yaml"))).unwrap();
        let node = read_text(&text, Format::Yaml).node.unwrap();
        let json = |node: &Node| serde_json::from_str::<Value>(&canonical_json(node)).unwrap();
        let guideline = guideline_from_text(&text, Format::Yaml).0.unwrap();
        for test in &guideline.tests {
            let task = json(&test_task(&guideline, test));
            cases.push(Case { guideline: json(&node), task, answers: json(&test.answers) });
        }
    }
    assert!(!cases.is_empty());
    cases
}

/// What a program of tests/backends says of each case.
fn says(program: &mut Command, cases: &[&Case]) -> Vec<Vec<String>> {
    let folder = root().join("tests/backends");
    program.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = program.spawn().unwrap_or_else(|error| panic!("{program:?}: {error}"));
    let lines: Vec<String> = cases.iter().map(|case| case.line()).collect();
    let mut input = running.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()));
    let output = running.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(
        output.status.success(),
        "{program:?} ended with {}: run it by `cargo xtask test`, which installs what it needs",
        output.status
    );
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// All cases, each with what our engine says.
fn judged() -> &'static [(Case, Said)] {
    static JUDGED: OnceLock<Vec<(Case, Said)>> = OnceLock::new();
    JUDGED.get_or_init(|| {
        let all = demos().into_iter().chain(random());
        all.map(|case| (case.broken(), case)).map(|(said, case)| (case, said)).collect()
    })
}

fn same(program: &mut Command) {
    let judged = judged();
    let cases: Vec<&Case> = judged.iter().map(|(case, _)| case).collect();
    let said = says(program, &cases);
    assert_eq!(said.len(), cases.len());
    let (mut fired, mut differing) = (0, Vec::new());
    for ((case, (own, unordered)), said) in judged.iter().zip(said) {
        fired += own.len();
        let is_said = |rule: &&String| !own.contains(rule) && !unordered.contains(rule);
        let other = said.iter().filter(is_said).map(|rule| ("theirs", rule));
        let mine = own.iter().filter(|rule| !said.contains(rule)).map(|rule| ("ours", rule));
        differing.extend(other.chain(mine).map(|(whose, rule)| {
            let id = rule.split(' ').next();
            let rules = case.guideline["rules"].as_array().unwrap();
            let source = rules.iter().find(|rule| rule["id"].as_str() == id).unwrap();
            format!("only {whose} breaks {rule}: {source}\n{}", case.answers)
        }));
    }
    assert!(differing.is_empty(), "{} of {fired}:\n{}", differing.len(), differing.join("\n"));
    println!("{} judgments, {fired} broken rules", cases.len());
    assert!(fired > cases.len(), "random rules break often");
}

#[test]
fn a_backend_in_javascript_comes_to_the_same_verdicts() {
    same(Command::new("node").arg("run.mjs"));
}

#[test]
fn a_backend_in_python_comes_to_the_same_verdicts() {
    same(Command::new(python_program()).arg("run.py"));
}
