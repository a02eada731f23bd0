//! What a session does, message by message.

mod answering;
mod covering;
mod drafts;
mod finishing;
mod keys;
mod properties;

use super::*;
use crate::judging::answers::Answer;
use crate::judging::judgment::{Client, Judgment};
use crate::judging::keys::KeyPress;
use crate::judging::samples;

/// A session over results of these titles.
fn open(guideline: Guideline, titles: &[&str]) -> Session {
    let options = SessionOptions { locale: "en".into(), ..SessionOptions::default() };
    let task = Arc::new(samples::task(titles));
    Session::new(Arc::new(guideline), task, None, options, 0)
}

/// A session in which each of so many results is graded and nothing else.
fn grades(results: usize) -> Session {
    open(samples::grades(), &vec!["chair"; results])
}

fn at(result: &str, field: &str) -> Place {
    Place::of_result(result, field)
}

fn press(session: &mut Session, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split(' ') {
        let key = if key == "Space" { " " } else { key };
        let press = KeyPress { key: key.into(), trusted: true, ..KeyPress::default() };
        effects = session.update(Message::Key(press), session.now_ms + 1_000);
    }
    effects
}

fn send(session: &mut Session, message: Message) -> Vec<Effect> {
    session.update(message, session.now_ms + 1_000)
}

fn command(session: &mut Session, command: Command) -> Vec<Effect> {
    send(session, Message::Do(command))
}

fn grade<'a>(session: &'a Session, result: &str) -> Option<&'a str> {
    match session.answer(&at(result, "grade")) {
        Some(Answer::Choice(option)) => Some(option),
        _ => None,
    }
}

fn here(session: &Session) -> (Option<&str>, Option<&str>) {
    (session.cursor().result.as_deref(), session.cursor().field.as_deref())
}

fn judgment(session: &Session) -> Judgment {
    let client = Client { name: "gradeglass".into(), version: "1".into(), locale: "en".into() };
    session.judgment("id".into(), "2026-01-01T00:00:00Z".into(), client)
}
