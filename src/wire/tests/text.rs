//! What JSON and YAML texts become, and what is said of those that cannot be read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic here is a failed test

use gradeglass_engine::document::{Content, Node, Position};
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, canonical_json, content_hash, read_text};
use proptest::prelude::*;

fn read(text: &str, format: Format) -> Node {
    let read = read_text(text, format);
    read.node.unwrap_or_else(|| panic!("{text}: {:?}", read.problems))
}

fn only_problem(text: &str, format: Format) -> Problem {
    let mut read = read_text(text, format);
    assert!(read.node.is_none(), "{text:?} was read");
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    read.problems.remove(0)
}

fn place(problem: &Problem) -> (u32, u32) {
    let Position { line, column } = problem.span.unwrap().start;
    (line, column)
}

#[test]
fn json_that_is_not_json_is_refused_with_its_place() {
    #[rustfmt::skip]
    let table = [
        ("{\"a\": 1,}", "syntax", (1, 8)),
        ("{\"a\": 1 \"b\": 2}", "syntax", (1, 9)),
        ("{a: 1}", "syntax", (1, 2)),
        ("{'a': 1}", "syntax", (1, 2)),
        ("[1, 2", "truncated", (1, 6)),
        ("{\"a\":\n  [1, {\"b\": ", "truncated", (2, 13)),
        ("{\"a\": \"never closed", "truncated", (1, 20)),
        ("{\"a\": tru", "syntax", (1, 7)),
        ("[01]", "syntax", (1, 2)),
        ("[1.]", "syntax", (1, 2)),
        ("[+1]", "syntax", (1, 2)),
        ("[.5]", "syntax", (1, 2)),
        ("[NaN]", "syntax", (1, 2)),
        ("[1e999]", "number-too-large", (1, 2)),
        ("[\"a\tb\"]", "syntax", (1, 4)),
        ("[\"\\x41\"]", "syntax", (1, 3)),
        ("[\"\\u12G4\"]", "syntax", (1, 3)),
        ("[1] 2", "syntax", (1, 5)),
        ("// no\n{}", "syntax", (1, 1)),
        ("", "empty", (0, 0)),
        ("\u{feff}  \n", "empty", (0, 0)),
        ("<!doctype html>", "syntax", (1, 1)),
    ];
    for (text, code, at) in table {
        let problem = only_problem(text, Format::Json);
        assert_eq!(problem.code, code, "{text}: {problem:?}");
        if at != (0, 0) {
            assert_eq!(place(&problem), at, "{text}: {problem:?}");
        }
    }
}

#[test]
fn yaml_that_json_could_not_say_is_refused_with_its_place() {
    #[rustfmt::skip]
    let table = [
        ("a: &x [*x]", "alias", (1, 8)),
        ("a: !!str 1", "tag", (1, 10)),
        ("a: 1\n---\nb: 2", "several-documents", (2, 1)),
        ("a: .inf", "number-too-large", (1, 4)),
        ("? [1]\n: 2", "key-not-text", (1, 3)),
        ("a:\n\t- 1", "syntax", (2, 2)),
        ("a: [1, 2", "syntax", (1, 9)),
        ("a: \"never closed", "syntax", (1, 4)),
    ];
    for (text, code, at) in table {
        let read = read_text(text, Format::Yaml);
        assert!(read.node.is_none(), "{text:?} was read");
        let problem = read.problems.first().unwrap();
        assert_eq!((problem.code, place(problem)), (code, at), "{text}: {problem:?}");
    }
}

#[test]
fn yaml_words_that_only_look_like_something_else_are_texts() {
    let node =
        read("no: no\nyes: yes\non: on\nday: 2026-03-01\nversion: 3.1.0\nid: 1_000", Format::Yaml);
    for key in ["no", "yes", "on", "day", "version", "id"] {
        assert!(matches!(node.get(key).unwrap().content, Content::Text(_)), "{key}");
    }
    let node = read("a: ~\nb:\nc: True\nd: 0x10\ne: -1.50\nf: 1e3\ng: '1'\n3: x", Format::Yaml);
    assert_eq!(node.get("a").unwrap().content, Content::Null);
    assert_eq!(node.get("b").unwrap().content, Content::Null);
    assert_eq!(node.get("c").unwrap().content, Content::Bool(true));
    assert_eq!(node.get("d").unwrap().content, Content::Int(16));
    assert_eq!(node.get("e").unwrap().content, Content::Double(-1.5));
    assert_eq!(node.get("f").unwrap().content, Content::Int(1000));
    assert_eq!(node.get("g").unwrap().content, Content::Text("1".to_owned()));
    assert!(node.get("3").is_some());
}

#[test]
fn an_alias_is_the_part_that_it_repeats_with_the_place_of_that_part() {
    let node = read("a: &x\n  - 1\nb: *x", Format::Yaml);
    assert_eq!(node.get("a"), node.get("b"));
    let mut bomb = String::from("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for level in 1..20 {
        let before = format!("*a{}", level - 1);
        let items = vec![before; 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    assert_eq!(only_problem(&bomb, Format::Yaml).code, "alias");
}

#[test]
fn a_document_has_one_hash_however_it_is_written() {
    let json = "{\"id\": \"a\", \"n\": [1, 2.50, -0.0], \"t\": \"caf\\u00e9 \\ud83d\\ude00\"}";
    let yaml = "t: café 😀\nn:\n  - 1.0\n  - 2.5\n  - 0\nid: a\n";
    let value = node_of(&serde_json::from_str(json).unwrap());
    let hash = content_hash(&read(json, Format::Json));
    assert_eq!(hash, content_hash(&read(yaml, Format::Yaml)));
    assert_eq!(hash, content_hash(&value));
    assert_eq!(hash, content_hash(&read(&canonical_json(&value), Format::Json)));
}

#[test]
fn lone_surrogates_become_replacement_characters_one_for_one() {
    #[rustfmt::skip]
    let table = [
        ("\"\\ud800\"", "\u{fffd}"),
        ("\"\\ud800\\ud800\"", "\u{fffd}\u{fffd}"),
        ("\"\\udc00\\ud83d\"", "\u{fffd}\u{fffd}"),
        ("\"\\ud800\\ud83d\\ude00\"", "\u{fffd}\u{1f600}"),
        ("\"\\ud83dx\"", "\u{fffd}x"),
        ("\"\\ud83d\\n\"", "\u{fffd}\n"),
    ];
    for (text, wanted) in table {
        assert_eq!(read(text, Format::Json).content, Content::Text(wanted.to_owned()), "{text}");
    }
}

#[test]
fn ten_thousand_levels_are_refused_in_words() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}")] {
        let text = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        for format in [Format::Json, Format::Yaml] {
            if format == Format::Json && open.contains("a:") && !open.contains('"') {
                continue;
            }
            let read = read_text(&text, format);
            assert!(read.node.is_none());
            let problem = read.problems.last().unwrap();
            assert!(matches!(problem.code, "too-deep" | "syntax"), "{problem:?}");
        }
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_with_both_sizes() {
    let text = " ".repeat(65 * 1024 * 1024);
    assert!(only_problem(&text, Format::Json).message.contains("65 MB"));
    assert!(only_problem(&text, Format::Yaml).message.contains("4 MB"));
}

#[test]
fn fifty_megabytes_of_json_are_read() {
    let item = format!("\"{}\"", "x".repeat(1000));
    let text = format!("[{}]", vec![item; 50_000].join(","));
    assert!(read_text(&text, Format::Json).node.is_some());
}

#[test]
fn a_number_that_loses_digits_is_warned_of() {
    for format in [Format::Json, Format::Yaml] {
        let read = read_text("[9007199254740993, 9007199254740991, 1e300]", format);
        assert!(read.node.is_some());
        assert_eq!(read.problems.len(), 1);
        assert_eq!(read.problems[0].code, "number-rounded");
        assert_eq!(read.problems[0].span.unwrap().start.column, 2);
    }
}

#[test]
fn a_key_that_stands_twice_is_kept_twice_for_the_reader_to_report() {
    for (text, format) in [("{\"a\":1,\"a\":2}", Format::Json), ("a: 1\na: 2", Format::Yaml)] {
        let Content::Map(entries) = read(text, format).content else { panic!("no map") };
        assert_eq!(entries.len(), 2);
    }
}

/// What another reader of JSON made of a text, as a document.
fn node_of(value: &serde_json::Value) -> Node {
    match value {
        serde_json::Value::Null => Node::null(),
        serde_json::Value::Bool(value) => Node::bool(*value),
        serde_json::Value::Number(number) => Node::number(number.as_f64().unwrap()),
        serde_json::Value::String(text) => Node::text(text),
        serde_json::Value::Array(items) => Node::list(items.iter().map(node_of)),
        serde_json::Value::Object(map) => {
            Node::map(map.iter().map(|(key, value)| (key.as_str(), node_of(value))))
        }
    }
}

/// Any JSON value that is not very large.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".*".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((".*", inner), 0..6)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(value in json()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let own = read(&text, Format::Json);
        let other = node_of(&serde_json::from_str(&text).unwrap());
        prop_assert_eq!(canonical_json(&own), canonical_json(&other));
    }

    #[test]
    fn json_is_accepted_exactly_where_serde_json_accepts_it(text in "[\\[\\]{}\",:0-9a-u\\\\.eE+ -]{0,12}") {
        let own = read_text(&text, Format::Json).node.is_some();
        let other = serde_json::from_str::<serde_json::Value>(&text);
        let is_surrogate = other.as_ref().is_err_and(|e| {
            let e = e.to_string();
            e.contains("surrogate") || e.contains("hex escape") || e.contains("out of range")
        });
        prop_assert!(is_surrogate || own == other.is_ok(), "{:?}: {:?}", text, other);
    }

    #[test]
    fn canonical_json_is_json_with_the_same_content(value in json()) {
        let node = read(&value.to_string(), Format::Json);
        let again = read(&canonical_json(&node), Format::Json);
        prop_assert_eq!(content_hash(&node), content_hash(&again));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in ".{0,200}", yamlish in "[-:&*!#|>'\"\\[\\]{}, \n\ta-c0-2]{0,60}") {
        read_text(&text, Format::Json);
        read_text(&text, Format::Yaml);
        read_text(&yamlish, Format::Yaml);
    }
}
