//! What a reader of the interface's words would notice.

use super::{Argument, Catalog};

fn catalog(fluent: &str) -> Catalog {
    let (catalog, said) = Catalog::parse("en", fluent);
    assert_eq!(said, Vec::<String>::new());
    catalog
}

#[test]
fn a_number_chooses_its_plural_and_an_exact_key_goes_first() {
    let words =
        catalog("n = { $n ->\n    [0] none\n    [one] one thing\n   *[other] { $n } things\n }\n");
    let say = |n: f64| words.with("n", &[("n", Argument::Number(n))]);
    assert_eq!(
        (say(0.0), say(1.0), say(7.0)),
        ("none".into(), "one thing".into(), "7 things".into())
    );
}

#[test]
fn a_text_is_isolated_from_the_direction_of_its_sentence() {
    let words = catalog("hello = Hello { $name }!\n");
    let said = words.with("hello", &[("name", Argument::Text("ليلى".into()))]);
    assert_eq!(said, "Hello \u{2068}ليلى\u{2069}!");
}

#[test]
fn a_message_that_is_missing_is_said_in_english_and_then_by_its_name() {
    let words = Catalog::parse("ar", "only = واحد\n").0;
    assert_eq!(words.text("submit"), Catalog::english().text("submit"));
    assert_eq!(words.text("no-such-message"), "no-such-message");
}

#[test]
fn broken_entries_are_left_out_and_said() {
    let (words, said) = Catalog::parse("en", "good = fine\nbad = { $\nalso = here\n");
    assert_eq!(words.text("good"), "fine");
    assert_eq!(said.len(), 1);
}

#[test]
fn messages_that_name_each_other_in_a_circle_come_to_an_end() {
    let words = catalog("a = x{ b }\nb = y{ a }\n");
    assert!(words.text("a").starts_with("xy"));
}

#[test]
fn every_shipped_language_has_every_message_and_no_other() {
    let english = Catalog::english();
    let expected: Vec<&str> = english.ids().collect();
    for (locale, fluent) in [
        ("en", include_str!("../../../www/locales/en.ftl")),
        ("pt-BR", include_str!("../../../www/locales/pt-BR.ftl")),
        ("ar", include_str!("../../../www/locales/ar.ftl")),
    ] {
        let (catalog, said) = Catalog::parse(locale, fluent);
        assert_eq!(said, Vec::<String>::new(), "{locale}");
        let found: Vec<&str> = catalog.ids().collect();
        assert_eq!(found, expected, "{locale}");
    }
}

#[test]
fn english_has_words_for_every_finding_and_every_announcement_of_the_engine() {
    use gradeglass_engine::judging::{announce, builtin};
    let english = Catalog::english();
    let findings = builtin::KEYS.iter().map(|(key, _)| format!("finding-{key}"));
    let announced = announce::ALL.iter().map(|(key, _)| (*key).to_owned());
    for key in findings.chain(announced) {
        assert!(english.ids().any(|id| id == key), "{key}");
    }
}
