//! What comparing comes to, one step after the other.

use super::*;

const SOUND: &str = include_str!("../../wire/tests/sound.yaml");
const LOOSER: &str = "size(answer.evidence) >= 0";

fn through(beside: &mut Beside) -> Told {
    while beside.step() {}
    let told = beside.told();
    assert_eq!(Told::read(&told.to_node()), told, "it crosses as it is");
    told
}

#[test]
fn a_version_is_compared_rule_by_rule_and_a_newer_text_begins_anew() {
    let mut beside = Beside::default();
    beside.text(SOUND);
    assert_eq!(through(&mut beside), Told::default(), "there is nothing to compare with");
    let old = SOUND.replace("size(answer.evidence) > 0", LOOSER);
    beside.files([("guideline", old.as_str())].into_iter());
    let running = beside.told().compared;
    assert!(matches!(running, Some(Outcome::Running { done: 0, .. })), "{running:?}");
    let Some(Outcome::Done(compared)) = through(&mut beside).compared else { panic!("not done") };
    assert_eq!(compared.relation, "stricter");
    assert!(compared.newly_refused.is_some() && compared.newly_taken.is_none());
    assert_eq!(compared.changes, [("cites".to_owned(), "stricter".to_owned())]);

    beside.text(&old);
    beside.step();
    beside.text("gradeglass: 1\nrules: [");
    let Some(Outcome::Done(compared)) = through(&mut beside).compared else { panic!("not done") };
    assert_eq!(compared.relation, "equivalent", "a text that cannot be read leaves what there is");
    assert_eq!(compared.changes, []);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let mut beside = Beside::default();
    beside.text(SOUND);
    beside.files([("guideline", "languages: [")].into_iter());
    assert_eq!(through(&mut beside).compared, Some(Outcome::Unreadable));
    beside.files([("notes.txt", "some words")].into_iter());
    assert!(through(&mut beside).past.nothing);
}
