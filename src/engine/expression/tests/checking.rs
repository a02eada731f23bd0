//! Checking: what an author is told before any data exists.

use super::{checked, environment, faults, parse};
use crate::expression::{Type, check_as};

const NONE: [&str; 0] = [];

#[test]
fn unknown_names_come_with_the_nearest_known_one() {
    assert_eq!(
        faults("anwser.note == ''"),
        ["unknown-variable at `anwser`: did you mean `answer`?"]
    );
    assert_eq!(
        faults("grade == 'exact'"),
        ["unknown-variable at `grade`: did you mean `answer.grade`?"]
    );
    assert_eq!(
        faults("answer.noet == ''"),
        ["unknown-field at `answer.noet`: did you mean `note`?"]
    );
    assert_eq!(
        faults("answer.reviewed == 'yse'"),
        ["unknown-option at `'yse'`: did you mean `yes`?"]
    );
    assert_eq!(
        faults("answer.reviewed == 'maybe'"),
        ["unknown-option at `'maybe'`: the options are `yes`, `no`"]
    );
}

#[test]
fn options_are_checked_wherever_they_are_written_out() {
    assert_eq!(faults("answer.reviewed in ['yes', 'nope']").len(), 1);
    assert_eq!(
        faults("'spamm' in answer.tags"),
        ["unknown-option at `'spamm'`: did you mean `spam`?"]
    );
    assert_eq!(faults("answer.tags == ['spam', 'addult']").len(), 1);
    assert_eq!(faults("answer.tags.exists(t, t == 'brand')").len(), 1);
    assert_eq!(faults("answer.reviewed == (answer.note == '' ? 'yes' : 'nein')").len(), 1);
    assert_eq!(faults("{'yes': 1, 'nein': 2}[answer.reviewed] == 1").len(), 1);
    assert_eq!(
        faults("answer.tags.exists(t, t == answer.reviewed)"),
        ["never-equal at `t == answer.reviewed`"]
    );
    assert_eq!(faults("answer.reviewed != 'no' && answer.tags == ['spam']"), NONE);
}

#[test]
fn whole_numbers_and_decimals_are_kept_apart_with_the_mend() {
    let price = |rest: &str| faults(&format!("has(answer.price) && answer.price {rest}"));
    assert_eq!(price("> 1"), ["int-for-double at `1`: write `1.0`"]);
    assert_eq!(price("in [1, 2.5]"), NONE, "a mixed list is checked when it runs");
    assert_eq!(price("in [1, 2]").len(), 2);
    assert_eq!(price("+ 1 > 2.0"), ["int-for-double at `1`: write `1.0`"]);
    assert_eq!(price("> 1.0"), NONE);
    assert_eq!(faults("size(answer.note) > 1.0"), ["double-for-int at `1.0`: write `1`"]);
    assert_eq!(
        price("> size(answer.note)"),
        ["int-for-double at `size(answer.note)`: write `double(size(answer.note))`"]
    );
}

#[test]
fn wrong_types_come_with_what_was_probably_meant() {
    assert_eq!(
        faults("answer.tags.contains('spam')"),
        ["wrong-type at `answer.tags.contains('spam')`: write `\"spam\" in answer.tags`"]
    );
    assert_eq!(
        faults("'a' in answer.note"),
        ["wrong-type at `'a' in answer.note`: write `answer.note.contains(\"a\")`"]
    );
    assert_eq!(
        faults("answer.note + 1 == ''"),
        ["wrong-type at `answer.note + 1`: write `string(1)`"]
    );
    assert_eq!(
        faults("answer.tags && true"),
        ["wrong-type at `answer.tags`: write `size(answer.tags) > 0`"]
    );
    assert_eq!(
        faults("answer.tags == 'spam'"),
        ["wrong-type at `answer.tags == 'spam'`: write `\"spam\" in answer.tags`"]
    );
    assert_eq!(
        faults("answer.evidence.label == 'brand'"),
        [
            "wrong-type at `answer.evidence.label`: ask its items, as in `answer.evidence.exists(item, …)`"
        ]
    );
    assert_eq!(
        faults("answer.reviewed == null"),
        [
            "null-comparison at `answer.reviewed == null`: write `!has(answer.reviewed)` to ask whether it is there"
        ]
    );
    for source in [
        "-answer.note == ''",
        "answer.note < 1",
        "[1] < [2]",
        "size(1) == 1",
        "answer.note[0] == 'a'",
        "1.all(x, true)",
        "true ? 1 : 'a'",
        "int('x') == 1",
        "{1.5: 2} == {}",
        "!answer.note",
        "answer.note % 2 == 0",
    ] {
        assert_eq!(parse(source).faults, []);
        assert_eq!(faults(source).len(), 1, "{source}: {:?}", faults(source));
        assert!(faults(source)[0].starts_with("wrong-type"), "{:?}", faults(source));
    }
}

#[test]
fn a_key_that_stands_twice_and_too_high_a_cost_are_told() {
    assert_eq!(faults("{'a': 1, 'a': 2} == {}"), ["duplicate-key at `'a'`"]);
    let pairs = "results.all(a, results.all(b, a == b))";
    assert!(faults(pairs)[0].starts_with("costly"));
    let triples = "results.all(a, results.all(b, results.all(c, a == b && b == c)))";
    assert!(faults(triples)[0].starts_with("too-costly"));
}

#[test]
fn the_type_of_the_whole_is_told_and_can_be_demanded() {
    assert_eq!(checked("answer.tags.map(t, size(t))").type_, Type::list(Type::Int));
    assert_eq!(checked("answer.evidence.filter(e, e.start > 0)[0].start").type_, Type::Int);
    let text = parse("answer.note + 'x'").usable().unwrap();
    let faults = check_as(&text, &environment(), &Type::Bool).faults;
    assert_eq!(faults[0].message, "this is a text, but true or false is needed here");
    assert_eq!(check_as(&text, &environment(), &Type::String).faults, []);
}

#[test]
fn what_is_untyped_is_left_to_evaluation() {
    assert_eq!(faults("task.anything[0].at_all > 1 && task == 'x'"), NONE);
}

#[test]
fn an_index_by_name_is_a_field() {
    assert_eq!(faults("answer['note'] == ''"), NONE);
    assert_eq!(
        faults("answer['noet'] == ''"),
        ["unknown-field at `answer['noet']`: did you mean `note`?"]
    );
}
