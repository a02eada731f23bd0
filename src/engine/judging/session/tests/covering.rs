//! Covers inside a session: judging never waits for them, and leaving a card covers it.

use super::*;
use crate::guideline::{Rule, RuleMessage, Severity};
use crate::judging::{Client, FindingMessage, JudgedAt, builtin};
use crate::protection::{CoverMessage, Shown, Surface};

/// Results that nobody has classified.
fn covered(results: usize) -> Session {
    let mut task = samples::task(&vec!["chair"; results]);
    for result in &mut task.results {
        result.labels = None;
    }
    let options = SessionOptions { locale: "en".into(), ..SessionOptions::default() };
    Session::new(Arc::new(samples::grades()), Arc::new(task), None, options, 0)
}

/// A veiled text shows about how long it is.
const COVERED: Shown = Shown::Preview;

fn shows(session: &Session, at: usize) -> Shown {
    session.covers().shows(&session.task().results[at], Surface::Text)
}

#[test]
fn space_reveals_and_covers_the_current_result() {
    let mut session = covered(2);
    assert_eq!(shows(&session, 0), COVERED);
    press(&mut session, "Space");
    assert_eq!((shows(&session, 0), shows(&session, 1)), (Shown::Full, COVERED));
    let effects = press(&mut session, "Space");
    let Some(Effect::Exposure(exposed)) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((exposed.result.as_str(), exposed.duration_ms()), ("r1", 1_000));
    assert_eq!(shows(&session, 0), COVERED);
}

#[test]
fn what_no_person_asked_for_is_not_revealed() {
    let mut session = covered(1);
    let press = KeyPress { key: " ".into(), ..KeyPress::default() };
    send(&mut session, Message::Key(press));
    let toggle = CoverMessage::Toggle { result: "r1".into(), trusted: false };
    send(&mut session, Message::Cover(toggle));
    command(&mut session, Command::ToggleReveal);
    assert_eq!(shows(&session, 0), COVERED);
}

#[test]
fn going_on_covers_what_is_left_behind() {
    let mut session = covered(2);
    press(&mut session, "Space 3");
    assert_eq!((here(&session).0, shows(&session, 0)), (Some("r2"), COVERED));
    press(&mut session, "Space k");
    assert_eq!(shows(&session, 1), COVERED);
    press(&mut session, "Space");
    send(&mut session, Message::FocusResult(Some("r2".into())));
    assert_eq!(shows(&session, 0), COVERED);
}

#[test]
fn submitting_hiding_and_escape_cover_everything() {
    let mut session = covered(1);
    press(&mut session, "3 Space");
    assert_eq!(shows(&session, 0), Shown::Full);
    send(&mut session, Message::Hidden);
    assert_eq!(shows(&session, 0), COVERED);
    press(&mut session, "Space");
    assert!(press(&mut session, "Escape").contains(&Effect::CoverAll));
    assert_eq!(shows(&session, 0), Shown::Nothing);
    press(&mut session, "Space Space");
    assert_eq!(shows(&session, 0), Shown::Full);
    command(&mut session, Command::Submit);
    assert_eq!((session.phase(), shows(&session, 0)), (Phase::Storing, COVERED));
}

#[test]
fn a_guideline_that_changes_covers_what_is_revealed_and_tells_of_it() {
    let mut session = covered(2);
    press(&mut session, "3 k Space");
    let changed = Guideline { hash: "sha256:new".into(), ..samples::grades() };
    let effects = session.change_guideline(Arc::new(changed), session.now_ms + 5_000);
    let Some(Effect::Exposure(exposed)) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((exposed.result.as_str(), exposed.duration_ms()), ("r1", 5_000));
    assert_eq!((shows(&session, 0), grade(&session, "r1")), (COVERED, Some("exact")));
    assert_eq!(judgment(&session).viewing.get("r1").unwrap().revealed_ms, 5_000);
}

#[test]
fn escape_covers_in_every_phase() {
    let mut session = covered(1);
    press(&mut session, "3");
    command(&mut session, Command::Submit);
    assert!(press(&mut session, "Escape").contains(&Effect::CoverAll));
    send(&mut session, Message::Stored);
    assert!(press(&mut session, "Escape").contains(&Effect::CoverAll));
}

#[test]
fn a_covered_result_can_be_judged_and_the_judgment_says_what_was_seen() {
    let mut session = covered(2);
    press(&mut session, "3 Space 2");
    command(&mut session, Command::Submit);
    let viewing = judgment(&session).viewing;
    assert!(viewing.get("r1").unwrap().judged_at < viewing.get("r2").unwrap().judged_at);
    assert_eq!(
        (viewing.get("r1").unwrap().revealed_ms, viewing.get("r2").unwrap().revealed_ms),
        (0, 2_000)
    );
}

#[test]
fn what_is_covered_cannot_be_found() {
    let mut session = covered(2);
    assert_eq!(session.find("chair"), Vec::<String>::new());
    press(&mut session, "Space");
    assert_eq!(session.find("CHAIR"), ["r1"]);
}

#[test]
fn a_message_that_quotes_what_is_covered_is_withheld() {
    let guideline = samples::grades();
    let rule = samples::rule("never", Severity::Info, &[], "answer.grade == 'partial'");
    for message in [
        RuleMessage::Expression(samples::cel("'not ' + result.data.title")),
        RuleMessage::Text(samples::words("not {result.data.title}")),
    ] {
        let rule = Rule { message, ..rule.clone() };
        withholds(Guideline { rules: vec![rule], ..guideline.clone() });
    }
}

fn withholds(guideline: Guideline) {
    let task = covered(2).task.clone();
    let options = SessionOptions { locale: "en".into(), ..SessionOptions::default() };
    let mut session = Session::new(Arc::new(guideline), task, None, options, 0);
    let said = |session: &Session| session.findings_of(Some("r1"))[0].message.clone();
    press(&mut session, "3");
    let withheld = FindingMessage::Builtin { key: builtin::WITHHELD, arguments: Vec::new() };
    assert_eq!(said(&session), withheld);
    press(&mut session, "k Space");
    let words = FindingMessage::Said { text: "not chair".into(), language: "en".into() };
    assert_eq!(said(&session), words);
    press(&mut session, "Escape");
    assert_eq!(said(&session), withheld);
}

#[test]
fn time_that_is_over_covers_when_the_page_wakes_the_session() {
    let mut session = covered(1);
    let mut effects = press(&mut session, "Space");
    let Some(Effect::Wake(Some(due))) = effects.pop() else { panic!("{effects:?}") };
    session.update(Message::Tick, due - 1);
    assert_eq!(shows(&session, 0), Shown::Full);
    let effects = session.update(Message::Tick, due);
    assert_eq!(shows(&session, 0), COVERED);
    assert_eq!(effects.last(), Some(&Effect::Wake(None)));
}

#[test]
fn what_was_seen_is_kept_with_the_draft_and_counts_after_a_reload() {
    let mut session = covered(1);
    let effects = press(&mut session, "Space");
    assert!(effects.contains(&Effect::SaveDraft), "{effects:?}");
    press(&mut session, "3");
    let effects = press(&mut session, "Space");
    let [Effect::Exposure(_), Effect::SaveDraft, ..] = effects.as_slice() else {
        panic!("covered first, then written: {effects:?}")
    };
    let before = session.draft().viewing;
    let options = session.options().clone();
    let (guideline, task) = (session.guideline().clone(), session.task().clone());
    let again = Session::new(guideline, task, Some(session.draft()), options, 0);
    assert_eq!(shows(&again, 0), COVERED, "nothing is revealed by it");
    assert_eq!(again.judgment(String::new(), String::new(), client()).viewing, before);
    let seen = before.get("r1").expect("it was viewed");
    assert_eq!((seen.judged_at, seen.label_latency_ms), (JudgedAt::Full, Some(1_000)));
}

fn client() -> Client {
    Client { name: "gradeglass".into(), version: "0".into(), locale: "en".into() }
}
