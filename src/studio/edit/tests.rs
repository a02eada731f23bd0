//! Edits of a text with comments in every place.

use super::*;
use crate::source::{Edit, Source};
use gradeglass_engine::document::Node;
use gradeglass_wire::{Format, read_text};

const TEXT: &str = "\
id: x # the name

rules:
  # the first
  - id: a # c
    when: x == 1   # why
    require: 'y'

  - id: b
    rule: >-
      foo
      bar

  # the third
  - { id: c, rule: \"z\", list: [a, b] }
empty:
";

fn edited(text: &str, make: impl FnOnce(&Source<'_>, &Node) -> Option<Edit>) -> String {
    let source = Source::new(text);
    let root = read_text(text, Format::of("", text)).node.unwrap();
    let edit = make(&source, &root).expect("a change");
    source.edited(&[edit])
}

#[track_caller]
fn changes(make: impl FnOnce(&Source<'_>, &Node) -> Option<Edit>, from: &str, to: &str) {
    assert!(TEXT.contains(from), "{from:?} is in the text");
    assert_eq!(edited(TEXT, make), TEXT.replacen(from, to, 1));
}

fn set(path: &str, text: &str) -> impl FnOnce(&Source<'_>, &Node) -> Option<Edit> {
    move |source: &Source<'_>, root: &Node| set_text(source, root, path, text)
}

fn take(path: &str) -> impl FnOnce(&Source<'_>, &Node) -> Option<Edit> {
    move |source: &Source<'_>, root: &Node| remove(source, root, path)
}

#[test]
fn a_text_keeps_its_quotes_and_the_comment_beside_it() {
    changes(set("rules[0].when", "x == 2"), "x == 1", "x == 2");
    changes(set("rules[0].when", "!x"), "x == 1", "'!x'");
    changes(set("rules[0].when", "x == ': '"), "x == 1", "'x == '': '''");
    changes(set("rules[0].require", "it's"), "'y'", "'it''s'");
    changes(set("rules[2].rule", "a \"b\""), "\"z\"", "\"a \\\"b\\\"\"");
    changes(set("rules[2].list[0]", "a, c"), "[a, b]", "[\"a, c\", b]");
    changes(set("empty", "full"), "empty:", "empty: full");
}

#[test]
fn a_folded_text_becomes_one_line() {
    changes(set("rules[1].rule", "foo && bar"), " >-\n      foo\n      bar\n", " foo && bar\n");
}

#[test]
fn an_item_goes_with_its_lines_and_nothing_else() {
    changes(
        take("rules[0]"),
        "  - id: a # c\n    when: x == 1   # why\n    require: 'y'\n\n",
        "\n",
    );
    changes(take("rules[1]"), "  - id: b\n    rule: >-\n      foo\n      bar\n\n", "");
    changes(take("rules[2]"), "  - { id: c, rule: \"z\", list: [a, b] }\n", "");
    changes(take("rules[2].list[0]"), "[a, b]", "[b]");
    changes(take("rules[2].list[1]"), "[a, b]", "[a]");
    changes(take("rules[2].rule"), " rule: \"z\",", "");
}

#[test]
fn a_key_goes_with_its_lines_and_the_next_moves_up_beside_a_dash() {
    changes(take("rules[0].require"), "    require: 'y'\n", "");
    changes(take("rules[1].id"), "id: b\n    rule", "rule");
}

#[test]
fn the_last_item_leaves_an_empty_list() {
    let text = "rules:\n  - id: a\n    rule: x\nmore: 1\n";
    assert_eq!(edited(text, take("rules[0]")), "rules:\n  []\nmore: 1\n");
}

#[test]
fn an_item_comes_after_the_last_or_makes_the_list() {
    let add = |key: &'static str| {
        move |source: &Source<'_>, root: &Node| {
            append_items(source, root, key, &["id: d\nrule: q".to_owned()])
        }
    };
    changes(add("rules"), "[a, b] }\n", "[a, b] }\n  - id: d\n    rule: q\n");
    changes(add("tests"), "empty:\n", "empty:\n\ntests:\n  - id: d\n    rule: q\n");
    changes(add("empty"), "empty:\n", "empty:\n  - id: d\n    rule: q\n");
    let no_end = "rules:\n- id: a";
    assert_eq!(edited(no_end, add("rules")), "rules:\n- id: a\n- id: d\n  rule: q");
    let brackets = "rules: []\nid: x\n";
    assert_eq!(edited(brackets, add("rules")), "rules:\n  - id: d\n    rule: q\nid: x\n");
}

#[test]
fn a_key_is_added_after_the_last_of_its_map() {
    let add = |map: &'static str| {
        move |source: &Source<'_>, root: &Node| set_key(source, root, map, "severity", "info")
    };
    changes(add("rules[0]"), "    require: 'y'\n", "    require: 'y'\n    severity: info\n");
    changes(add("rules[1]"), "      bar\n", "      bar\n    severity: info\n");
    changes(add("rules[2]"), "[a, b] }", "[a, b], severity: \"info\" }");
    changes(add(""), "empty:\n", "empty:\nseverity: info\n");
}

#[test]
fn json_is_changed_as_json() {
    let text = "{ \"rules\": [ { \"id\": \"a\", \"rule\": \"x\" }, { \"id\": \"b\" } ] }";
    let read = |text: &str| read_text(text, Format::Json).problems.len();
    for made in [edited(text, set("rules[0].rule", "a \"b\"")), edited(text, take("rules[0]"))] {
        assert_eq!(read(&made), 0, "{made}");
    }
}
