//! The commands as people run them: what they print, and the exit status that CI sees.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic is a failed test

use std::io::Write;
use std::process::{Command, Output, Stdio};

const SOUND: &str = include_str!("../../src/wire/tests/sound.yaml");

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gradeglass"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not wait to be written to.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn check_says_that_nothing_is_wrong() {
    let output = run(&["check", "-"], SOUND);
    let said = out(&output);
    assert_eq!(status(&output), 0);
    assert!(said.starts_with("standard input: nothing wrong; "), "{said}");
}

#[test]
fn check_of_ten_thousand_rules_ends_at_its_budget_and_says_what_was_not_asked() {
    let options = r#"[{"id":"a","label":{"en":"A"}},{"id":"b","label":{"en":"B"}}]"#;
    let field = |at: usize| {
        format!(
            r#"{{"id":"f{at}","kind":"choice","required":true,"label":{{"en":"F"}},"options":{options}}}"#
        )
    };
    let rule = |at: usize| {
        let (one, two) = (at % 100, at / 100 % 100);
        format!(
            r#"{{"id":"r{at}","message":{{"en":"M"}},"when":"answer.f{one} == 'a'","require":"answer.f{two} != 'b'"}}"#
        )
    };
    let list = |count: usize, make: &dyn Fn(usize) -> String| {
        (0..count).map(make).collect::<Vec<_>>().join(",")
    };
    let guideline = format!(
        r#"{{"gradeglass":1,"id":"g","version":"1.0.0","title":{{"en":"G"}},"languages":["en"],"judge":"results","fields":[{}],"rules":[{}]}}"#,
        list(100, &field),
        list(10_000, &rule)
    );
    let output = run(&["check", "-", "--budget", "1", "--format", "json"], &guideline);
    let said = out(&output);
    for part in
        ["The proofs stopped after 1 second. Not asked: ", "the missing tests of 10000 rules, "]
    {
        assert!(said.contains(part), "{part:?} is missing");
    }

    // What was not asked is not said to be right.
    let sound = run(&["check", "-", "--budget", "0", "--strict"], SOUND);
    assert_eq!(status(&sound), 1);
    assert!(out(&sound).contains("warning[proofs-stopped]: The proofs stopped after 0 seconds."));
}

#[test]
fn check_shows_the_line_with_a_mark_under_what_is_meant_and_without_colours_in_a_pipe() {
    let output = run(&["check", "-"], &SOUND.replace("\"exact\" # shown", "\"exat\" # shown"));
    assert_eq!(status(&output), 1);
    let said = out(&output);
    for part in [
        "error[unknown-option]: `exat` is not one of the options.",
        "standard input:25:28",
        "25 |     shown: answer.grade == \"exat\" # shown",
        "   |                            ^^^^^^",
        "help: did you mean `exact`?",
        "standard input: 1 error",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
}

#[test]
fn check_warns_without_failing() {
    let output = run(&["check", "-"], &SOUND.replace("{ en: Shop, ar: متجر }", "{ en: Shop }"));
    assert_eq!(status(&output), 0);
    assert!(out(&output).contains("warning[missing-translation]"));
}

/// A rule for partial matches that asks for marked words, which only exact ones can have.
const LOCKED: &str = "require: size(answer.evidence) > 0";

fn locked() -> String {
    SOUND.replacen("when: answer.grade == \"exact\"", "when: answer.grade == \"partial\"", 1)
}

#[test]
fn check_proves_that_an_option_cannot_be_chosen_and_names_who_is_to_blame() {
    assert!(locked().contains(LOCKED));
    let output = run(&["check", "-"], &locked());
    assert_eq!(status(&output), 1);
    let said = out(&output);
    for part in [
        "error[hidden-but-required]: With `partial` for `grade` nobody can finish a judgment: `cites` asks for `evidence`, which is hidden then.",
        "{ id: partial, label: { en: Partial, ar: جزئي }, key: \"2\", gain: 1 }",
        "note: fields[1].shown",
        "shown: answer.grade == \"exact\" # shown",
        "help: show `evidence` there too, or do not ask for it there",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
}

#[test]
fn check_writes_findings_with_examples_as_json_and_places_as_sarif() {
    let output = run(&["check", "-", "--format", "json"], &locked());
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = |code: &str| {
        let all = said["findings"].as_array().unwrap();
        all.iter().find(|finding| finding["code"] == code).cloned().unwrap()
    };
    let locked_out = finding("hidden-but-required");
    assert_eq!(locked_out["path"], "fields[0].options[1]");
    assert_eq!(locked_out["blames"][1]["start"]["line"], 25);
    assert!(finding("missing-test")["example"]["answers"]["results"]["r1"]["grade"].is_string());

    let output = run(&["check", "-", "--format", "sarif"], &locked());
    assert_eq!(status(&output), 1);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["version"], "2.1.0");
    let results = said["runs"][0]["results"].as_array().unwrap();
    let error = results.iter().find(|result| result["level"] == "error").unwrap();
    assert_eq!(error["ruleId"], "hidden-but-required");
    let region = &error["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&17.into(), &15.into()));
}

#[test]
fn check_prints_the_tests_that_are_missing_and_they_pass_once_they_are_added() {
    let said = out(&run(&["check", "-", "--notes"], SOUND));
    let tests: Vec<&str> = said
        .lines()
        .filter(|line| {
            ["  - name:", "    task:", "    answers:", "    expect:"]
                .iter()
                .any(|start| line.starts_with(start))
        })
        .collect();
    assert!(tests.len() >= 8, "{said}");
    let text = SOUND.replace("tests:\n", &format!("tests:\n{}\n", tests.join("\n")));
    let output = run(&["test", "-"], &text);
    assert_eq!(status(&output), 0, "{}", out(&output));
    let again = out(&run(&["check", "-", "--notes"], &text));
    assert!(!again.contains("missing-test"), "{again}");
}

#[test]
fn check_fails_on_warnings_where_that_is_asked() {
    let text = SOUND.replace("<= 1\n", "<= 1 || true\n");
    let output = run(&["check", "-"], &text);
    assert_eq!(status(&output), 0);
    assert!(
        out(&output).contains("warning[always-true]: `one-exact` can never fire"),
        "{}",
        out(&output)
    );
    assert_eq!(status(&run(&["check", "-", "--strict"], &text)), 1);
}

#[test]
fn check_writes_json_for_programs() {
    let output = run(&["check", "-", "--format", "json"], &SOUND.replace("key: \"2\"", "key: s"));
    assert_eq!(status(&output), 1);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let problem = &said["problems"][0];
    assert_eq!(problem["code"], "key-taken");
    assert_eq!(problem["path"], "fields[0].options[1].key");
    assert_eq!((&problem["start"]["line"], &problem["start"]["column"]), (&17.into(), &63.into()));
}

#[test]
fn a_command_that_is_not_understood_ends_with_status_two() {
    assert_eq!(status(&run(&["chek"], "")), 2);
    assert_eq!(status(&run(&["check"], "")), 2);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let output = run(&["check", "no-such-file.yaml"], "");
    assert_eq!(status(&output), 1);
    assert!(err(&output).contains("`no-such-file.yaml` cannot be read"), "{}", err(&output));
}

#[test]
fn build_makes_json_that_is_the_same_guideline() {
    let built = run(&["build", "-"], SOUND);
    assert_eq!(status(&built), 0);
    let again = run(&["build", "-"], &out(&built));
    assert_eq!(out(&again), out(&built));
    let json: serde_json::Value = serde_json::from_slice(&built.stdout).unwrap();
    assert_eq!(json["fields"][0]["options"][0]["gain"], 3);
}

#[test]
fn build_writes_nothing_of_a_guideline_with_errors() {
    let output = run(&["build", "-"], &SOUND.replace("judge: results", "judge: pair"));
    assert_eq!((status(&output), out(&output).as_str()), (1, ""));
    assert!(err(&output).contains("`judge: pair` is reserved"), "{}", err(&output));
    assert!(err(&output).contains("cannot be used: 1 error"), "{}", err(&output));
}

#[test]
fn a_test_that_fails_is_told_with_its_line_as_text_json_and_sarif() {
    let failing = SOUND.replace("expect: [cites]", "expect: [explains]");
    let line = failing.lines().position(|line| line.contains("- name:")).unwrap() + 1;
    let said = out(&run(&["test", "-"], &failing));
    assert!(
        said.contains("error[test-failed]: The test") && said.contains("should fire, and does not")
    );
    assert!(said.contains(&format!("standard input:{line}:")), "{said}");

    let output = run(&["test", "-", "--format", "json"], &failing);
    assert_eq!(status(&output), 1);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["passed"], &said["failed"]), (&0.into(), &1.into()));
    let test = &said["tests"][0];
    assert_eq!((&test["passed"], &test["start"]["line"]), (&false.into(), &line.into()));
    assert_eq!(test["because"][0], "`explains` should fire, and does not");

    let output = run(&["test", "-", "--format", "sarif"], &failing);
    assert_eq!(status(&output), 1);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let result = &said["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"test-failed".into(), &"error".into()));
    let none = run(&["test", "-", "--format", "sarif"], SOUND);
    let said: serde_json::Value = serde_json::from_slice(&none.stdout).unwrap();
    assert_eq!((status(&none), &said["runs"][0]["results"]), (0, &serde_json::json!([])));
}

#[test]
fn test_runs_the_guidelines_own_tests() {
    let output = run(&["test", "-"], SOUND);
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert!(out(&output).contains("1 of 1 tests passed. No test expects `explains`, `one-exact`."));
    let output = run(&["test", "-"], &SOUND.replace("expect: [cites]", "expect: [explains]"));
    assert_eq!(status(&output), 1);
    assert!(out(&output).contains("FAILED  exact without evidence"));
    assert!(out(&output).contains("`explains` should fire, and does not"));
    assert!(out(&output).contains("`cites` fires, and should not"));
}

#[test]
fn eval_prints_values_as_the_language_writes_them() {
    let with = r#"{ "answer": { "grade": "exact" }, "result": { "data": { "price": 3 } } }"#;
    #[rustfmt::skip]
    let table = [
        ("1 + 2", "3"), ("1.0 + 2.0", "3.0"), ("0.1 + 0.2", "0.30000000000000004"), ("\"a\" + \"b\"", "\"ab\""),
        ("answer.grade", "\"exact\""), ("[1, 2]", "[1,2]"), ("result.data.price", "3"), ("has(answer.x)", "false"),
    ];
    for (expression, value) in table {
        let output = run(&["eval", expression, "--with", "-"], with);
        assert_eq!(out(&output).trim_end(), value, "{expression}: {}", err(&output));
    }
}

#[test]
fn eval_reads_answers_alone_and_those_of_a_judgment() {
    for with in [r#"{ "grade": "exact" }"#, r#"{ "results": { "r1": { "grade": "exact" } } }"#] {
        let output = run(&["eval", "answer.grade", "--with", "-"], with);
        assert_eq!(out(&output), "\"exact\"\n", "{with}: {}", err(&output));
    }
}

#[test]
fn eval_says_what_is_wrong_and_where() {
    #[rustfmt::skip]
    let table = [
        ("answer.grad", "error[absent]: `grad` is not there."), ("1 +", "error[unexpected-end]"),
        ("nope", "error[unknown-variable]"), ("1 / 0", "error[division-by-zero]"),
        ("\"a\".matches(\"b\")", "error["), ("timestamp(\"x\")", "error["),
    ];
    for (expression, said) in table {
        let output = run(&["eval", expression, "--with", "-"], r#"{ "grade": "exact" }"#);
        assert_eq!(status(&output), 1, "{expression}");
        assert!(err(&output).contains(said), "{expression}: {}", err(&output));
    }
}

#[test]
fn a_rule_nested_ten_thousand_deep_is_refused_in_words() {
    for (open, close) in [("(", ")"), ("[", "]"), ("!", ""), ("has(", ")")] {
        let rule = format!("rule: \"{}true{}\"", open.repeat(10_000), close.repeat(10_000));
        let text = SOUND
            .replace("rule: results.filter(r, r.answer.grade == \"exact\").size() <= 1", &rule);
        assert_ne!(text, SOUND);
        let output = run(&["check", "-", "--format", "json"], &text);
        assert_eq!(status(&output), 1, "{open}");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["problems"][0]["path"], "rules[2].rule", "{said}");
    }
}

#[test]
fn what_is_cut_off_later_or_no_guideline_at_all_is_refused_in_words() {
    let json = out(&run(&["build", "-"], SOUND));
    #[rustfmt::skip]
    let table = [
        (json.get(..json.len() / 2).unwrap().to_owned(), "truncated"),
        (json.replace("\"gradeglass\": 1", "\"gradeglass\": 2"), "later-format"),
        ("[]".to_owned(), "wrong-type"), ("3".to_owned(), "wrong-type"), (String::new(), "empty"),
        ("<!doctype html><html></html>".to_owned(), "wrong-type"),
    ];
    for (text, code) in table {
        let output = run(&["check", "-", "--format", "json"], &text);
        assert_eq!(status(&output), 1);
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["problems"][0]["code"], code, "{said}");
        assert_eq!(said["errors"], 1, "{said}");
    }
}

#[test]
fn fifty_megabytes_are_answered_in_words() {
    let text = format!("[\"{}\"]", "x".repeat(50 * 1024 * 1024));
    let output = run(&["check", "-"], &text);
    assert_eq!(status(&output), 1);
    assert!(out(&output).contains("error[wrong-type]"));
    let output = run(&["check", "-"], &text.replace('[', "- "));
    assert!(out(&output).contains("error[too-long]"));
}
