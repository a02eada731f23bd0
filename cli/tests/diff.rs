//! `gradeglass diff` as people run it: two versions, and judgments that were made under the old one.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic is a failed test

use std::process::{Command, Output};

const SOUND: &str = include_str!("../../src/wire/tests/sound.yaml");

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

fn diff(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gradeglass")).arg("diff").args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The guideline with a stricter rule on evidence and a looser one on how many are exact.
fn both_ways() -> String {
    SOUND
        .replace("require: size(answer.evidence) > 0", "require: size(answer.evidence) > 1")
        .replace(".size() <= 1", ".size() <= 2")
}

fn compared(old: &str, new: &str, more: &[&str]) -> Output {
    let folder = Folder::new();
    let (old, new) = (folder.write("old.yaml", old), folder.write("new.yaml", new));
    diff(&[&[old.as_str(), new.as_str()], more].concat())
}

#[test]
fn the_same_rules_in_other_words_are_equivalent() {
    let new = SOUND.replace("size(answer.evidence) > 0", "size(answer.evidence) != 0");
    let output = compared(SOUND, &new, &["--only", "equivalent"]);
    assert_eq!(out(&output), "Both versions take the same judgments.\n");
    assert!(output.status.success());
}

#[test]
fn a_stricter_version_is_told_with_a_judgment_that_it_newly_refuses() {
    let new =
        SOUND.replace("require: size(answer.evidence) > 0", "require: size(answer.evidence) > 1");
    let output = compared(SOUND, &new, &["--only", "stricter"]);
    let said = out(&output);
    assert!(output.status.success(), "{said}");
    for part in [
        "The new version is stricter",
        "new:     refused by cites",
        "old:     taken",
        "stricter   cites",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
    assert!(!compared(SOUND, &new, &["--only", "looser"]).status.success());
    let said = out(&compared(&new, SOUND, &[]));
    assert!(
        said.contains("The new version is looser") && said.contains("old:     refused by cites")
    );
}

#[test]
fn a_version_that_is_both_stricter_and_looser_is_neither_and_says_which_rule_does_which() {
    let said: serde_json::Value =
        serde_json::from_slice(&compared(SOUND, &both_ways(), &["--format", "json"]).stdout)
            .unwrap();
    assert_eq!(said["relation"], "neither");
    assert_eq!(said["rules"][0]["rule"], "cites");
    assert_eq!(said["rules"][0]["change"], "stricter");
    assert_eq!(said["rules"][1]["change"], "looser");
    assert_eq!(said["difference"]["newly_taken"]["old"], "refused by one-exact");
    assert_eq!(said["difference"]["confirmed"], true);
}

#[test]
fn code_review_is_shown_what_changed_beside_the_rules_and_an_error_where_it_is_too_much() {
    let (new, review) = (both_ways(), ["--format", "sarif"]);
    let output = compared(SOUND, &new, &[&review[..], &["--only", "stricter"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = said["runs"][0]["results"].as_array().unwrap();
    let short: Vec<_> = results.iter().map(|it| (&it["ruleId"], &it["level"])).collect();
    let [error, note] = ["error", "note"].map(serde_json::Value::from);
    let [neither, stricter, looser] =
        ["neither", "stricter", "looser"].map(serde_json::Value::from);
    assert_eq!(short, [(&neither, &error), (&stricter, &note), (&looser, &note)]);
    let line = new.lines().position(|line| line.contains("id: cites")).unwrap() + 1;
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], line);
    assert!(compared(SOUND, &new, &review).status.success());
    let said = out(&compared(SOUND, &new, &[]));
    assert!(said.contains("note[stricter]: `cites` is broken by more judgments than before."));
    assert!(said.contains(&format!("new.yaml:{line}:")), "{said}");
}

#[test]
fn new_options_fields_and_required_answers_count_too() {
    let option = SOUND.replace(
        "      - { id: wrong",
        "      - { id: odd, label: { en: Odd, ar: غريب } }\n      - { id: wrong",
    );
    assert!(out(&compared(SOUND, &option, &[])).starts_with("The new version is looser"));
    let required = SOUND.replace("    multiline: true", "    multiline: true\n    required: true");
    assert!(out(&compared(SOUND, &required, &[])).starts_with("The new version is stricter"));
    let kind = SOUND
        .replace("    kind: text\n", "    kind: number\n")
        .replace("    multiline: true\n", "");
    let kind = kind.replace("answer.note != \"\"", "has(answer.note)").replace("One note", "");
    let output = compared(SOUND, &kind, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`note` is another question in the new version"), "{said}");
}

fn judgment(number: usize, answers: &str) -> String {
    format!(
        r#"{{"gradeglass":1,"id":"0197f3a0-0000-7000-8000-{number:012x}","guideline":{{"id":"shop","version":"1.0.0","hash":"sha256:{zero}"}},"task":{{"id":"t{task}","hash":"sha256:{zero}"}},"annotator":"ada","mode":"judge","outcome":"judged","answers":{{"task":{{}},"results":{{"r1":{answers}}}}},"findings":[],"viewing":{{}},"timing":{{"opened_at":"2026-01-31T09:00:00.000Z","submitted_at":"2026-01-31T09:00:05.000Z","active_ms":5000}},"supersedes":null,"client":{{"name":"gradeglass","version":"0.1.0","locale":"en"}}}}"#,
        task = number % 2,
        zero = "0".repeat(64),
    )
}

#[test]
fn judgments_that_were_made_are_replayed_and_counted_by_market_and_language() {
    let folder = Folder::new();
    let old = folder.write("old.yaml", SOUND);
    let new = folder.write("new.yaml", &both_ways());
    let task = |number: usize, market: &str| {
        format!(
            r#"{{"id":"t{number}","query":{{"text":"q","market":"{market}","language":"en"}},"results":[{{"id":"r1","card":"product","data":{{"title":"red shoe"}},"labels":[]}}]}}"#
        )
    };
    let tasks = folder.write("tasks.json", &format!("[{},{}]", task(0, "US"), task(1, "BR")));
    let marked = r#"{"grade":"exact","evidence":[{"start":0,"end":3,"quote":"red"}]}"#;
    let partial = r#"{"grade":"partial"}"#;
    let lines: Vec<String> = (0..6)
        .map(|number| judgment(number, if number < 3 { marked } else { partial }))
        .chain(["".to_owned(), judgment(9, marked).replace("\"judged\"", "\"skipped\"")])
        .collect();
    let judgments = folder.write("judgments.jsonl", &lines.join("\n"));
    let replay = ["--replay", &judgments, "--tasks", &tasks];
    let said = out(&diff(&[&[old.as_str(), new.as_str()], &replay[..]].concat()));
    for part in [
        "Replayed 6 judgments: 3 newly refused, 0 newly taken.",
        "1 more judged nothing.",
        "  US       en                3        2        0",
        "  BR       en                3        1        0",
        "  0197f3a0-0000-7000-8000-000000000000  cites",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
    let without = diff(&[&old, &new, "--replay", &judgments]);
    assert_eq!(without.status.code(), Some(2));
}
