//! Judging by keyboard alone.

use super::*;
use crate::guideline::{FieldKind, Scope};
use crate::judging::samples::{choice, field, guideline, scale, shown, text};

#[test]
fn one_key_judges_a_result_and_moves_on_to_the_next_open_one() {
    let mut session = grades(4);
    assert_eq!(here(&session), (Some("r1"), Some("grade")));
    let effects = press(&mut session, "3");
    assert!(effects.contains(&Effect::FocusResult(Some("r2".into()))));
    press(&mut session, "j 2");
    assert_eq!(grade(&session, "r3"), Some("partial"));
    assert_eq!(here(&session).0, Some("r4"));
    press(&mut session, "0");
    assert_eq!(here(&session).0, Some("r2"));
    let last = press(&mut session, "0");
    assert!(last.contains(&Effect::FocusSubmit));
    assert!(session.ready());
}

#[test]
fn enter_leads_through_what_is_missing_then_to_submit_then_submits() {
    let mut session = grades(2);
    press(&mut session, "j");
    let effects = press(&mut session, "Enter");
    assert_eq!(effects, [Effect::FocusResult(Some("r1".into()))]);
    press(&mut session, "3 3");
    assert!(session.ready());
    assert_eq!(press(&mut session, "Enter").last(), Some(&Effect::Store));
}

#[test]
fn enter_at_the_one_answer_that_is_missing_says_so() {
    let mut session = grades(2);
    press(&mut session, "3");
    assert_eq!(session.findings().count(), 0);
    let effects = press(&mut session, "Enter");
    assert!(matches!(effects.last(), Some(Effect::Announce(announce::TO_MEND, _))));
    assert_eq!((here(&session).0, session.findings_of(Some("r2")).len()), (Some("r2"), 1));
    press(&mut session, "3");
    assert!(session.ready());
}

#[test]
fn with_several_fields_digits_answer_one_after_the_other() {
    let mut session = open(
        guideline(vec![
            field("grade", Scope::Result, true, choice(&[("bad", None), ("good", None)])),
            shown("answer.grade == 'bad'", field("how", Scope::Result, true, scale(1, 3))),
            field("sure", Scope::Result, false, choice(&[("no", None), ("yes", None)])),
        ]),
        &["chair", "table"],
    );
    let effects = press(&mut session, "1");
    assert!(effects.contains(&Effect::FocusField(at("r1", "how"))));
    press(&mut session, "3");
    assert_eq!(here(&session), (Some("r1"), Some("sure")));
    press(&mut session, "2");
    assert_eq!(here(&session), (Some("r2"), Some("grade")));
    assert_eq!(session.answer(&at("r1", "how")), Some(&Answer::Scale(3)));
    press(&mut session, "2");
    assert_eq!(here(&session), (Some("r2"), Some("sure")));
    // What is optional may stay open.
    press(&mut session, "Enter");
    assert!(session.ready());
}

#[test]
fn a_card_that_could_take_a_note_waits_for_enter_and_keeps_digits_out_of_the_note() {
    let grade = field("grade", Scope::Result, true, choice(&[("bad", None), ("good", None)]));
    let note = field("note", Scope::Result, false, text());
    let mut session = open(guideline(vec![grade, note]), &["chair", "table"]);
    let effects = press(&mut session, "1");
    assert_eq!(effects, [Effect::SaveDraft, Effect::Changed]);
    press(&mut session, "2");
    assert_eq!(grade_of(&session, "r1"), "good");
    assert_eq!(press(&mut session, "Enter"), [Effect::FocusResult(Some("r2".into()))]);
}

fn grade_of(session: &Session, result: &str) -> String {
    grade(session, result).unwrap_or_default().to_owned()
}

#[test]
fn a_required_text_takes_focus() {
    let grade = field("grade", Scope::Result, true, choice(&[("bad", None), ("good", None)]));
    let note = field("note", Scope::Result, true, text());
    let mut session = open(guideline(vec![grade, note]), &["chair", "table"]);
    assert!(press(&mut session, "1").contains(&Effect::FocusField(at("r1", "note"))));
}

#[test]
fn a_card_with_an_error_is_not_left_by_itself() {
    let mut session = open(samples::relevance(), &["chair", "table"]);
    command(&mut session, Command::Submit);
    press(&mut session, "3");
    assert_eq!(here(&session).0, Some("r1"));
    assert_eq!(session.findings_of(Some("r1"))[0].rule, "cites");
}

#[test]
fn letters_and_digits_in_a_text_are_text() {
    let mut session = grades(1);
    for key in ["3", "s", "u", "Enter", "?"] {
        let typed = KeyPress { key: key.into(), in_text: true, ..KeyPress::default() };
        assert!(!session.takes_key(&typed));
        assert_eq!(send(&mut session, Message::Key(typed)), []);
    }
    let confirm =
        KeyPress { key: "Enter".into(), ctrl: true, in_text: true, ..KeyPress::default() };
    assert!(session.takes_key(&confirm));
}

#[test]
fn a_button_keeps_enter_and_space_and_a_radio_group_its_arrows() {
    let session = grades(2);
    for key in ["Enter", " "] {
        let on_button = KeyPress { key: key.into(), on_button: true, ..KeyPress::default() };
        assert!(!session.takes_key(&on_button));
    }
    let arrow = KeyPress { key: "ArrowDown".into(), ..KeyPress::default() };
    assert!(session.takes_key(&arrow));
    assert!(!session.takes_key(&KeyPress { in_arrows: true, ..arrow }));
}

#[test]
fn a_key_that_is_held_down_walks_on_but_neither_judges_nor_submits() {
    let mut session = grades(3);
    let held = |key: &str| KeyPress { key: key.into(), repeat: true, ..KeyPress::default() };
    for key in ["3", "Enter", "s"] {
        assert_eq!(send(&mut session, Message::Key(held(key))), [], "{key}");
    }
    send(&mut session, Message::Key(held("j")));
    assert_eq!(here(&session).0, Some("r2"));
}

#[test]
fn marks_are_asked_of_the_page_by_the_labels_key() {
    let labels = vec![samples::option("brand", None), samples::option("size", Some("z"))];
    let kind = FieldKind::Span { of: "result.title".into(), labels, max: None };
    let mut session = open(guideline(vec![field("marks", Scope::Result, false, kind)]), &["a"]);
    let asked = Effect::MarkSelection(at("r1", "marks"), Some("size".into()));
    assert_eq!(press(&mut session, "z"), [asked]);
}

#[test]
fn while_the_list_of_keys_is_open_keys_do_not_judge() {
    let mut session = grades(1);
    assert_eq!(press(&mut session, "?"), [Effect::Help(true)]);
    assert_eq!(press(&mut session, "3"), []);
    assert_eq!(press(&mut session, "?"), [Effect::Help(false)]);
    press(&mut session, "3");
    assert_eq!(grade(&session, "r1"), Some("exact"));
}

#[test]
fn the_tasks_own_fields_come_after_the_results() {
    let list = field("list", Scope::Task, true, choice(&[("good", None), ("bad", None)]));
    let grade = field("grade", Scope::Result, true, choice(&[("bad", None), ("good", None)]));
    let mut session = open(guideline(vec![list, grade]), &["chair"]);
    assert_eq!(here(&session), (Some("r1"), Some("grade")));
    assert!(press(&mut session, "1").contains(&Effect::FocusResult(None)));
    assert_eq!(here(&session), (None, Some("list")));
    press(&mut session, "k");
    assert_eq!(here(&session).0, Some("r1"));
    press(&mut session, "j 2");
    assert!(session.ready());
}

#[test]
fn a_task_that_asks_nothing_of_its_results_counts_as_one() {
    let list = field("list", Scope::Task, true, choice(&[("good", None), ("bad", None)]));
    let mut session = open(guideline(vec![list]), &["chair", "table"]);
    assert_eq!(session.progress(), Progress { answered: 0, total: 1 });
    assert_eq!(here(&session), (None, Some("list")));
    press(&mut session, "1");
    assert_eq!(session.progress(), Progress { answered: 1, total: 1 });
    assert!(session.ready());
}

#[test]
fn where_all_is_optional_enter_walks_down_and_then_submits() {
    let note = field("note", Scope::Result, false, text());
    let mut session = open(guideline(vec![note]), &["chair", "table"]);
    press(&mut session, "Enter");
    assert_eq!(here(&session).0, Some("r2"));
    press(&mut session, "Enter");
    assert!(session.ready());
}

#[test]
fn single_keys_that_are_turned_off_need_alt() {
    let mut session = grades(1);
    session.set_keymap(Keymap { single_letters: false, ..Keymap::default() });
    press(&mut session, "3 s");
    assert_eq!((grade(&session, "r1"), session.phase()), (None, Phase::Judging));
    let press = KeyPress { key: "3".into(), alt: true, ..KeyPress::default() };
    send(&mut session, Message::Key(press));
    assert_eq!(grade(&session, "r1"), Some("exact"));
    let field = session.guideline().fields[0].clone();
    assert_eq!(session.option_keys(&field)[0].1.to_string(), "Alt+3");
}
