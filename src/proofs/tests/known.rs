//! Guidelines whose faults are known: what other tools miss or find, and every kind of finding.

use super::{asking, found, read};
use crate::{Kind, Level, prove};
use gradeglass_engine::guideline::Guideline;

const TWO: &str = "  - { id: q, kind: choice, required: true, label: { en: Q }, options: [{ id: a, label: { en: A } }, { id: b, label: { en: B } }] }\n";

pub fn rule(id: &str, body: &str) -> String {
    format!("  - {{ id: {id}, message: {{ en: M }}, {body} }}\n")
}

fn field(id: &str, body: &str) -> String {
    format!("  - {{ id: {id}, label: {{ en: L }}, {body} }}\n")
}

pub fn choice(id: &str, more: &str) -> String {
    let options = "options: [{ id: a, label: { en: A } }, { id: b, label: { en: B } }, { id: c, label: { en: C } }]";
    field(id, &format!("kind: choice, {options}{more}"))
}

/// The places to blame of the first finding of a kind.
fn blames(guideline: &Guideline, kind: Kind) -> Vec<String> {
    let finding = prove(guideline).into_iter().find(|finding| finding.kind == kind);
    finding.unwrap_or_else(|| panic!("no {kind:?}")).blames
}

#[test]
fn a_condition_that_leaves_a_question_of_two_options_none_never_holds() {
    let when = "when: '(answer.q == \"a\" || answer.q == \"b\") && answer.q != \"a\" && answer.q != \"b\"'";
    let guideline = asking(TWO, &rule("r", &format!("{when}, require: 'answer.q == \"a\"'")));
    assert_eq!(found(&guideline), ["never-applies rules[0].when"]);
}

#[test]
fn a_condition_that_contradicts_the_showing_of_the_field_that_it_reads_never_holds() {
    let fields = TWO.to_owned() + &choice("p", ", shown: 'answer.q == \"a\"'");
    let when = "when: 'answer.p == \"a\" && answer.q == \"b\"', require: 'answer.p == \"b\"'";
    let guideline = asking(&fields, &rule("r", when));
    assert_eq!(found(&guideline), ["never-applies rules[0].when"]);
    assert_eq!(blames(&guideline, Kind::NeverApplies), ["fields[1].shown"]);
}

#[test]
fn two_rules_that_contradict_one_another_on_a_required_field_let_nobody_finish() {
    let rules = rule("one", "rule: 'answer.n > 5.0'") + &rule("two", "rule: 'answer.n < 3.0'");
    let guideline = asking(&field("n", "kind: number, required: true"), &rules);
    assert_eq!(found(&guideline), ["cannot-finish rules[1]"]);
    assert_eq!(blames(&guideline, Kind::CannotFinish), ["rules[0]", "fields[0].required"]);
}

#[test]
fn four_rules_that_lock_each_other_across_questions_are_all_named() {
    let fields = choice("p", ", required: true") + &choice("q", ", required: true");
    let rules = rule("one", "when: 'answer.p == \"a\"', require: 'answer.q == \"b\"'")
        + &rule("two", "when: 'answer.p != \"a\"', require: 'answer.q == \"c\"'")
        + &rule("three", "rule: 'answer.q != \"b\"'")
        + &rule("four", "rule: 'answer.q != \"c\"'");
    let guideline = asking(&fields, &rules);
    assert_eq!(found(&guideline), ["cannot-finish rules[3]"]);
    let message = &prove(&guideline)[0].message;
    assert!(message.contains("`one`, `two`, `three` and `four` cannot all be kept"), "{message}");
}

#[test]
fn a_looser_rule_beside_a_stricter_one_adds_nothing_and_names_it() {
    let rules = rule("loose", "rule: 'answer.n > 1.0'") + &rule("strict", "rule: 'answer.n > 2.0'");
    let guideline = asking(&field("n", "kind: number, required: true"), &rules);
    assert_eq!(found(&guideline), ["implied rules[0]"]);
    assert_eq!(blames(&guideline, Kind::Implied), ["rules[1]"]);
}

#[test]
fn of_two_rules_that_say_the_same_one_is_told_and_one_stays() {
    let rules = rule("one", "rule: 'answer.n > 1.0'") + &rule("two", "rule: '!(answer.n <= 1.0)'");
    let guideline = asking(&field("n", "kind: number, required: true"), &rules);
    assert_eq!(found(&guideline), ["implied rules[1]"]);
}

#[test]
fn a_rule_that_follows_from_a_chain_of_others_names_the_chain() {
    let fields = ["p", "q", "r"].map(|id| choice(id, ", required: true")).concat();
    let step = |id, from: &str, to: &str| {
        rule(id, &format!("when: 'answer.{from} == \"a\"', require: 'answer.{to} == \"a\"'"))
    };
    let rules = step("pq", "p", "q") + &step("qr", "q", "r") + &step("pr", "p", "r");
    let guideline = asking(&fields, &rules);
    assert_eq!(found(&guideline), ["implied rules[2]"]);
    let chain = ["rules[0]", "rules[1]", "fields[1].required"];
    assert_eq!(blames(&guideline, Kind::Implied), chain);
}

#[test]
fn rules_that_leave_a_number_or_a_choice_one_value_force_it() {
    let rules = rule("low", "rule: 'answer.n >= 2.0'") + &rule("high", "rule: 'answer.n <= 2.0'");
    let guideline = asking(&field("n", "kind: number, required: true"), &rules);
    assert_eq!(found(&guideline), ["forced fields[0]"]);
    let guideline = asking(TWO, &rule("r", "rule: 'answer.q != \"b\"'"));
    assert_eq!(found(&guideline), ["forced fields[0]"]);
}

#[test]
fn what_may_stay_unanswered_is_not_forced() {
    let rules = rule("not-b", "rule: '!has(answer.p) || answer.p != \"b\"'")
        + &rule("not-c", "rule: '!has(answer.p) || answer.p != \"c\"'");
    let findings = prove(&asking(&choice("p", ""), &rules));
    let short: Vec<String> = findings.iter().map(super::short).collect();
    let refused = |at| format!("refused-option fields[0].options[{at}]");
    assert_eq!(short[..2], [refused(1), refused(2)]);
    assert!(findings.iter().all(|finding| finding.kind != Kind::Forced));
    let rules = rule("n", "rule: '!has(answer.n) || answer.n == 2.0'");
    let findings = prove(&asking(&field("n", "kind: number"), &rules));
    let told = "`n` can only be answered with `2`, or not at all: `n` allows nothing else.";
    assert_eq!(findings[0].message, told);
}

#[test]
fn rules_that_want_opposite_things_under_one_condition_contradict_there() {
    let fields = choice("p", "") + &choice("q", ", required: true");
    let rules =
        rule("yes", "when: 'has(answer.p) && answer.p == \"a\"', require: 'answer.q == \"a\"'")
            + &rule(
                "no",
                "when: 'has(answer.p) && answer.p == \"a\"', require: 'answer.q != \"a\"'",
            );
    let guideline = asking(&fields, &rules);
    let expected = [
        "dead-option fields[0].options[0]",
        "contradiction rules[1].when",
        "contradiction rules[0].when",
    ];
    assert_eq!(found(&guideline), expected);
    let both = ["rules[0]", "rules[1]", "fields[1].required"];
    assert_eq!(blames(&guideline, Kind::DeadOption), both);
}

#[test]
fn a_rule_that_asks_for_what_is_hidden_where_it_applies_is_an_error() {
    let fields =
        choice("p", ", required: true") + &field("why", "kind: text, shown: 'answer.p == \"a\"'");
    let body = "when: 'answer.p == \"b\"', require: 'size(answer.why) > 0'";
    let guideline = asking(&fields, &rule("explains", body));
    let expected =
        ["hidden-but-required fields[0].options[1]", "hidden-but-required rules[0].when"];
    assert_eq!(found(&guideline), expected);
    assert!(prove(&guideline)[0].message.contains("asks for `why`, which is hidden then"));
}

#[test]
fn a_required_field_that_is_never_shown_is_told_and_one_that_always_is_noted() {
    let never = "kind: text, required: true, shown: 'answer.q == \"a\" && answer.q == \"b\"'";
    let always = "kind: text, shown: 'answer.q != \"a\" || answer.q != \"b\"'";
    let fields = TWO.to_owned() + &field("never", never) + &field("always", always);
    let findings = prove(&asking(&fields, "  []"));
    let short: Vec<String> = findings.iter().map(super::short).collect();
    assert_eq!(short, ["hidden-but-required fields[1].shown", "always-shown fields[2].shown"]);
}

#[test]
fn one_rule_that_refuses_an_option_is_a_note_and_not_a_warning() {
    let rules = rule("escalate", "rule: 'answer.p != \"c\"'");
    let guideline = asking(&choice("p", ", required: true"), &rules);
    assert_eq!(found(&guideline), Vec::<String>::new());
    let note = prove(&guideline).into_iter().find(|finding| finding.kind == Kind::RefusedOption);
    let note = note.unwrap();
    assert_eq!((note.level, note.path.as_str()), (Level::Note, "fields[0].options[2]"));
}

#[test]
fn a_rule_across_results_that_contradicts_a_rule_of_each_result_is_found() {
    let fields = choice("p", ", required: true")
        + &field(
            "k",
            "kind: choice, scope: task, required: true, options: [{ id: u, label: { en: U } }, { id: v, label: { en: V } }]",
        );
    let rules = rule("each", "rule: 'answer.p != \"a\"'")
        + &rule(
            "some",
            "scope: task, when: 'answer.k == \"u\"', require: 'results.exists(r, r.answer.p == \"a\")'",
        );
    let guideline = asking(&fields, &rules);
    assert_eq!(found(&guideline), ["forced fields[1]", "contradiction rules[1].when"]);
}

#[test]
fn counting_across_results_is_exact() {
    let fields = choice("p", ", required: true");
    let at_most = |id: &str, n: u32| {
        rule(
            id,
            &format!("scope: task, rule: 'size(results.filter(r, r.answer.p == \"a\")) <= {n}'"),
        )
    };
    let guideline = asking(&fields, &(at_most("two", 2) + &at_most("one", 1)));
    assert_eq!(found(&guideline), ["implied rules[0]"]);
    let guideline = asking(&fields, &at_most("two", 2));
    assert_eq!(found(&guideline), Vec::<String>::new());
}

#[test]
fn a_rule_that_divides_by_zero_on_some_answers_is_told_with_the_answers() {
    let fields = field("s", "kind: scale, min: 0, max: 3, required: true");
    let findings = prove(&asking(&fields, &rule("r", "rule: '6 / answer.s > 1'")));
    let fails = findings.iter().find(|finding| finding.kind == Kind::CanFail).unwrap();
    assert!(fails.message.contains("divided by zero"), "{}", fails.message);
    let witness = fails.witness.as_ref().unwrap();
    assert!(format!("{:?}", witness.example.answers).contains("Scale(0)"));
}

#[test]
fn the_tests_that_are_made_are_what_the_evaluator_says() {
    let fields = choice("p", ", required: true") + &field("t", "kind: text, max_length: 20");
    let rules = rule(
        "says",
        "when: 'answer.p == \"b\"', require: 'answer.t.startsWith(\"be\") && size(answer.t) > 6'",
    ) + &rule(
        "costs",
        "when: 'has(result.data.price) && has(query.budget) && answer.p == \"a\"', require: 'result.data.price <= query.budget'",
    );
    let guideline = asking(&fields, &rules);
    let missing: Vec<_> = prove(&guideline)
        .into_iter()
        .filter(|finding| finding.kind == Kind::MissingTest)
        .map(|finding| (finding.path, finding.witness.unwrap().fired))
        .collect();
    let expected = [
        ("rules[0]", vec!["says"]),
        ("rules[0]", vec![]),
        ("rules[1]", vec!["costs"]),
        ("rules[1]", vec![]),
    ];
    let expected = expected.map(|(path, fired)| {
        (path.to_owned(), fired.into_iter().map(str::to_owned).collect::<Vec<_>>())
    });
    assert_eq!(missing, expected);
}

#[test]
fn the_guidelines_of_the_demo_are_clean() {
    for text in [
        include_str!("../../../www/demo/product-search.yaml"),
        include_str!("../../../www/demo/web-results.yaml"),
        include_str!("../../../www/demo/short-video-safety.yaml"),
    ] {
        assert_eq!(found(&read(text)), Vec::<String>::new());
    }
}

#[test]
fn a_label_that_no_rule_names_is_noted_and_a_field_that_none_reads_too() {
    let fields = choice("p", ", required: true") + &choice("q", "");
    let guideline = asking(&fields, &rule("r", "rule: 'answer.p != \"a\" || query.text != \"\"'"));
    let notes: Vec<String> = prove(&guideline)
        .into_iter()
        .filter(|finding| finding.kind == Kind::Unspoken)
        .map(|finding| finding.message)
        .collect();
    let expected =
        ["No rule or condition names `b` and `c` of `p`.", "No rule or condition speaks of `q`."];
    assert_eq!(notes, expected);
}
