//! What survives a reload, and a guideline that has changed since.

use super::*;
use crate::guideline::Scope;
use crate::judging::samples::{answers, choice, field, guideline, picked, text};

fn reopen(session: &Session, guideline: Guideline) -> Session {
    let options = session.options().clone();
    Session::new(Arc::new(guideline), session.task().clone(), Some(session.draft()), options, 0)
}

#[test]
fn a_session_goes_on_where_its_draft_ended() {
    let mut session = open(samples::relevance(), &["chair", "table"]);
    session.options.opened_at = "2026-01-01T00:00:00Z".into();
    press(&mut session, "2 Enter 0");
    send(&mut session, Message::Set(at("r2", "note"), Some(Answer::Text("odd".into()))));
    let said = Some(Overridden::Reason("it is".into()));
    let rule = "doubt".into();
    send(&mut session, Message::Override { rule, result: Some("r2".into()), said });
    let again = reopen(&session, samples::relevance());
    assert_eq!(again.draft(), session.draft());
    assert_eq!(again.draft_notes(), []);
    assert_eq!(again.findings().count(), session.findings().count());
    assert_eq!(again.opened_at(), "2026-01-01T00:00:00Z");
    assert_eq!(again.active_ms(), session.active_ms());
}

#[test]
fn answers_that_still_fit_another_guideline_are_kept_and_the_others_are_named() {
    let old = guideline(vec![
        field("grade", Scope::Result, true, choice(&[("exact", None), ("gone", None)])),
        field("note", Scope::Result, false, text()),
        field("mood", Scope::Result, false, choice(&[("good", None)])),
        field("tags", Scope::Result, false, samples::choices(&["a", "b"])),
    ]);
    let mut session = open(old, &["chair", "table"]);
    session.answers = answers([
        (at("r1", "grade"), picked("exact")),
        (at("r2", "grade"), picked("gone")),
        (at("r1", "mood"), picked("good")),
        (at("r1", "note"), Answer::Text("kept, though it is too long now".into())),
        (at("r1", "tags"), Answer::Choices(vec!["a".into(), "b".into()])),
    ]);
    let mut new = guideline(vec![
        field("grade", Scope::Result, true, choice(&[("exact", None), ("new", None)])),
        field("note", Scope::Result, false, text()),
        field("tags", Scope::Result, false, samples::choices(&["b", "c"])),
    ]);
    new.hash = "sha256:2".into();
    let again = reopen(&session, new);
    let kept = answers([
        (at("r1", "grade"), picked("exact")),
        (at("r1", "note"), Answer::Text("kept, though it is too long now".into())),
        (at("r1", "tags"), Answer::Choices(vec!["b".into()])),
    ]);
    assert_eq!(again.answers(), &kept);
    let dropped = [at("r1", "mood"), at("r1", "tags"), at("r2", "grade")].map(DraftNote::Dropped);
    assert_eq!(again.draft_notes()[0], DraftNote::GuidelineChanged);
    assert_eq!(again.draft_notes()[1..], dropped);
}

#[test]
fn marks_that_no_longer_quote_their_text_are_left_out() {
    let mut session = open(samples::relevance(), &["chair"]);
    let mark = |text: &str| crate::judging::SpanMark::new(text, 0, 3, None).unwrap();
    session.answers = answers([
        (at("r1", "grade"), picked("exact")),
        (at("r1", "evidence"), Answer::Spans(vec![mark("table"), mark("chair")])),
    ]);
    let again = reopen(&session, samples::relevance());
    let kept = Answer::Spans(vec![mark("chair")]);
    assert_eq!(again.answer(&at("r1", "evidence")), Some(&kept));
    assert_eq!(again.draft_notes(), [DraftNote::Dropped(at("r1", "evidence"))]);
}

#[test]
fn a_guideline_that_changes_while_a_task_is_open_leaves_the_annotator_in_place() {
    let mut session = open(samples::relevance(), &["chair", "table", "desk"]);
    press(&mut session, "2 j j");
    let mut changed = samples::relevance();
    changed.hash = "sha256:2".into();
    let before = session.clone();
    session.change_guideline(Arc::new(changed), before.now_ms);
    assert_eq!(here(&session), here(&before));
    assert_eq!(grade(&session, "r1"), Some("partial"));
    assert_eq!(session.draft_notes(), [DraftNote::GuidelineChanged]);
}

#[test]
fn an_untouched_draft_of_another_guideline_needs_no_word() {
    let mut draft = Draft { guideline_hash: "sha256:0".into(), ..Draft::default() };
    draft.opened_at = "2026-01-01T00:00:00Z".into();
    let task = Arc::new(samples::task(&["chair"]));
    let options = SessionOptions::default();
    let session = Session::new(Arc::new(samples::grades()), task, Some(draft), options, 0);
    assert_eq!(session.draft_notes(), []);
}
