//! The desk, as its author meets it.

use super::*;
use crate::said::Mending;
use gradeglass_engine::judging::Standing;

const TEXT: &str = "\
gradeglass: 1
id: small
version: 1.0.0
title: { en: Small }
languages: [en]
inputs:
  query: { text: string }
  result: { card: product, data: { title: string } }
fields:
  - id: grade
    kind: choice
    required: true
    label: { en: Grade }
    options:
      - { id: exact, label: { en: Exact } }
      - { id: other, label: { en: Other } }
  - id: note
    kind: text
    label: { en: Note }
rules:
  # why it is so
  - id: other-is-explained
    when: answer.grade == \"other\"
    require: size(answer.note) > 3 # letters
    severity: error
    fields: [note]
    message: { en: Say why. }
";

fn json(text: &str) -> Node {
    read_text(text, Format::Json).node.unwrap()
}

fn answer(desk: &mut Desk, answers: &str) {
    desk.update(Message::Answers { task: None, answers: json(answers) });
}

fn standings(desk: &Desk) -> Vec<Standing> {
    desk.seen.as_ref().unwrap().rules.iter().map(|rule| rule.standing.clone()).collect()
}

#[test]
fn a_rule_waits_is_broken_where_it_says_and_becomes_a_test() {
    let mut desk = Desk::new(TEXT.into(), None);
    assert!(desk.said().is_empty(), "{:?}", desk.said());
    answer(&mut desk, r#"{"results":{"r1":{"grade":"other"}}}"#);
    let waits = Standing::Waits(vec!["answer.note".into()]);
    assert_eq!(standings(&desk)[0], waits);
    desk.update(Message::Submitted(true));
    assert_eq!(standings(&desk)[0], Standing::Broken);
    let seen = desk.seen.clone().unwrap();
    let part = &seen.rules[0].because[0];
    assert_eq!(part.values, [("size(answer.note)".to_owned(), "0".to_owned())]);
    let span = part.span.unwrap();
    assert_eq!((span.start.line, span.start.column, span.end.column), (24, 14, 35));
    assert!(!seen.is_taken);

    answer(&mut desk, r#"{"results":{"r1":{"grade":"other"},"r2":{"grade":"exact"}}}"#);
    let effects = desk.update(Message::AddCase);
    let Effect::Edit(edits) = &effects[0] else { panic!("{effects:?}") };
    let text = Source::new(TEXT).edited(edits);
    assert!(text.starts_with(TEXT.trim_end()), "{text}");
    let desk = Desk::new(text, None);
    assert!(desk.said().is_empty(), "{:?}", desk.said());
    assert_eq!(desk.tests.len(), 1);
    assert_eq!(desk.tests[0].name, "other-is-explained fires");
    assert_eq!(desk.tests[0].reasons, Vec::<String>::new());
}

#[test]
fn a_name_that_was_meant_is_put_in_with_one_press() {
    for (wrong, right) in
        [("\"other\"\n", "\"othr\"\n"), ("size(answer.note)", "size(answer.noet)")]
    {
        let text = TEXT.replacen(wrong, right, 1);
        let mut desk = Desk::new(text.clone(), None);
        let said = desk.said().into_iter().find(|said| said.mend.is_some()).cloned().unwrap();
        assert!(matches!(said.mend, Some(Mending::Change(_))));
        let effects = desk.update(Message::Mend(Box::new(said)));
        let Effect::Edit(edits) = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(Source::new(&text).edited(edits), TEXT);
    }
}

#[test]
fn while_the_text_cannot_be_read_the_last_guideline_stays_and_problems_have_a_place() {
    let mut desk = Desk::new(TEXT.into(), None);
    answer(&mut desk, r#"{"results":{"r1":{"grade":"other"}}}"#);
    for broken in ["id: [", "\tid: x", "a: &a [*a]\n", "id: 1\nid: 2\n", "", "gradeglass: 2\n"] {
        let effects = desk.update(Message::Text(broken.into()));
        assert_eq!(effects, [Effect::Keep], "{broken:?}");
        assert!(!desk.said().is_empty(), "{broken:?}");
        let placed = desk.said().iter().any(|said| said.span.is_some());
        assert!(placed || broken.is_empty(), "{broken:?}: {:?}", desk.said());
        assert!(desk.seen.is_some(), "{broken:?}");
        assert!(desk.publishable().is_none());
    }
}

#[test]
fn only_errors_stand_against_publication_once_everything_is_proved() {
    let mut desk = Desk::new(TEXT.into(), None);
    assert!(desk.publishable().is_none());
    let root = desk.reading.root.clone().unwrap();
    let said = |weight: &str| {
        let text = format!(r#"{{"code":"x","weight":"{weight}","path":"rules[0]","message":"M"}}"#);
        Said::read(&json(&text), &root).unwrap()
    };
    desk.update(Message::Proved(vec![said("warning"), said("note")]));
    assert!(desk.publishable().is_some());
    desk.update(Message::Proved(vec![said("error")]));
    assert!(desk.publishable().is_none());
}

#[test]
fn a_finding_that_is_only_its_number_in_the_list_before_is_that_one_where_it_stands_now() {
    let desk = Desk::new(TEXT.into(), None);
    let root = desk.reading.root.clone().unwrap();
    let text = r#"{"code":"x","weight":"error","path":"rules[1]","message":"M","blames":[{"path":"fields[0]"}],"mend":{"remove":"rules[1]"}}"#;
    let before = [Said::read(&json(text), &root).unwrap()];
    let again = |text: &str| Said::read_again(&json(text), &before, &root);
    let same = again(r#"{"as":0}"#).unwrap();
    assert_eq!((same.message.as_str(), same.path.as_str()), ("M", "rules[1]"));
    let moved = again(r#"{"as":0,"path":"rules[0]","mend":{"remove":"rules[0]"}}"#).unwrap();
    let first = Said::read(&json(&text.replace("rules[1]", "rules[0]")), &root).unwrap();
    assert_eq!((moved.span, &moved.mend), (first.span, &first.mend));
    assert_eq!(moved.blames, before[0].blames);
    assert!(again(r#"{"as":7}"#).is_none());
}

#[test]
fn what_was_proved_stays_with_its_place_until_it_is_proved_anew_and_mends_nothing_meanwhile() {
    let mut desk = Desk::new(TEXT.into(), None);
    let root = desk.reading.root.clone().unwrap();
    let text = r#"{"code":"x","weight":"error","path":"rules[0]","message":"M","mend":{"remove":"rules[0]"}}"#;
    let said = Said::read(&json(text), &root).unwrap();
    desk.update(Message::Proved(vec![said.clone()]));
    assert!(!desk.is_old(&said));
    assert!(matches!(desk.update(Message::Mend(Box::new(said.clone())))[..], [Effect::Edit(_)]));

    desk.update(Message::Text(format!("# one line more\n{TEXT}")));
    let now = desk.said().first().map(|said| said.span.unwrap().start.line);
    assert_eq!(now, said.span.map(|span| span.start.line + 1));
    assert!(desk.is_old(&said) && desk.publishable().is_none());
    let refused = [Effect::Refuse("proved-anew")];
    assert_eq!(desk.update(Message::Mend(Box::new(said))), refused);
    assert_eq!(desk.update(Message::AddMissing), refused);

    desk.update(Message::Proved(Vec::new()));
    assert!(desk.said().is_empty() && desk.publishable().is_some());
}
