//! Submit, warnings, skip and its like, and the store.

use super::*;
use crate::judging::check_judgment;

fn stores(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| **effect == Effect::Store).count()
}

#[test]
fn errors_block_and_take_focus_to_the_first() {
    let mut session = grades(2);
    send(&mut session, Message::Choose(at("r1", "grade"), "exact".into()));
    let effects = command(&mut session, Command::Submit);
    assert_eq!(session.phase(), Phase::Judging);
    assert!(effects.contains(&Effect::FocusField(at("r2", "grade"))));
    assert!(effects.contains(&Effect::Announce(announce::TO_MEND, vec![("count", "1".into())])));
    assert_eq!(session.findings_of(Some("r2"))[0].rule, "required");
}

#[test]
fn a_second_submit_stores_nothing_until_the_store_has_refused() {
    let mut session = grades(1);
    press(&mut session, "3");
    assert_eq!(stores(&command(&mut session, Command::Submit)), 1);
    assert_eq!(session.phase(), Phase::Storing);
    assert_eq!(stores(&command(&mut session, Command::Submit)), 0);
    assert_eq!(stores(&press(&mut session, "Enter")), 0);
    assert_eq!(send(&mut session, Message::End(Outcome::Skipped, None)), []);
    let failed = send(&mut session, Message::StoreFailed("full".into()));
    assert!(failed.contains(&Effect::SaveDraft));
    assert_eq!(grade(&session, "r1"), Some("exact"));
    assert_eq!(stores(&command(&mut session, Command::Submit)), 1);
    assert_eq!(send(&mut session, Message::Stored), [Effect::Finished]);
    assert_eq!(send(&mut session, Message::Stored), []);
    assert_eq!(session.phase(), Phase::Stored);
}

#[test]
fn nothing_changes_while_the_store_is_at_work() {
    let mut session = grades(1);
    press(&mut session, "3");
    command(&mut session, Command::Submit);
    press(&mut session, "2 u s");
    send(&mut session, Message::Choose(at("r1", "grade"), "partial".into()));
    command(&mut session, Command::Undo);
    assert_eq!(grade(&session, "r1"), Some("exact"));
    assert_eq!(session.phase(), Phase::Storing);
}

#[test]
fn a_warning_asks_for_its_reason_and_then_lets_through() {
    let mut session = open(samples::relevance(), &["chair"]);
    press(&mut session, "0");
    send(&mut session, Message::Set(at("r1", "note"), Some(Answer::Text("odd".into()))));
    let asked = command(&mut session, Command::Submit);
    assert_eq!(session.phase(), Phase::AskingOverrides);
    assert_eq!(asked[0], Effect::AskOverrides);
    let say = |said| Message::Override { rule: "doubt".into(), result: Some("r1".into()), said };
    send(&mut session, say(Some(Overridden::Confirmed)));
    assert_eq!(stores(&command(&mut session, Command::Submit)), 0);
    send(&mut session, say(Some(Overridden::Reason("  ".into()))));
    assert_eq!(stores(&command(&mut session, Command::Submit)), 0);
    send(&mut session, say(Some(Overridden::Reason("it is".into()))));
    assert_eq!(stores(&command(&mut session, Command::Confirm)), 1);
    let judgment = judgment(&session);
    assert_eq!(judgment.findings[0].overridden, Some(Overridden::Reason("it is".into())));
    assert_eq!(check_judgment(session.guideline(), session.task(), &judgment, "en"), []);
}

#[test]
fn escape_leaves_a_question_and_answers_stay() {
    let mut session = grades(1);
    press(&mut session, "3 k");
    press(&mut session, "s");
    assert_eq!(session.phase(), Phase::AskingReason(Outcome::Skipped));
    press(&mut session, "2");
    assert_eq!(grade(&session, "r1"), Some("exact"));
    press(&mut session, "Escape");
    assert_eq!(session.phase(), Phase::Judging);
}

#[test]
fn a_task_can_end_without_its_answers_at_any_time() {
    for outcome in [Outcome::Skipped, Outcome::CannotJudge, Outcome::Escalated] {
        let mut session = open(samples::relevance(), &["chair", "table"]);
        press(&mut session, "3");
        command(&mut session, Command::Submit);
        let ended = send(&mut session, Message::End(outcome, Some(" in Welsh ".into())));
        assert_eq!(stores(&ended), 1);
        let judgment = judgment(&session);
        assert_eq!((judgment.outcome, judgment.reason.as_deref()), (outcome, Some("in Welsh")));
        assert_eq!(
            judgment.answers.results.get("r1").unwrap().get("grade"),
            Some(&samples::picked("exact"))
        );
        assert_eq!(judgment.findings, []);
        assert_eq!(check_judgment(session.guideline(), session.task(), &judgment, "en"), []);
    }
}

#[test]
fn what_a_skipped_task_could_not_store_is_judged_afterwards() {
    let mut session = grades(1);
    press(&mut session, "3");
    send(&mut session, Message::End(Outcome::Skipped, Some("why".into())));
    send(&mut session, Message::StoreFailed("denied".into()));
    command(&mut session, Command::Submit);
    assert_eq!((judgment(&session).outcome, judgment(&session).reason), (Outcome::Judged, None));
}

#[test]
fn a_judgment_carries_who_what_and_how_long() {
    let mut session = grades(1);
    session.options.annotator = "ann".into();
    press(&mut session, "3");
    command(&mut session, Command::Submit);
    let judgment = judgment(&session);
    assert_eq!(judgment.guideline.hash, "sha256:1");
    assert_eq!((judgment.task.id.as_str(), judgment.annotator.as_str()), ("q1", "ann"));
    assert_eq!(judgment.timing.active_ms, 2_000);
    assert_eq!(judgment.viewing.len(), 1);
}
