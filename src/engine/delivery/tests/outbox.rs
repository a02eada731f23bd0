//! What the outbox does, one situation at a time.

use super::super::{
    Answer, Body, Confirm, Failure, Outbox, OutboxEffect as Effect, OutboxMessage as Message,
    StoredEntry, Trouble, TroubleKind,
};
use crate::document::Node;

const TIMEOUT_MS: u64 = 30_000;

fn connected(authorize: bool) -> Message {
    Message::Connected { timeout_ms: TIMEOUT_MS, confirm: Confirm::Body, batch: 1, authorize }
}

fn sending(authorize: bool) -> Outbox {
    let mut outbox = Outbox::new();
    outbox.update(Message::Leader(true), 0, 1.0);
    outbox.update(connected(authorize), 0, 1.0);
    outbox
}

fn answered(id: &str, attempt: u64, status: u16) -> Message {
    let body = match status {
        200 => Body::Json(Node::map([("id", Node::text(id))])),
        _ => Body::Empty,
    };
    Message::Answered {
        ids: vec![id.into()],
        attempt,
        answer: Answer { status, retry_after_ms: None, body },
    }
}

fn send(id: &str, attempt: u64) -> Effect {
    Effect::Send { ids: vec![id.into()], attempt }
}

fn added(id: &str) -> Message {
    Message::Added(id.into())
}

fn sends(effects: &[Effect]) -> Vec<&Effect> {
    effects.iter().filter(|effect| matches!(effect, Effect::Send { .. })).collect()
}

#[test]
fn a_judgment_is_sent_at_once_and_leaves_when_the_receiver_names_it() {
    let mut outbox = sending(false);
    let effects = outbox.update(added("a"), 5, 1.0);
    assert_eq!(effects, [send("a", 1), Effect::Wait { until_ms: 5 + TIMEOUT_MS }]);
    let effects = outbox.update(answered("a", 1, 200), 9, 1.0);
    assert_eq!(effects, [Effect::Delivered { id: "a".into() }]);
    assert_eq!(outbox.status().waiting, 0);
}

#[test]
fn judgments_leave_one_at_a_time_oldest_first() {
    let mut outbox = sending(false);
    let entries = ["b", "a", "c"].map(|id| StoredEntry { id: id.into(), refused: None });
    let effects = outbox.update(Message::Loaded(entries.into()), 0, 1.0);
    assert_eq!(sends(&effects), [&send("a", 1)]);
    let effects = outbox.update(answered("a", 1, 200), 1, 1.0);
    assert_eq!(sends(&effects), [&send("b", 2)]);
}

#[test]
fn a_failure_waits_and_then_tries_the_same_judgment_again() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 1.0);
    let failed = Message::Failed { attempt: 1, failure: Failure::Network };
    assert_eq!(outbox.update(failed, 100, 0.5), [Effect::Wait { until_ms: 600 }]);
    assert_eq!(outbox.status().trouble, Some(Trouble::new(TroubleKind::Network)));
    assert_eq!(sends(&outbox.update(added("b"), 300, 0.5)), Vec::<&Effect>::new());
    assert_eq!(sends(&outbox.update(Message::Tick, 600, 0.5)), [&send("a", 2)]);
}

#[test]
fn a_timer_that_fires_early_is_set_again() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 1.0);
    outbox.update(answered("a", 1, 503), 0, 1.0);
    assert_eq!(outbox.update(Message::Tick, 999, 1.0), [Effect::Wait { until_ms: 1_000 }]);
}

#[test]
fn retry_after_is_honoured_even_when_the_network_comes_back() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 0.0);
    let answer = Answer { status: 429, retry_after_ms: Some(60_000), body: Body::Empty };
    let message = Message::Answered { ids: vec!["a".into()], attempt: 1, answer };
    assert_eq!(outbox.update(message, 0, 0.0), [Effect::Wait { until_ms: 60_000 }]);
    outbox.update(Message::Online(false), 1, 0.0);
    assert_eq!(outbox.update(Message::Online(true), 2, 0.0), []);
}

#[test]
fn the_network_coming_back_ends_the_wait() {
    let mut outbox = sending(false);
    outbox.update(Message::Online(false), 0, 1.0);
    outbox.update(added("a"), 0, 1.0);
    for attempt in 1..=8 {
        let failure = Failure::Network;
        outbox.update(Message::Failed { attempt, failure }, 0, 1.0);
        outbox.update(Message::RetryNow, 0, 1.0);
    }
    outbox.update(Message::Failed { attempt: 9, failure: Failure::Network }, 0, 1.0);
    let effects = outbox.update(Message::Online(true), 10, 0.0);
    assert_eq!(sends(&effects), [&send("a", 10)]);
}

#[test]
fn an_answer_that_hangs_is_given_up_and_tried_again() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 0.0);
    let effects = outbox.update(Message::Tick, TIMEOUT_MS, 0.0);
    assert_eq!(effects[..2], [Effect::Abort { attempt: 1 }, send("a", 2)]);
    assert_eq!(outbox.status().trouble, Some(Trouble::new(TroubleKind::TimedOut)));
}

#[test]
fn a_late_confirmation_counts_and_a_late_failure_does_not() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 0.0);
    outbox.update(Message::Tick, TIMEOUT_MS, 0.0);
    assert_eq!(outbox.update(answered("a", 1, 500), TIMEOUT_MS + 1, 0.0), []);
    assert!(outbox.status().sending);
    let effects = outbox.update(answered("a", 1, 200), TIMEOUT_MS + 2, 0.0);
    assert_eq!(effects, [Effect::Delivered { id: "a".into() }]);
    assert_eq!(outbox.update(answered("a", 2, 200), TIMEOUT_MS + 3, 0.0), []);
}

#[test]
fn a_refused_judgment_is_set_aside_and_the_next_one_goes() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 1.0);
    outbox.update(added("b"), 0, 1.0);
    let effects = outbox.update(answered("a", 1, 422), 0, 1.0);
    let trouble = Trouble::new(TroubleKind::Refused).status(422);
    assert_eq!(effects[..2], [Effect::SetAside { id: "a".into(), trouble }, send("b", 2)]);
    let status = outbox.status();
    assert_eq!((status.waiting, status.refused.len()), (1, 1));
}

#[test]
fn a_refused_judgment_can_be_sent_again() {
    let mut outbox = sending(false);
    let refused = Some(Trouble::new(TroubleKind::Refused).status(422));
    outbox.update(Message::Loaded(vec![StoredEntry { id: "a".into(), refused }]), 0, 1.0);
    assert!(!outbox.status().sending);
    let effects = outbox.update(Message::RetryRefused("a".into()), 0, 1.0);
    assert_eq!(effects[..2], [Effect::PutBack { id: "a".into() }, send("a", 1)]);
}

#[test]
fn headers_are_asked_for_before_the_first_try_and_once_more_after_a_401() {
    let mut outbox = sending(true);
    let effects = outbox.update(added("a"), 0, 1.0);
    assert_eq!(effects[0], Effect::Authorize);
    assert_eq!(sends(&outbox.update(Message::Authorized, 1, 1.0)), [&send("a", 1)]);
    assert_eq!(outbox.update(answered("a", 1, 401), 2, 1.0)[0], Effect::Authorize);
    assert_eq!(sends(&outbox.update(Message::Authorized, 3, 1.0)), [&send("a", 2)]);
    let effects = outbox.update(answered("a", 2, 401), 4, 1.0);
    assert_eq!(effects, [Effect::Wait { until_ms: 1_004 }], "held, not asked in a loop");
    assert_eq!(outbox.status().trouble.map(|it| it.kind), Some(TroubleKind::Unauthorized));
    assert_eq!(outbox.update(Message::Tick, 1_004, 1.0)[0], Effect::Authorize);
}

#[test]
fn an_authorize_that_fails_or_hangs_is_told_and_asked_again() {
    let mut outbox = sending(true);
    outbox.update(added("a"), 0, 0.5);
    outbox.update(Message::AuthorizeFailed("signed out".into()), 0, 0.5);
    let trouble = outbox.status().trouble.expect("trouble");
    assert_eq!(trouble.sentence(), "the receiver does not accept the credentials: signed out");
    assert_eq!(outbox.update(Message::Tick, 500, 0.5)[0], Effect::Authorize);
    let effects = outbox.update(Message::Tick, 500 + TIMEOUT_MS, 0.0);
    assert_eq!(effects[0], Effect::Authorize);
}

#[test]
fn only_the_leading_tab_sends_and_a_new_leader_reads_the_store() {
    let mut outbox = Outbox::new();
    outbox.update(connected(false), 0, 1.0);
    assert_eq!(outbox.update(added("a"), 0, 1.0), []);
    let effects = outbox.update(Message::Leader(true), 0, 1.0);
    assert_eq!(effects[..2], [Effect::Load, send("a", 1)]);
}

#[test]
fn what_another_tab_delivered_is_dropped() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 1.0);
    outbox.update(added("b"), 0, 1.0);
    assert_eq!(sends(&outbox.update(Message::Gone("a".into()), 0, 1.0)), [&send("b", 2)]);
}

#[test]
fn a_judgment_that_the_receiver_cannot_swallow_lets_others_pass() {
    let mut outbox = sending(false);
    outbox.update(added("a"), 0, 0.0);
    outbox.update(added("b"), 0, 0.0);
    for attempt in 1..=3 {
        let effects = outbox.update(answered("a", attempt, 500), 0, 0.0);
        assert_eq!(sends(&effects), [&send("a", attempt + 1)]);
    }
    assert_eq!(sends(&outbox.update(answered("a", 4, 500), 0, 0.0)), [&send("b", 5)]);
    assert_eq!(sends(&outbox.update(answered("b", 5, 200), 0, 0.0)), [&send("a", 6)]);
}

#[test]
fn without_a_receiver_judgments_wait() {
    let mut outbox = Outbox::new();
    outbox.update(Message::Leader(true), 0, 1.0);
    assert_eq!(outbox.update(added("a"), 0, 1.0), []);
    assert!(!outbox.status().connected);
    assert_eq!(sends(&outbox.update(connected(false), 9, 1.0)), [&send("a", 1)]);
}

fn together(batch: usize, count: usize) -> Outbox {
    let mut outbox = Outbox::new();
    let ids = ["a", "b", "c", "d", "e", "f"].iter().take(count);
    let entries = ids.map(|id| StoredEntry { id: (*id).into(), refused: None });
    outbox.update(Message::Loaded(entries.collect()), 0, 0.0);
    let confirm = Confirm::Body;
    let connected = Message::Connected { timeout_ms: TIMEOUT_MS, confirm, batch, authorize: false };
    outbox.update(connected, 0, 0.0);
    outbox
}

fn send_all(ids: &[&str], attempt: u64) -> Effect {
    Effect::Send { ids: ids.iter().map(|id| (*id).to_owned()).collect(), attempt }
}

fn answered_all(ids: &[&str], attempt: u64, status: u16, body: Body) -> Message {
    let ids = ids.iter().map(|id| (*id).to_owned()).collect();
    Message::Answered { ids, attempt, answer: Answer { status, retry_after_ms: None, body } }
}

fn names(key: &'static str, ids: &[&str]) -> (&'static str, Node) {
    (key, Node::list(ids.iter().map(|id| Node::map([("id", Node::text(*id))]))))
}

#[test]
fn as_many_go_together_as_the_receiver_takes_at_once() {
    let mut outbox = together(3, 4);
    let effects = outbox.update(Message::Leader(true), 0, 0.0);
    assert_eq!(sends(&effects), [&send_all(&["a", "b", "c"], 1)]);
    let body = Body::Json(Node::map([names("stored", &["a", "b", "c"])]));
    let effects = outbox.update(answered_all(&["a", "b", "c"], 1, 200, body), 0, 0.0);
    assert_eq!(sends(&effects), [&send_all(&["d"], 2)]);
    assert_eq!(outbox.status().waiting, 1);
}

#[test]
fn what_a_batch_does_not_name_is_sent_again_and_what_it_refuses_is_set_aside() {
    let mut outbox = together(3, 3);
    outbox.update(Message::Leader(true), 0, 0.0);
    let body = Body::Json(Node::map([names("stored", &["a"]), names("refused", &["c"])]));
    let effects = outbox.update(answered_all(&["a", "b", "c"], 1, 200, body), 0, 0.0);
    let trouble = Trouble::new(TroubleKind::Refused).status(200);
    assert_eq!(
        effects[..3],
        [
            Effect::Delivered { id: "a".into() },
            Effect::SetAside { id: "c".into(), trouble },
            send_all(&["b"], 2)
        ]
    );
}

#[test]
fn a_batch_that_is_refused_as_a_whole_is_sent_one_by_one() {
    let mut outbox = together(3, 3);
    outbox.update(Message::Leader(true), 0, 0.0);
    let refused = answered_all(&["a", "b", "c"], 1, 413, Body::Empty);
    assert_eq!(sends(&outbox.update(refused, 0, 0.0)), [&send_all(&["a"], 2)]);
    assert_eq!(outbox.status().refused, []);
    assert_eq!(sends(&outbox.update(answered("a", 2, 200), 0, 0.0)), [&send_all(&["b"], 3)]);
    let effects = outbox.update(answered("b", 3, 422), 0, 0.0);
    assert_eq!(sends(&effects), [&send_all(&["c"], 4)]);
    assert_eq!(outbox.status().refused.len(), 1, "only the one that was meant");
}

#[test]
fn a_batch_that_the_receiver_cannot_swallow_is_halved() {
    let mut outbox = together(4, 4);
    outbox.update(Message::Leader(true), 0, 0.0);
    let all = ["a", "b", "c", "d"];
    for attempt in 1..=3 {
        let effects = outbox.update(answered_all(&all, attempt, 500, Body::Empty), 0, 0.0);
        assert_eq!(sends(&effects), [&send_all(&all, attempt + 1)]);
    }
    let effects = outbox.update(answered_all(&all, 4, 500, Body::Empty), 0, 0.0);
    assert_eq!(sends(&effects), [&send_all(&["a", "b"], 5)]);
}

#[test]
fn a_late_confirmation_of_one_leaves_the_rest_of_the_batch_in_flight() {
    let mut outbox = together(2, 2);
    outbox.update(Message::Leader(true), 0, 0.0);
    outbox.update(Message::Tick, TIMEOUT_MS, 0.0);
    let body = Body::Json(Node::map([names("stored", &["a"])]));
    let effects = outbox.update(answered_all(&["a", "b"], 1, 200, body), TIMEOUT_MS + 1, 0.0);
    assert_eq!(effects, [Effect::Delivered { id: "a".into() }]);
    assert!(outbox.status().sending, "b is still on its way");
}
