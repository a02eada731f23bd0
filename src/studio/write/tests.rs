//! Help at places of texts that are not finished.

use super::*;
use crate::read;
use gradeglass_engine::document::Position;

const TEXT: &str = "\
gradeglass: 1
id: small
version: 1.0.0
title: { en: Small }
languages: [en, pt-BR]
inputs:
  query: { text: string }
  result: { card: product, data: { title: string, price: \"double?\" } }
fields:
  - id: grade
    kind: choice
    required: true
    label: { en: Grade, pt-BR: Nota }
    options:
      - { id: exact, label: { en: Exact, pt-BR: Exato } }
      - { id: other, label: { en: Other, pt-BR: Outro } }
  - id: flags
    kind: choices
    label: { en: Flags, pt-BR: Marcas }
    options:
      - { id: late, label: { en: Late, pt-BR: Tarde } }
rules:
  - id: one
    rule: 'true'
    message: { en: M, pt-BR: M }
";

/// The labels that are offered at the end of a text.
fn offered(more: &str) -> Vec<String> {
    let guideline = read(TEXT).guideline.expect("it is sound");
    let text = format!("{TEXT}{more}");
    let end = crate::Source::new(&text).end();
    let found = complete(&text, end, &guideline);
    found.map_or_else(Vec::new, |found| found.options.into_iter().map(|one| one.label).collect())
}

fn rule(condition: &str) -> Vec<String> {
    offered(&format!("  - id: two\n    when: {condition}"))
}

#[test]
fn fields_and_data_are_offered_by_their_names() {
    assert_eq!(rule("answer."), ["grade", "flags"]);
    assert_eq!(rule("size(answer.fl"), ["grade", "flags"]);
    assert_eq!(rule("result.data."), ["title", "price"]);
    assert_eq!(rule("query.t"), ["text"]);
    assert!(rule("").contains(&"answer".to_owned()));
    assert!(rule("an").contains(&"result".to_owned()));
    assert_eq!(rule("answer.flags.")[0], "all");
    assert_eq!(rule("result.data.title.")[0], "contains");
}

#[test]
fn options_are_those_of_the_field_that_is_compared() {
    assert_eq!(rule("answer.grade == \""), ["exact", "other"]);
    assert_eq!(rule("answer.grade in ['exact', '"), ["exact", "other"]);
    assert_eq!(rule("answer.flags.exists(x, x == \""), ["late"]);
    assert_eq!(rule("has(answer.grade) && \""), ["exact", "other", "late"]);
    assert_eq!(rule("query.text == \""), Vec::<String>::new());
}

#[test]
fn rules_over_all_results_see_the_answers_of_each() {
    let over =
        |condition: &str| offered(&format!("  - id: two\n    scope: task\n    rule: {condition}"));
    assert_eq!(over("results.exists(r, r.answer."), ["grade", "flags"]);
    assert_eq!(over("results.exists(r, r.answer.grade == \""), ["exact", "other"]);
    assert_eq!(over("results.filter(r, r.position < 3).all(q, q."), Vec::<String>::new());
    assert!(over("").contains(&"results".to_owned()));
    assert!(!over("").contains(&"result".to_owned()));
}

#[test]
fn a_condition_in_lines_of_its_own_is_one_condition() {
    let folded = "  - id: two\n    rule: >-\n      has(answer.grade) &&\n      answer.grade == \"";
    assert_eq!(offered(folded), ["exact", "other"]);
}

#[test]
fn keys_and_words_are_those_of_the_place() {
    assert!(offered("  - ").contains(&"severity".to_owned()));
    assert!(offered("  - id: two\n    se").contains(&"severity".to_owned()));
    assert_eq!(offered("  - id: two\n    severity: w"), ["error", "warning", "info"]);
    assert_eq!(offered("  - { id: two, severity: w"), ["error", "warning", "info"]);
    assert_eq!(offered("  - id: two\n    message: { "), ["en", "pt-BR"]);
    assert_eq!(offered("  - id: two\n    message:\n      "), ["en", "pt-BR"]);
    assert_eq!(offered("  - id: two\n    fields: [gr"), ["grade", "flags"]);
    assert_eq!(offered("tests:\n  - name: a\n    expect: ["), ["one"]);
    assert!(offered("te").contains(&"tests".to_owned()));
}

#[test]
fn what_stands_there_is_explained() {
    let guideline = read(TEXT).guideline.expect("it is sound");
    let rest = "  - id: two\n    when: answer.grade == \"other\" && size(answer.flags) > 0\n    severity: info\n";
    let text = format!("{TEXT}{rest}");
    let at = |needle: &str| {
        let line = text.lines().position(|line| line.contains(needle)).unwrap();
        let column = text.lines().nth(line).unwrap().find(needle).unwrap();
        Position { line: line as u32 + 1, column: column as u32 + 2 }
    };
    let said = |needle: &str| explain(&text, at(needle), &guideline).map(|it| (it.title, it.text));
    let pair = |one: &str, other: &str| Some((one.to_owned(), other.to_owned()));
    assert_eq!(said("grade == "), pair("answer.grade", "Grade (one of `exact`, `other`)"));
    assert_eq!(said("other\" &&"), pair("other", "An option of `grade`: Other"));
    assert_eq!(said("size(").unwrap().0, "size");
    assert_eq!(said("flags) >"), pair("answer.flags", "Flags (a list of `late`)"));
    let (title, text) = said("severity").unwrap();
    assert_eq!(title, "severity");
    assert!(text.starts_with("Errors block"), "{text}");
}

#[test]
fn no_place_of_any_text_breaks_it() {
    let guideline = read(TEXT).guideline.expect("it is sound");
    for text in [
        TEXT,
        "",
        "- - -\n  - {",
        "a: [{ b: \"",
        "\t\n: :\n",
        "ü: { ö: 'ä', \u{1f600}",
        "when: \"\\",
    ] {
        let source = crate::Source::new(text);
        for line in 0..=source.len() + 1 {
            for column in 0..=crate::columns(source.line(line)) + 2 {
                complete(text, Position { line, column }, &guideline);
                explain(text, Position { line, column }, &guideline);
            }
        }
    }
}
