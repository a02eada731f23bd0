//! Reading: what is accepted, and what is said of the rest.

use super::{faults, parse};
use crate::expression::{Macro, TermKind};

#[test]
fn every_fault_of_a_source_is_found_at_once() {
    assert_eq!(
        faults("answer.grade = 'exact' && answer.note.matches('a') || [1, , 2] == answer."),
        [
            "bad-character at `=`: write `==`",
            "outside-profile at `matches`",
            "unexpected-token at `,`",
            "unexpected-end at ``",
            "may-be-absent at `answer.grade`: ask first: `has(answer.grade) && …`",
        ]
    );
}

#[test]
fn what_people_write_from_other_languages_gets_the_right_sign_named() {
    assert_eq!(faults("1 === 1"), ["bad-character at `===`: write `==`"]);
    assert_eq!(
        faults("true and not false"),
        ["unexpected-token at `and`: write `&&`", "unexpected-token at `not`: write `!`"]
    );
    assert_eq!(faults("true | false"), ["bad-character at `|`: write `||`"]);
    assert_eq!(faults("2 ≥ 1"), ["bad-character at `≥`: write `>=`"]);
    assert_eq!(
        faults("answer.note == “exact”"),
        ["bad-character at `“exact”`: write `\"exact\"` with straight quotes"]
    );
}

#[test]
fn what_the_profile_leaves_out_is_named() {
    for (source, named) in [
        ("b'a' == b'b'", "bytes"),
        ("1u == 2u", "unsigned"),
        ("answer.note.matches('a+')", "`matches`"),
        ("timestamp('2026-01-01T00:00:00Z') == null", "`timestamp`"),
        ("[1].exists(i, v, i == v)", "two variables"),
        ("query.?text == 'a'", "optional"),
        ("{?'a': query.?b} == {}", "optional"),
        ("cel.bind(x, 1, x == 1)", "`cel`"),
        ("math.greatest(1, 2) == 2", "`math`"),
        ("type(1) == int", "`type`"),
        ("int == int", "`int`"),
        ("Message{a: 1} == null", "messages"),
        ("query.`a-b` == ''", "backticks"),
        (".query.text == ''", "dot"),
        ("dyn(1) == 1", "`dyn`"),
    ] {
        let faults = parse(source).faults;
        let outside: Vec<_> = faults.iter().filter(|f| f.code == "outside-profile").collect();
        assert!(outside.iter().any(|f| f.message.contains(named)), "{source}: {faults:?}");
        assert!(faults.iter().all(|f| f.code == "outside-profile"), "{source}: {faults:?}");
    }
}

#[test]
fn functions_and_macros_say_how_they_are_used() {
    assert_eq!(
        faults("siez(answer.note) > 0"),
        ["unknown-function at `siez`: did you mean `size`?"]
    );
    assert_eq!(
        faults("contains(answer.note, 'a')"),
        ["wrong-arguments at `contains(answer.note, 'a')`: write `text.contains(part)`"]
    );
    assert_eq!(
        faults("has(answer)"),
        ["wrong-arguments at `has(answer)`: name one field, as in `has(answer.grade)`"]
    );
    assert_eq!(
        faults("answer.tags.all(t)"),
        ["wrong-arguments at `answer.tags.all(t)`: write `list.all(item, …)`"]
    );
    assert_eq!(
        faults("answer.tags.all('t', true)"),
        ["wrong-arguments at `'t'`: write a plain name, as in `list.all(item, item > 0)`"]
    );
}

#[test]
fn brackets_and_texts_that_are_not_closed_are_pointed_at() {
    assert_eq!(faults("(1 == 1"), ["unclosed at `(`: close it with `)`"]);
    assert_eq!(faults("1 in [1, 2"), ["unclosed at `[`: close it with `]`"]);
    assert_eq!(faults("answer.note == \"exact"), ["unclosed at `\"exact`: close it with `\"`"]);
    assert_eq!(faults("'\\q' == ''"), ["bad-string at `\\q`: write `\\\\` for a backslash"]);
    assert_eq!(faults("9223372036854775808 == 1"), ["bad-number at `9223372036854775808`"]);
    assert_eq!(faults(""), ["unexpected-end at ``"]);
    assert_eq!(faults("for == 1"), ["reserved-word at `for`"]);
}

#[test]
fn macros_stay_in_the_tree_as_they_are_written() {
    let read = parse("results.exists_one(r, r.answer.grade == \"exact\")").usable().unwrap();
    let TermKind::Macro(walked) = &read.root().kind else { panic!("{:?}", read.root()) };
    assert_eq!((walked.name, walked.variable.as_ref()), (Macro::ExistsOne, "r"));
    assert_eq!(&read.source()[walked.body.range.clone()], "r.answer.grade == \"exact\"");
}

#[test]
fn printing_keeps_the_meaning_and_drops_needless_brackets() {
    let print = |source: &str| parse(source).usable().unwrap().to_source();
    assert_eq!(print("((a)&&(b)) && (c||d)"), "(a && b) && (c || d)");
    assert_eq!(print("a - (b - c) - d"), "a - (b - c) - d");
    assert_eq!(print("-(1) + -1 - - 1"), "-(1) + -1 - -1");
    assert_eq!(print("(a ? b : c) ? d : e ? f : g"), "(a ? b : c) ? d : e ? f : g");
    assert_eq!(print("'it\\'s' + r'\\d' + \"\"\"\n\"\"\""), "\"it's\" + \"\\\\d\" + \"\\n\"");
    assert_eq!(
        print("1e300 + 0.00000000000000000000001 + 1e0 + -2.50"),
        "1.0e300 + 1.0e-23 + 1.0 + -2.5"
    );
    assert_eq!(print("!(!a) == !(-b)"), "!!a == !(-b)");
}

#[test]
fn faults_know_line_and_column() {
    let source = "answer.note == 'é' &&\n  answer.nota == ''";
    let read = parse(source).usable().unwrap();
    let faults = crate::expression::check(&read, &super::environment()).faults;
    assert_eq!(faults[0].position(source), (2, 3));
}
