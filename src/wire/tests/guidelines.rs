//! What is said of guidelines that are wrong, and where.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic is a failed test

use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, canonical_json, guideline_from_text, pretty_json, read_text};

const SOUND: &str = include_str!("sound.yaml");

fn read(text: &str) -> (Option<Guideline>, Vec<Problem>) {
    guideline_from_text(text, Format::Yaml)
}

/// The sound guideline with one part of it replaced.
fn with(part: &str, other: &str) -> String {
    assert_eq!(SOUND.matches(part).count(), 1, "`{part}` must stand in the guideline once");
    SOUND.replace(part, other)
}

/// Code, line and column of each problem, as `unknown-key 3:5`.
fn told(text: &str) -> Vec<String> {
    let (guideline, problems) = read(text);
    let is_refused = problems.iter().any(Problem::is_error);
    assert_eq!(guideline.is_none(), is_refused, "{problems:?}");
    problems.iter().map(place).collect()
}

fn place(problem: &Problem) -> String {
    let span = problem.span.unwrap_or_else(|| panic!("{problem:?} has no place"));
    format!("{} {}:{}", problem.code, span.start.line, span.start.column)
}

#[test]
fn the_sound_guideline_has_no_problems() {
    assert_eq!(told(SOUND), Vec::<String>::new());
}

#[test]
fn the_same_guideline_as_json_is_read_the_same() {
    let node = read_text(SOUND, Format::Yaml).node.unwrap();
    let from_yaml = read(SOUND).0.unwrap();
    for json in [pretty_json(&node), canonical_json(&node)] {
        let (from_json, problems) = guideline_from_text(&json, Format::Json);
        assert_eq!(problems, []);
        assert_eq!(from_json.unwrap().hash, from_yaml.hash);
    }
}

/// Part of the sound guideline, what stands there instead, and what is said of it.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &[&str])] = &[
    // The document itself.
    ("gradeglass: 1\n", "", &["missing-key 1:1"]),
    ("gradeglass: 1\n", "gradeglass: 2\nsurprise: {}\n", &["later-format 1:13"]),
    ("gradeglass: 1\n", "gradeglass: \"1\"\n", &["wrong-type 1:13"]),
    ("gradeglass: 1\n", "gradeglass: 0\n", &["unknown-format 1:13"]),
    ("id: shop", "id: my shop", &["malformed 2:5"]),
    ("id: shop", "id: shop\nid: shop2", &["duplicate-key 3:1"]),
    ("version: 1.0.0", "version: 1.0", &["wrong-type 3:10"]),
    ("version: 1.0.0", "version: 1.0.0.1", &["malformed 3:10"]),
    ("version: 1.0.0", "verson: 1.0.0", &["missing-key 1:1", "unknown-key 3:1"]),
    ("title: { en: Shop, ar: متجر }", "title: Shop", &["wrong-type 4:8"]),
    ("title: { en: Shop, ar: متجر }", "title: {}", &["empty 4:8"]),
    ("title: { en: Shop, ar: متجر }", "title: { en: Shop }", &["missing-translation 4:8"]),
    ("title: { en: Shop, ar: متجر }", "title: { en: Shop, ar: ' ' }", &["empty-text 4:24"]),
    ("title: { en: Shop, ar: متجر }", "title: { en: S, ar: م, fr: M }", &["undeclared-language 4:28"]),
    ("languages: [en, ar]", "languages: []", &["empty 5:12"]),
    ("languages: [en, ar]", "languages: [en, ar, e_n]", &["malformed 5:21"]),
    ("languages: [en, ar]", "languages: [en, ar, EN]", &["duplicate-id 5:21"]),
    ("judge: results", "judge: pair", &["reserved 6:8"]),
    ("judge: results", "judge: list", &["reserved 6:8"]),
    ("judge: results", "judge: result", &["unknown-word 6:8"]),
    // Inputs.
    ("price: double?", "price: doubel?", &["unknown-type 9:58"]),
    ("price: double?", "price: list<strng>?", &["unknown-type 9:58"]),
    ("price: double?", "price: 3", &["wrong-type 9:58"]),
    // Fields.
    ("id: grade\n", "id: 1st\n", &["malformed 11:9", "unknown-field 25:12", "unknown-field 33:11", "unknown-field 39:37", "unknown-field 41:35", "unknown-field 47:29", "unknown-field 52:31"]),
    ("id: grade\n", "id: in\n", &["reserved-id 11:9", "unknown-field 25:12", "unknown-field 33:11", "unknown-field 39:37", "unknown-field 41:35", "unknown-field 47:29", "unknown-field 52:31"]),
    ("id: note", "id: grade", &["duplicate-id 27:9", "unknown-field 41:14", "unknown-field 43:14"]),
    ("kind: text", "kind: order", &["reserved 28:11"]),
    ("kind: text", "kind: segment", &["reserved 28:11"]),
    ("kind: text", "kind: compare", &["reserved 28:11"]),
    ("kind: text", "kind: txt", &["unknown-word 28:11"]),
    ("    required: true\n", "    requird: true\n", &["unknown-key 14:5", "may-be-absent 25:12", "may-be-absent 33:11", "may-be-absent 39:37", "may-be-absent 47:29"]),
    ("    required: true\n", "    required: yes\n", &["wrong-type 14:15", "may-be-absent 25:12", "may-be-absent 33:11", "may-be-absent 39:37", "may-be-absent 47:29"]),
    ("id: partial", "id: exact", &["duplicate-id 17:15", "unknown-option 41:51"]),
    ("key: \"2\"", "key: \"3\"", &["key-clash 17:63"]),
    ("key: \"2\"", "key: s", &["key-taken 17:63"]),
    ("key: \"2\"", "key: S", &["key-taken 17:63"]),
    ("key: \"2\"", "key: \"?\"", &["key-taken 17:63"]),
    ("key: \"2\"", "key: Enter", &["malformed 17:63"]),
    ("key: \"2\"", "key: \" \"", &["malformed 17:63"]),
    ("key: \"2\"", "key: 2", &["wrong-type 17:63"]),
    ("max: 3\n", "max: 0\n", &["out-of-range 24:10"]),
    ("max: 3\n", "max: -1\n", &["out-of-range 24:10"]),
    ("of: result.title", "of: result.titel", &["unknown-input 22:9"]),
    ("of: result.title", "of: result.price", &["not-a-text 22:9"]),
    ("of: result.title", "of: title", &["unknown-input 22:9"]),
    ("shown: answer.grade ==", "shown: answer.evidence ==", &["wrong-type 25:12", "shown-cycle 25:12"]),
    ("\"exact\" # shown", "\"exat\" # shown", &["unknown-option 25:28"]),
    ("\"exact\" # shown", "3 # shown", &["wrong-type 25:12"]),
    ("\"exact\" # shown", "", &["unexpected-end 25:27"]),
    // Rules.
    ("- id: cites", "- id: required", &["reserved-id 32:9", "unknown-rule 53:14"]),
    ("- id: cites", "- id: explains", &["duplicate-id 37:9", "unknown-rule 53:14"]),
    ("    require: size(answer.evidence) > 0\n", "", &["missing-key 32:5"]),
    ("    require: size(answer.evidence) > 0\n", "    require: size(answer.evidenc) > 0\n", &["unknown-field 34:19"]),
    ("    require: size(answer.evidence) > 0\n", "    rule: size(answer.evidence) > 0\n", &["one-too-many 32:5"]),
    ("    require: size(answer.evidence) > 0\n", "    require: size(answer.evidence)\n", &["wrong-type 34:14"]),
    ("    require: size(answer.evidence) > 0\n", "    require: |\n      size(answer.evidence) > 0\n        && result.data.titel == ''\n", &["unknown-field 36:12"]),
    ("    require: size(answer.evidence) > 0\n", "    require: \"size(answer.evidence) > 0 && 'a\\\"b' == 'c' && nope\"\n", &["unknown-variable 34:61"]),
    ("    require: size(answer.evidence) > 0\n", "    require: 'size(answer.evidence) > 0 && ''a'' == nope'\n", &["unknown-variable 34:53"]),
    ("    see: exact-matches\n", "    see: exact-match\n", &["unknown-section 36:10"]),
    ("cites {size(answer.evidence)} words", "cites {answer.evidnce} words", &["unknown-field 35:43"]),
    ("cites {size(answer.evidence)} words", "cites {answer.evidence words", &["unclosed 35:42"]),
    ("severity: warning", "severity: warn", &["unknown-word 40:15"]),
    ("severity: warning", "severity: info", &["override-not-warning 42:15"]),
    ("override: reason", "override: reasons", &["unknown-word 42:15"]),
    ("fields: [note]", "fields: [note, grad]", &["unknown-field 43:20"]),
    ("fields: [note]", "fields: note", &["wrong-type 43:13"]),
    ("scope: task\n    rule:", "scope: result\n    rule:", &["unknown-variable 47:11"]),
    // Tests.
    ("{ grade: exact }", "{ grade: exacct }", &["unknown-option 52:31"]),
    ("{ grade: exact }", "{ grad: exact }", &["unknown-field 52:30"]),
    ("{ grade: exact }", "{ grade: 3 }", &["wrong-type 52:31"]),
    ("expect: [cites]", "expect: [cits]", &["unknown-rule 53:14"]),
    // The operating procedure.
    ("متى {#exact-matches}", "متى", &["missing-section 36:10"]),
];

#[test]
fn every_fault_is_told_at_its_line_and_column() {
    let mut wrong = Vec::new();
    for (part, other, expected) in TABLE {
        let found = told(&with(part, other));
        if found != *expected {
            wrong.push(format!(
                "{part:?} -> {other:?}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
