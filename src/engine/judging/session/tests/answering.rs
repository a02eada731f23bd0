//! Answers, undo and redo.

use super::*;

fn text(text: &str) -> Option<Answer> {
    Some(Answer::Text(text.into()))
}

#[test]
fn a_pointer_chooses_and_stays() {
    let mut session = grades(2);
    let effects = send(&mut session, Message::Choose(at("r2", "grade"), "exact".into()));
    assert_eq!(effects, [Effect::SaveDraft, Effect::Changed]);
    assert_eq!(grade(&session, "r2"), Some("exact"));
    assert_eq!(here(&session), (Some("r2"), Some("grade")));
    assert_eq!(session.progress(), Progress { answered: 1, total: 2 });
}

#[test]
fn what_the_guideline_or_the_task_does_not_have_cannot_be_answered() {
    let mut session = grades(1);
    let before = session.draft();
    for (result, field, option) in
        [("r1", "grade", "best"), ("r9", "grade", "exact"), ("r1", "mood", "exact")]
    {
        assert_eq!(send(&mut session, Message::Choose(at(result, field), option.into())), []);
    }
    let of_task = Message::Set(Place::of_task("grade"), Some(samples::picked("exact")));
    assert_eq!(send(&mut session, of_task), []);
    assert_eq!(session.draft().answers, before.answers);
}

#[test]
fn a_list_grows_and_shrinks_in_the_guidelines_order() {
    let kind = samples::choices(&["a", "b", "c"]);
    let field = samples::field("tags", crate::guideline::Scope::Result, false, kind);
    let mut session = open(samples::guideline(vec![field]), &["chair"]);
    press(&mut session, "3 1");
    let tags = |session: &Session| session.answer(&at("r1", "tags")).cloned();
    assert_eq!(tags(&session), Some(Answer::Choices(vec!["a".into(), "c".into()])));
    press(&mut session, "1 3");
    assert_eq!(tags(&session), None);
}

#[test]
fn undo_and_redo_go_back_and_forth_where_the_change_was() {
    let mut session = grades(3);
    press(&mut session, "3 2 0");
    press(&mut session, "u u");
    assert_eq!((grade(&session, "r1"), grade(&session, "r2")), (Some("exact"), None));
    assert_eq!(here(&session), (Some("r2"), Some("grade")));
    assert!(session.can_undo() && session.can_redo());
    command(&mut session, Command::Redo);
    assert_eq!(grade(&session, "r2"), Some("partial"));
    press(&mut session, "u 0");
    assert!(!session.can_redo());
    assert_eq!(grade(&session, "r2"), Some("irrelevant"));
}

#[test]
fn what_is_typed_without_a_pause_is_one_change() {
    let mut session = open(samples::relevance(), &["chair"]);
    let note = at("r1", "note");
    for typed in ["g", "go", "good"] {
        session.update(Message::Set(note.clone(), text(typed)), session.now_ms + 300);
    }
    session.update(Message::Set(note.clone(), text("good one")), session.now_ms + 5_000);
    command(&mut session, Command::Undo);
    assert_eq!(session.answer(&note).cloned(), text("good"));
    command(&mut session, Command::Undo);
    assert_eq!(session.answer(&note), None);
    assert!(!session.can_undo());
}

#[test]
fn the_word_on_a_warning_falls_when_its_answer_changes_and_comes_back_with_undo() {
    let mut session = open(samples::relevance(), &["chair"]);
    press(&mut session, "0");
    let note = at("r1", "note");
    send(&mut session, Message::Set(note.clone(), text("odd")));
    let finding = session.findings().next().unwrap().clone();
    assert_eq!(finding.rule, "doubt");
    let said = Some(Overridden::Reason("it is".into()));
    let word = Message::Override { rule: "doubt".into(), result: Some("r1".into()), said };
    assert_eq!(send(&mut session, word), [Effect::SaveDraft, Effect::Changed]);
    assert_eq!(session.pending_overrides().len(), 0);
    command(&mut session, Command::NextResult);
    session.update(Message::Set(note, text("odder")), session.now_ms + 10_000);
    assert_eq!(session.pending_overrides().len(), 1);
    command(&mut session, Command::Undo);
    assert_eq!(session.override_of(&finding), Some(&Overridden::Reason("it is".into())));
}

#[test]
fn a_new_finding_is_announced_once() {
    let mut session = open(samples::relevance(), &["chair"]);
    press(&mut session, "0");
    let note = at("r1", "note");
    let new = send(&mut session, Message::Set(note.clone(), text("odd")));
    assert!(new.iter().any(|one| matches!(one, Effect::AnnounceFinding(_))));
    let again = send(&mut session, Message::Set(note, text("odder")));
    assert!(!again.iter().any(|one| matches!(one, Effect::AnnounceFinding(_))));
}

#[test]
fn answers_of_fields_that_are_hidden_again_come_back_with_the_field() {
    let mut session = open(samples::relevance(), &["chair"]);
    let evidence = at("r1", "evidence");
    let mark = crate::judging::SpanMark::new("chair", 0, 5, None).unwrap();
    let marks = Some(Answer::Spans(vec![mark]));
    assert_eq!(send(&mut session, Message::Set(evidence.clone(), marks.clone())), []);
    send(&mut session, Message::Choose(at("r1", "grade"), "exact".into()));
    assert!(session.visible(&evidence));
    send(&mut session, Message::Set(evidence.clone(), marks.clone()));
    send(&mut session, Message::Choose(at("r1", "grade"), "partial".into()));
    assert!(!session.visible(&evidence));
    assert!(!judgment(&session).answers.results.get("r1").unwrap().contains_key("evidence"));
    send(&mut session, Message::Choose(at("r1", "grade"), "exact".into()));
    assert_eq!(session.answer(&evidence).cloned(), marks);
}
