//! Rules that can be said shorter, bounds that can be closer, guards: after their mends guidelines say the
//! same, and the finding is gone.

use super::every::judgments;
use super::known::{choice, rule};
use super::random::{Domain, Tape, guideline, made};
use super::{asking, short};
use crate::formula::blocking;
use crate::{Finding, Kind, Mend, prove};
use gradeglass_engine::expression::parse;
use gradeglass_engine::guideline::{Condition, FieldKind, Guideline};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn index(path: &str) -> usize {
    path.split(['[', ']']).nth(1).unwrap().parse().unwrap()
}

/// A guideline with a mend made that changes a condition or a bound.
fn mended(guideline: &Guideline, mend: &Mend) -> Guideline {
    let (Mend::Set { path, key, text } | Mend::Bound { path, key, number: text }) = mend else {
        panic!("{mend:?}")
    };
    let mut made = guideline.clone();
    if path.starts_with("fields") {
        let (as_count, as_step) = (text.parse().ok(), text.parse::<i64>().unwrap_or_default());
        match (&mut made.fields[index(path)].kind, *key) {
            (FieldKind::Scale { max, .. }, "max") => *max = as_step,
            (FieldKind::Scale { min, .. }, "min") => *min = as_step,
            (FieldKind::Choices { max, .. }, "max") => *max = as_count,
            (FieldKind::Choices { min, .. }, "min") => *min = as_count,
            (FieldKind::Text { max_length, .. }, _) => *max_length = as_count,
            (FieldKind::Number { max, .. }, "max") => *max = Some(text.parse().unwrap()),
            (FieldKind::Number { min, .. }, "min") => *min = Some(text.parse().unwrap()),
            other => panic!("{other:?}"),
        }
        return made;
    }
    let new = parse(text).usable().unwrap_or_else(|| panic!("{text}"));
    match (&mut made.rules[index(path)].condition, *key) {
        (Condition::Rule(rule), "rule") => *rule = new,
        (Condition::WhenRequire { when, .. }, "when") => *when = new,
        (Condition::WhenRequire { require, .. }, "require") => *require = new,
        other => panic!("{other:?}"),
    }
    made
}

/// The judgments that are taken, each with the rules that fire.
fn taken(guideline: &Guideline, domain: Domain) -> BTreeSet<String> {
    let errors: BTreeSet<usize> = blocking(guideline).into_iter().collect();
    let all = judgments(guideline, domain);
    let taken = all.iter().filter(|judged| judged.fires_anywhere.is_disjoint(&errors));
    taken.map(|judged| format!("{:?} {:?}", judged.answers, judged.fires_anywhere)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases() / 2, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_mended_takes_the_same_judgments_and_is_said_no_more(
        numbers in proptest::collection::vec(any::<u8>(), 20..90),
        domain in prop_oneof![Just(Domain::Finite), Just(Domain::Open), Just(Domain::Across)],
    ) {
        let text = guideline(&mut Tape::new(&numbers), domain);
        let guideline = made(&numbers, domain);
        let findings = prove(&guideline);
        for finding in &findings {
            let Some(mend) = &finding.mend else { continue };
            if !matches!(finding.kind, Kind::Redundant | Kind::Bounds | Kind::CanFail) {
                continue;
            }
            let (changed, what) = (mended(&guideline, mend), format!("{} {mend:?}\n{text}", finding.message));
            prop_assert_eq!(taken(&guideline, domain), taken(&changed, domain), "{}", what);
            let after = prove(&changed);
            let same = |other: &Finding| other.kind == finding.kind && other.path == finding.path && other.message == finding.message && other.mend == finding.mend;
            prop_assert!(!after.iter().any(same), "{what}");
        }
    }
}

/// The finding of a kind about a guideline, if there is one.
fn told(guideline: &Guideline, kind: Kind) -> Option<(String, String, Option<String>)> {
    let finding = prove(guideline).into_iter().find(|finding| finding.kind == kind)?;
    let text = finding.mend.as_ref().map(|mend| match mend {
        Mend::Set { text, .. } | Mend::Bound { number: text, .. } => text.clone(),
        Mend::Remove(_) => String::new(),
    });
    Some((short(&finding), finding.message, text))
}

const THREE: &str = ", required: true";

#[test]
fn a_clause_that_the_rest_of_the_rule_or_another_rule_implies_is_told_and_left_out() {
    let fields = choice("p", THREE) + &choice("q", THREE);
    let body = "when: 'answer.p == \"a\" && (answer.q == \"a\" || answer.q == \"b\") && answer.p != \"b\"', require: 'answer.q == \"a\"'";
    let (at, message, text) = told(&asking(&fields, &rule("r", body)), Kind::Redundant).unwrap();
    assert_eq!(at, "redundant-clause rules[0].when");
    assert_eq!(message, "`r` says the same without `answer.p != \"b\"`.");
    assert_eq!(text.unwrap(), "answer.p == \"a\" && (answer.q == \"a\" || answer.q == \"b\")");

    let other = rule("other", "rule: 'answer.p != \"c\"'");
    let body = "when: 'answer.p != \"c\" && answer.q == \"b\"', require: 'answer.p == \"a\"'";
    let (_, message, text) =
        told(&asking(&fields, &(rule("r", body) + &other)), Kind::Redundant).unwrap();
    assert_eq!(message, "`r` says the same without `answer.p != \"c\"`, given `other`.");
    assert_eq!(text.unwrap(), "answer.q == \"b\"");
}

#[test]
fn what_a_rule_asks_for_is_said_shorter_too() {
    let fields = choice("p", THREE) + &choice("q", THREE);
    for (asked, rest) in [
        ("answer.p == \"a\" || answer.p == \"a\" && answer.q == \"b\"", "answer.p == \"a\""),
        ("answer.p != \"a\" && (answer.p != \"a\" || answer.q == \"b\")", "answer.p != \"a\""),
    ] {
        let guideline = asking(&fields, &rule("r", &format!("rule: '{asked}'")));
        assert_eq!(told(&guideline, Kind::Redundant).unwrap().2.unwrap(), rest);
    }
}

#[test]
fn a_clause_that_asks_whether_an_answer_is_there_or_matters_at_all_is_left_alone() {
    let fields = choice("p", "") + &choice("q", THREE);
    let body = "when: 'has(answer.p) && answer.p == \"a\"', require: 'answer.q == \"a\"'";
    assert_eq!(told(&asking(&fields, &rule("r", body)), Kind::Redundant), None);
    let shown = choice("q", THREE) + &choice("p", ", required: true, shown: 'answer.q == \"a\"'");
    let body = "when: 'answer.q == \"a\" && has(answer.p)', require: 'answer.p == \"a\"'";
    assert_eq!(told(&asking(&shown, &rule("r", body)), Kind::Redundant), None);
}

#[test]
fn bounds_that_are_wider_than_the_rules_leave_are_told_with_the_closest() {
    let field = |id: &str, body: &str| format!("  - {{ id: {id}, label: {{ en: L }}, {body} }}\n");
    let both = |kind: &str, rules: &[&str]| {
        let rules = rules.iter().zip(1..).map(|(body, at)| rule(&format!("r{at}"), body));
        asking(&(field("n", kind) + &choice("p", THREE)), &rules.collect::<String>())
    };
    let number = both(
        "kind: number, required: true, min: 0, max: 10",
        &[
            "when: 'answer.p == \"a\"', require: 'answer.n <= 5.0'",
            "when: 'answer.p != \"a\"', require: 'answer.n <= 7.5'",
        ],
    );
    let (at, message, text) = told(&number, Kind::Bounds).unwrap();
    assert_eq!(at, "wide-bounds fields[0].max");
    assert_eq!(
        message,
        "`n` is never more than 7.5, though its `max` is 10, given `r1` and `r2`, since `p` must be answered."
    );
    assert_eq!(text.unwrap(), "7.5");
    for (kind, rule, at, wanted) in [
        ("kind: number, required: true, min: 0", "rule: 'answer.n > 2.0'", "min", "2"),
        ("kind: scale, required: true, min: 1, max: 5", "rule: 'answer.n >= 3'", "min", "3"),
        ("kind: scale, required: true, min: 0, max: 500", "rule: 'answer.n < 300'", "max", "299"),
        (
            "kind: text, required: true, max_length: 90",
            "rule: 'size(answer.n) <= 40'",
            "max_length",
            "40",
        ),
    ] {
        let (path, _, text) = told(&both(kind, &[rule]), Kind::Bounds).unwrap();
        assert_eq!((path, text), (format!("wide-bounds fields[0].{at}"), Some(wanted.to_owned())));
    }
    let same = both("kind: number, required: true, max: 10", &["rule: 'answer.n < 10.0'"]);
    assert_eq!(told(&same, Kind::Bounds), None);
}

#[test]
fn a_rule_that_cannot_be_evaluated_on_some_answers_is_mended_by_asking_first() {
    let scale = "  - { id: s, label: { en: L }, kind: scale, min: 0, max: 3 }\n";
    for (body, key, wanted) in [
        ("rule: '6 / answer.s > 1'", "rule", "!has(answer.s) || answer.s == 0 || 6 / answer.s > 1"),
        (
            "when: 'answer.p == \"a\"', require: '6 / answer.s > 1'",
            "when",
            "has(answer.s) && answer.s != 0 && answer.p == \"a\"",
        ),
    ] {
        let guideline = asking(&(choice("p", THREE) + scale), &rule("r", body));
        let finding = prove(&guideline).into_iter().find(|it| it.kind == Kind::CanFail).unwrap();
        let (path, text) = ("rules[0]".to_owned(), wanted.to_owned());
        assert_eq!(finding.mend, Some(Mend::Set { path, key, text }));
        let after = mended(&guideline, finding.mend.as_ref().unwrap());
        assert!(prove(&after).iter().all(|it| it.kind != Kind::CanFail));
    }
}
