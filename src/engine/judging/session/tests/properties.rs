//! What holds of every sequence of messages.

use super::*;
use crate::judging::evaluate::Case;
use crate::judging::sheet::sheets;
use crate::judging::verdict::Meaning;
use crate::protection::CoverMessage;
use proptest::prelude::*;

const KEYS: [&str; 16] = [
    "3",
    "2",
    "0",
    "1",
    "9",
    "j",
    "k",
    "Enter",
    "s",
    "u",
    "?",
    " ",
    "Escape",
    "g",
    "ArrowDown",
    "\u{d7ff}",
];
const COMMANDS: [Command; 17] = [
    Command::NextResult,
    Command::PreviousResult,
    Command::Confirm,
    Command::Confirm,
    Command::Submit,
    Command::Submit,
    Command::Skip,
    Command::CannotJudge,
    Command::Escalate,
    Command::Undo,
    Command::Redo,
    Command::ToggleGuideline,
    Command::ToggleReveal,
    Command::CoverAll,
    Command::Help,
    Command::FirstFinding,
    Command::Cancel,
];

fn place() -> impl Strategy<Value = Place> {
    let result = prop_oneof![9 => (1..4_u8).prop_map(|at| Some(format!("r{at}"))), 1 => Just(None)];
    let field = prop::sample::select(vec!["grade", "grade", "evidence", "note", "list", "none"]);
    (result, field).prop_map(|(result, field)| Place { result, field: field.into() })
}

fn answer() -> impl Strategy<Value = Option<Answer>> {
    let mark = |end| crate::judging::SpanMark {
        start: 0,
        end,
        quote: "chair".get(..end as usize).unwrap_or("?").into(),
        label: None,
    };
    prop_oneof![
        Just(None),
        prop::sample::select(vec!["exact", "partial", "irrelevant", "good", "?"])
            .prop_map(|option| Some(samples::picked(option))),
        "[a-z \n]{0,22}".prop_map(|text| Some(Answer::Text(text))),
        prop::collection::vec((0..8_u32).prop_map(mark), 0..3)
            .prop_map(|marks| Some(Answer::Spans(marks))),
        any::<f64>().prop_map(|value| Some(Answer::Number(value))),
    ]
}

fn change() -> impl Strategy<Value = Message> {
    let option = prop::sample::select(vec!["exact", "partial", "irrelevant", "good", "bad"]);
    prop_oneof![
        (place(), option).prop_map(|(place, option)| Message::Choose(place, option.into())),
        (place(), answer()).prop_map(|(place, answer)| Message::Set(place, answer)),
    ]
}

fn said() -> impl Strategy<Value = Message> {
    let word = prop::option::of(prop_oneof![
        Just(Overridden::Confirmed),
        "[a-z]{0,3}".prop_map(Overridden::Reason),
    ]);
    ((1..4_u8), word).prop_map(|(at, said)| Message::Override {
        rule: "doubt".into(),
        result: Some(format!("r{at}")),
        said,
    })
}

fn message() -> impl Strategy<Value = Message> {
    let key = (prop::sample::select(KEYS.to_vec()), any::<[bool; 8]>()).prop_map(|(key, held)| {
        let [ctrl, alt, shift, in_text, on_button, in_arrows, repeat, trusted] = held;
        // Keys alone are what annotators press most.
        let (ctrl, alt) = (ctrl && alt && shift, alt && in_text && !ctrl);
        let (in_text, repeat) = (in_text && on_button, repeat && in_arrows);
        Message::Key(KeyPress {
            key: key.into(),
            ctrl,
            alt,
            shift,
            in_text,
            on_button: on_button && repeat,
            in_arrows: in_arrows && repeat,
            repeat,
            trusted,
            ..KeyPress::default()
        })
    });
    let outcome = prop::sample::select(vec![Outcome::Skipped, Outcome::Judged]);
    prop_oneof![
        6 => change(),
        6 => key,
        3 => prop::sample::select(COMMANDS.to_vec()).prop_map(Message::Do),
        1 => said(),
        1 => place().prop_map(Message::FocusField),
        1 => place().prop_map(|place| Message::FocusResult(place.result)),
        1 => place().prop_map(|place| Message::Cover(CoverMessage::Toggle {
            result: place.result.unwrap_or_default(),
            trusted: true,
        })),
        1 => Just(Message::Tick),
        1 => (outcome, prop::option::of("[a-z ]{0,3}"))
            .prop_map(|(outcome, reason)| Message::End(outcome, reason)),
        1 => Just(Message::Stored),
        2 => Just(Message::StoreFailed("full".into())),
        1 => Just(Message::Hidden),
        1 => Just(Message::Visible),
        1 => Just(Message::Activity),
    ]
}

fn messages() -> impl Strategy<Value = Vec<(Message, u64)>> {
    prop::collection::vec((message(), 0..90_000_u64), 0..60)
}

fn session() -> Session {
    open(samples::relevance(), &["chair", "chair", "chair"])
}

/// What undo and redo bring back.
fn state(session: &Session) -> (Answers, SortedSet<Place>, Overrides) {
    (session.answers.clone(), session.touched.clone(), session.overrides.clone())
}

/// Whether a change of answers can be made, and goes into the history.
fn is_open(session: &Session) -> bool {
    !matches!(session.phase(), Phase::Storing | Phase::Stored)
}

proptest! {
    // Each case is a whole sitting of up to sixty messages.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_board_kept_up_to_date_equals_a_board_judged_anew(messages in messages()) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
            let touched = session.touched.clone();
            let meaning = if session.attempted {
                Meaning::Submission
            } else {
                Meaning::Working { touched: &touched }
            };
            let case = Case {
                guideline: &session.guideline,
                task: &session.task,
                facts: &session.facts,
                answers: &session.answers,
                meaning,
                language: "en",
                covers: Some(&session.covers),
            };
            let kept: Vec<_> = session.board.sheets().cloned().collect();
            prop_assert_eq!(kept, sheets(&case));
            let answered = session.board.sheets().take(3).filter(|sheet| sheet.answered).count();
            prop_assert_eq!(session.progress().answered, answered);
        }
    }

    #[test]
    fn undo_brings_back_what_was_there_and_redo_what_came_after(
        messages in messages(),
        change in change(),
    ) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
        }
        session.history.seal();
        let before = state(&session);
        let effects = session.update(change, 1_000_000);
        if effects.contains(&Effect::Changed) {
            let after = state(&session);
            session.update(Message::Do(Command::Undo), 1_000_001);
            prop_assert_eq!(state(&session), before);
            session.update(Message::Do(Command::Redo), 1_000_002);
            prop_assert_eq!(state(&session), after);
        }
    }

    #[test]
    fn undoing_everything_leaves_nothing_answered(messages in messages()) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
        }
        while is_open(&session) && session.can_undo() {
            session.update(Message::Do(Command::Undo), 0);
        }
        if is_open(&session) {
            prop_assert_eq!(state(&session).0, Answers::default());
            prop_assert_eq!(state(&session).1, SortedSet::new());
        }
    }

    #[test]
    fn one_store_at_a_time_and_what_is_stored_passes_the_check(messages in messages()) {
        let mut session = session();
        let mut waiting = false;
        for (message, at) in messages {
            let answered = matches!(message, Message::Stored | Message::StoreFailed(_));
            let effects = session.update(message, at);
            let stores = effects.iter().filter(|effect| **effect == Effect::Store).count();
            prop_assert!(stores == 0 || (stores == 1 && !waiting));
            waiting = (waiting && !answered) || stores == 1;
            prop_assert_eq!(waiting, session.phase() == Phase::Storing);
            if stores == 1 {
                let judgment = judgment(&session);
                let guideline = session.guideline().clone();
                let faults =
                    crate::judging::check_judgment(&guideline, session.task(), &judgment, "en");
                prop_assert_eq!(faults, []);
            }
        }
    }

    #[test]
    fn what_is_not_shown_is_never_delivered(messages in messages()) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
            for (_, fields) in judgment(&session).answers.results {
                let exact = fields.get("grade") == Some(&samples::picked("exact"));
                prop_assert!(exact || !fields.contains_key("evidence"));
            }
        }
    }

    #[test]
    fn the_cursor_always_stands_somewhere_that_is_shown(messages in messages()) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
            let Cursor { result, field } = session.cursor().clone();
            let there = field.map(|field| Place { result: result.clone(), field });
            prop_assert!(there.is_some_and(|place| session.visible(&place)));
        }
    }

    #[test]
    fn a_draft_opens_to_the_same_work(messages in messages()) {
        let mut session = session();
        for (message, at) in messages {
            session.update(message, at);
        }
        let options = session.options().clone();
        let draft = session.draft();
        let again = Session::new(
            session.guideline().clone(),
            session.task().clone(),
            Some(draft.clone()),
            options,
            0,
        );
        let fits = again.draft_notes().is_empty();
        prop_assert!(!fits || again.draft() == draft);
    }
}
