//! Proofs that go on after an edit say what proofs from the beginning say.

use super::random::{Domain, made};
use super::{asking, known};
use crate::{Finding, Kind, Listed, Prover};
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::guideline::{Condition, Guideline, Rule};
use proptest::prelude::*;

/// The rules after one edit: one replaced by another, taken out, put in or moved.
fn edited(rules: &[Rule], others: &[Rule], (what, at, from): (u8, usize, usize)) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    let (at, other) = (at % rules.len().max(1), others.get(from % others.len().max(1)).cloned());
    let unlike = |rule: Rule, rules: &[Rule]| Rule { id: format!("e{}", rules.len()), ..rule };
    match (what % 4, other) {
        (0, Some(other)) if !rules.is_empty() => {
            rules[at] = Rule { id: rules[at].id.clone(), ..other };
        }
        (1, _) if !rules.is_empty() => drop(rules.remove(at)),
        (2, _) if !rules.is_empty() => {
            let rule = rules.remove(at);
            rules.push(rule);
        }
        (_, Some(other)) => {
            let other = unlike(other, &rules);
            rules.insert(at, other);
        }
        _ => {}
    }
    rules
}

/// What is said, but for what may depend on what was asked before. Where lists, texts and
/// numbers are told apart only so far, one example is confirmed and another is not. Where several sets of rules are each
/// to blame, any one may be named, and the finding is named by it.
fn told(findings: &[Finding], domain: Domain) -> Vec<String> {
    let depends =
        |kind| domain != Domain::Finite && matches!(kind, Kind::CanFail | Kind::MissingTest);
    let told = findings.iter().filter(|finding| !depends(finding.kind));
    let mut told: Vec<String> = told.map(named).collect();
    told.sort();
    told
}

fn named(finding: &Finding) -> String {
    let path = &finding.path;
    match finding.kind {
        Kind::CannotFinish => "cannot-finish".to_owned(),
        Kind::DeadOption | Kind::RefusedOption | Kind::HiddenButRequired
            if path.contains("options") =>
        {
            format!("cannot be chosen {path}")
        }
        Kind::Contradiction | Kind::NeverApplies | Kind::HiddenButRequired
            if path.starts_with("rules") =>
        {
            format!("cannot apply {path}")
        }
        _ => super::short(finding),
    }
}

fn words(rule: &Rule) -> String {
    let condition = match &rule.condition {
        Condition::Rule(rule) => rule.source().to_owned(),
        Condition::WhenRequire { when, require } => {
            format!("{} => {}", when.source(), require.source())
        }
    };
    format!("{} {:?} {:?}: {condition}", rule.id, rule.scope, rule.severity)
}

/// A list of findings with places that some edits move.
fn listed(prover: &Prover, edit: u32) -> Listed {
    let at = |path: &str| Position { line: u32::from(path.as_bytes()[0]) + edit / 2, column: 1 };
    Listed::new(prover.findings(), &|path| Some(Span { start: at(path), end: at(path) }))
}

/// The whole list, made of what is new in it and the list before, as whoever keeps that makes it.
fn whole(changes: &Node, before: &Node) -> Node {
    let items = |list: &Node| match &list.content {
        Content::List(items) => items.clone(),
        other => panic!("{other:?}"),
    };
    let before = items(before);
    Node::list(items(changes).into_iter().map(|finding| {
        let Some(Content::Int(number)) = finding.get("as").map(|number| number.content.clone())
        else {
            return finding;
        };
        let Content::Map(mut entries) = before[usize::try_from(number).unwrap()].content.clone()
        else {
            panic!("{number}")
        };
        for entry in &mut entries {
            entry.value = finding.get(&entry.key).unwrap_or(&entry.value).clone();
        }
        Node::new(Content::Map(entries))
    }))
}

fn run(prover: &mut Prover) {
    while prover.step() {}
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(), max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn after_edits_the_same_is_said_as_from_the_beginning(
        numbers in proptest::collection::vec(any::<u8>(), 20..90),
        others in proptest::collection::vec(any::<u8>(), 20..90),
        edits in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..5),
        stopped in 0_usize..9,
        domain in prop_oneof![Just(Domain::Finite), Just(Domain::Open), Just(Domain::Across)],
    ) {
        let (mut guideline, others) = (made(&numbers, domain), made(&others, domain).rules);
        let mut prover = Prover::new(guideline.clone());
        // The first proofs may be ended by the edit.
        for _ in 0..stopped * 4 {
            prover.step();
        }
        let mut before = listed(&prover, 0);
        for (edit, number) in edits.into_iter().zip(1..) {
            guideline = Guideline { rules: edited(&guideline.rules, &others, edit), ..guideline };
            prover.renew(guideline.clone());
            run(&mut prover);
            let mut fresh = Prover::new(guideline.clone());
            run(&mut fresh);
            let rules: Vec<_> = guideline.rules.iter().map(words).collect();
            prop_assert_eq!(told(prover.findings(), domain), told(fresh.findings(), domain), "{:#?}", rules);
            let now = listed(&prover, number);
            prop_assert_eq!(whole(&now.after(&before), &before.to_node()), now.to_node());
            before = now;
        }
    }
}

#[test]
fn an_edit_that_changes_no_rule_asks_the_solver_nothing() {
    let fields = known::choice("p", ", required: true") + &known::choice("q", ", required: true");
    let rules = known::rule("one", "when: 'answer.p == \"a\"', require: 'answer.q == \"b\"'")
        + &known::rule("two", "when: 'answer.q == \"b\"', require: 'answer.p != \"b\"'");
    let guideline = asking(&fields, &rules);
    let mut prover = Prover::new(guideline.clone());
    run(&mut prover);
    let asked = prover.asked();
    let mut relabelled = guideline;
    relabelled.fields[0].label.0[0].1 = "Another label".into();
    prover.renew(relabelled);
    run(&mut prover);
    assert_eq!(prover.asked(), asked);
}

#[test]
fn what_is_proved_again_has_the_examples_that_it_had() {
    let grades = "options: [{ id: good, label: { en: G } }, { id: fair, label: { en: F } }, { id: bad, label: { en: B } }]";
    let fields = format!(
        "  - {{ id: grade, kind: choice, required: true, label: {{ en: G }}, {grades} }}\n  \
           - {{ id: reason, kind: text, required: true, label: {{ en: W }} }}\n"
    );
    let rules = known::rule("short", "rule: size(answer.reason) < 10")
        + &known::rule("long", "when: answer.grade == \"bad\", require: size(answer.reason) > 20");
    let guideline = asking(&fields, &rules);
    let mut prover = Prover::new(guideline.clone());
    run(&mut prover);
    let told = |prover: &Prover| -> Vec<_> {
        prover.findings().iter().map(|finding| finding.to_node(&|_| None)).collect()
    };
    let first = told(&prover);
    assert!(first.len() > 4);
    for _ in 0..3 {
        let before = listed(&prover, 0);
        prover.renew(guideline.clone());
        run(&mut prover);
        assert_eq!(told(&prover), first);
        let Content::List(changes) = listed(&prover, 0).after(&before).content else { panic!() };
        let numbers = (0..).map(|number| Node::map([("as", Node::int(number))]));
        assert!(changes.into_iter().zip(numbers).all(|(change, number)| change == number));
    }
}
