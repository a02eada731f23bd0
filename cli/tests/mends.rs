//! Mends of what is proved and read: made as they are given, they touch nothing else, and what they
//! mend is no longer said.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

const HEAD: &str = "\
gradeglass: 1 # the format
id: g
version: 1.0.0
title: { en: G }
languages: [en]
judge: results
fields:
  # what it is
  - id: q
    kind: choice
    required: true
    label: { en: Q }
    options: [{ id: a, label: { en: A } }, { id: b, label: { en: B } }]
  - id: p   # asked seldom
    kind: choice
    shown: answer.q == \"a\"
    label: { en: P }
    options: [{ id: a, label: { en: A } }, { id: b, label: { en: B } }]
rules:
";

fn guideline(rules: &str) -> String {
    format!("{HEAD}{rules}\n# the end\n")
}

fn check(text: &str, format: &str) -> Value {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gradeglass"));
    program.args(["check", "-", "--format", format]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = program.spawn().unwrap();
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    serde_json::from_slice(&running.wait_with_output().unwrap().stdout).unwrap()
}

/// Everything of a code that is said of a text.
fn said(text: &str, code: &str) -> Vec<Value> {
    let whole = check(text, "json");
    let all = ["problems", "findings"].map(|part| whole[part].as_array().unwrap().clone());
    all.concat().into_iter().filter(|one| one["code"] == code).collect()
}

/// The text with the mend of the first thing of a code made.
fn mended(text: &str, code: &str) -> String {
    let edit = &said(text, code)[0]["edit"];
    let at = |place: &Value| {
        let number = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap() - 1;
        let before: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let rest = &text[before..];
        before + rest.char_indices().nth(number("column")).map_or(rest.len(), |(byte, _)| byte)
    };
    let (start, end) = (at(&edit["start"]), at(&edit["end"]));
    [&text[..start], edit["text"].as_str().unwrap(), &text[end..]].concat()
}

#[track_caller]
fn mends(rules: &str, code: &str, from: &str, to: &str) {
    mends_of(&guideline(rules), code, from, to);
}

#[track_caller]
fn mends_of(text: &str, code: &str, from: &str, to: &str) {
    let made = mended(text, code);
    assert_eq!(made, text.replacen(from, to, 1));
    assert_eq!(said(&made, code), [] as [Value; 0], "{made}");
}

#[test]
fn a_rule_that_asks_for_a_hidden_field_has_it_shown_there_too() {
    mends(
        "  - id: r # why\n    when: answer.q == \"b\"\n    require: has(answer.p)\n    message: { en: M }\n",
        "hidden-but-required",
        "shown: answer.q == \"a\"",
        "shown: (answer.q == \"a\") || (answer.q == \"b\")",
    );
}

#[test]
fn of_rules_that_contradict_one_another_one_warns() {
    mends(
        "  - id: one\n    when: answer.q == \"a\"\n    require: answer.p == \"a\" # first\n    message: { en: M }\n  \
           - id: two\n    when: answer.q == \"a\" && answer.p != \"b\"\n    require: answer.p == \"b\" # second\n    message: { en: M }\n  \
           - id: three\n    when: answer.q == \"a\"\n    require: has(answer.p)\n    message: { en: M }\n",
        "contradiction",
        "message: { en: M }\n  - id: two",
        "message: { en: M }\n    severity: warning\n  - id: two",
    );
}

#[test]
fn rules_that_let_nobody_finish_are_mended_by_one_that_warns() {
    mends(
        "  - id: one\n    rule: answer.q == \"a\"\n    message: { en: M }\n  - id: two\n    rule: answer.q == \"b\"\n    message: { en: M } # m\n",
        "cannot-finish",
        "    message: { en: M } # m\n",
        "    message: { en: M } # m\n    severity: warning\n",
    );
}

#[test]
fn a_rule_that_adds_nothing_goes() {
    mends(
        "  - id: one\n    rule: answer.q == \"a\"\n    message: { en: M }\n  # again\n  - id: two\n    rule: answer.q != \"b\"\n    message: { en: M }\n",
        "implied",
        "  - id: two\n    rule: answer.q != \"b\"\n    message: { en: M }\n",
        "",
    );
}

#[test]
fn a_name_that_is_misspelled_is_written_as_it_was_meant_and_code_review_can_do_it() {
    let rules = "  - id: one\n    rule: answer.q == \"a\"\n    mesage: { en: M } # so\n";
    mends(rules, "unknown-key", "mesage: ", "message: ");
    let sarif = check(&guideline(rules), "sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "unknown-key").unwrap();
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "standard%20input");
    assert_eq!(change["replacements"][0]["deletedRegion"]["startLine"], 22);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "message");
}

#[test]
fn a_clause_that_adds_nothing_is_left_out() {
    mends(
        "  - id: r\n    when: answer.q == \"a\" && answer.q != \"b\" # one of two\n    require: answer.p == \"a\"\n    message: { en: M }\n",
        "redundant-clause",
        "when: answer.q == \"a\" && answer.q != \"b\"",
        "when: answer.q != \"b\"",
    );
}

#[test]
fn bounds_come_as_close_as_the_rules_leave_them_and_rules_ask_before_they_divide() {
    let scale = |max: u32, rule: &str| {
        let field = format!(
            "  - {{ id: n, kind: scale, required: true, min: 0, max: {max}, label: {{ en: N }} }} # how many\nrules:\n"
        );
        let rule = format!("  - id: r\n    rule: {rule}\n    message: {{ en: M }}\n");
        guideline(&rule).replace("rules:\n", &field)
    };
    mends_of(&scale(500, "answer.n <= 40"), "wide-bounds", "max: 500", "max: 40");
    let divides = scale(9, "6 / answer.n > 1");
    mends_of(&divides, "can-fail", "rule: 6 / answer.n", "rule: answer.n == 0 || 6 / answer.n");
}
