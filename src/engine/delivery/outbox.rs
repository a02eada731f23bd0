//! The outbox: `update(message) -> effects`.
//!
//! One request is on its way at a time, with the oldest judgments: one, or as many as the receiver
//! takes at once. What fails for a passing reason is tried again for as long as it takes; what the
//! receiver refuses is set aside with the reason. An entry leaves only when the receiver is known to
//! have it.

use super::answer::{Answer, Meaning};
use super::backoff::{BASE_MS, backoff_ms, share};
use super::connection::Confirm;
use super::message::{Failure, OutboxEffect, OutboxMessage, OutboxStatus, StoredEntry};
use super::trouble::{Trouble, TroubleKind};
use crate::sorted::SortedMap;

/// A judgment that made the receiver stumble this often lets the next one pass, so that one
/// judgment that a faulty receiver cannot swallow does not hold up all behind it.
const PASS_AFTER_STUMBLES: u32 = 4;

/// Judgments on their way to the receiver.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    entries: SortedMap<String, Entry>,
    receiver: Option<Receiver>,
    authorization: Authorization,
    flight: Option<Flight>,
    /// Counts tries, so that a late answer is told from the one that is waited for.
    attempts: u64,
    failures: u32,
    not_before_ms: u64,
    wait_until_ms: Option<u64>,
    trouble: Option<Trouble>,
    leader: bool,
    offline: bool,
}

#[derive(Debug, Clone, Default)]
struct Entry {
    refused: Option<Trouble>,
    /// How often the receiver answered a request with this judgment with a fault of its own.
    stumbles: u32,
    /// Whether the receiver refused a whole request with this judgment and others: which of them it
    /// meant shows when each goes alone.
    alone: bool,
}

#[derive(Debug, Clone)]
struct Receiver {
    timeout_ms: u64,
    confirm: Confirm,
    batch: usize,
}

#[derive(Debug, Clone)]
struct Flight {
    ids: Vec<String>,
    attempt: u64,
    deadline_ms: u64,
}

/// Where the headers of `authorize` stand.
#[derive(Debug, Clone, Default, PartialEq)]
enum Authorization {
    /// The host has no `authorize` callback.
    #[default]
    NotNeeded,
    /// To be asked for before the next try. `renewed`: the last ones were fresh and refused too.
    Missing { renewed: bool },
    /// Asked for.
    Asked { until_ms: u64, renewed: bool },
    /// Here. `renewed`: they were fetched because the earlier ones were refused.
    Here { renewed: bool },
}

/// The moment of an update.
#[derive(Clone, Copy)]
struct Now {
    ms: u64,
    random: f64,
}

type Effects = Vec<OutboxEffect>;

impl Outbox {
    /// An empty outbox without a receiver.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what happened at `now_ms` (monotonic) and says what to do. `random` is drawn
    /// evenly from 0 to 1.
    pub fn update(&mut self, message: OutboxMessage, now_ms: u64, random: f64) -> Effects {
        let now = Now { ms: now_ms, random };
        let mut effects = Effects::new();
        self.take_in(message, now, &mut effects);
        self.expire(now, &mut effects);
        self.proceed(now, &mut effects);
        self.wait(&mut effects);
        effects
    }

    /// What the page shows.
    pub fn status(&self) -> OutboxStatus {
        let refused = self.entries.iter().filter_map(|(id, entry)| {
            entry.refused.as_ref().map(|trouble| (id.clone(), trouble.clone()))
        });
        OutboxStatus {
            waiting: self.waiting().count(),
            sending: self.flight.is_some(),
            refused: refused.collect(),
            trouble: self.trouble.clone(),
            retry_at_ms: (self.failures > 0 && self.may_send()).then_some(self.not_before_ms),
            online: !self.offline,
            connected: self.receiver.is_some(),
        }
    }

    fn take_in(&mut self, message: OutboxMessage, now: Now, effects: &mut Effects) {
        match message {
            OutboxMessage::Connected { timeout_ms, confirm, batch, authorize } => {
                self.connect(Receiver { timeout_ms, confirm, batch }, authorize, now);
            }
            OutboxMessage::Disconnected => self.receiver = None,
            OutboxMessage::Loaded(entries) => self.load(entries),
            OutboxMessage::Added(id) => self.load(vec![StoredEntry { id, refused: None }]),
            OutboxMessage::Noted(entry) => self.note(entry),
            OutboxMessage::Gone(id) => self.remove(&id),
            OutboxMessage::Answered { ids, attempt, answer } => {
                self.answered(ids, attempt, &answer, now, effects);
            }
            OutboxMessage::Failed { attempt, failure } => self.failed(attempt, failure, now),
            OutboxMessage::Authorized => self.authorized(),
            OutboxMessage::AuthorizeFailed(words) => self.authorize_failed(&words, now),
            OutboxMessage::Online(online) => self.online(online, now),
            OutboxMessage::Leader(leader) => self.lead(leader, effects),
            // Timers may fire a moment early: what is still to be waited for is asked for again.
            OutboxMessage::Tick => self.wait_until_ms = None,
            OutboxMessage::RetryNow => self.not_before_ms = now.ms,
            OutboxMessage::RetryRefused(id) => self.retry_refused(id, now, effects),
        }
    }

    fn connect(&mut self, receiver: Receiver, authorize: bool, now: Now) {
        self.receiver = Some(receiver);
        self.authorization = if authorize {
            Authorization::Missing { renewed: false }
        } else {
            Authorization::NotNeeded
        };
        self.recover(now);
    }

    /// Entries that are known stay as they are: the store may have been read before it learnt what
    /// this outbox knows.
    fn load(&mut self, entries: Vec<StoredEntry>) {
        for StoredEntry { id, refused } in entries {
            self.entries.get_or_insert_with(id, || Entry { refused, ..Entry::default() });
        }
    }

    fn note(&mut self, StoredEntry { id, refused }: StoredEntry) {
        if self.flight.as_ref().is_none_or(|flight| !flight.ids.contains(&id)) {
            self.entries.get_or_insert_with(id, Default::default).refused = refused;
        }
    }

    fn remove(&mut self, id: &str) {
        self.entries.remove(id);
        if let Some(flight) = &mut self.flight {
            flight.ids.retain(|other| other != id);
        }
        self.flight.take_if(|flight| flight.ids.is_empty());
    }

    /// Another tab may have stored, delivered or set aside in the meantime: a new leader reads all.
    fn lead(&mut self, leader: bool, effects: &mut Effects) {
        if leader && !self.leader {
            effects.push(OutboxEffect::Load);
        }
        self.leader = leader;
    }

    /// Tries soon where the network was the trouble. The jitter keeps an office from coming back
    /// in the same moment; a receiver that asked for time gets it.
    fn online(&mut self, online: bool, now: Now) {
        let was_offline = std::mem::replace(&mut self.offline, !online);
        let network = self.trouble.as_ref().is_some_and(|trouble| {
            matches!(trouble.kind, TroubleKind::Network | TroubleKind::TimedOut)
        });
        if online && was_offline && network {
            self.failures = 0;
            self.not_before_ms = self.not_before_ms.min(now.ms + share(BASE_MS, now.random));
        }
    }

    fn retry_refused(&mut self, id: String, now: Now, effects: &mut Effects) {
        let Some(entry) = self.entries.get_mut(&id) else { return };
        if entry.refused.take().is_some() {
            entry.stumbles = 0;
            self.not_before_ms = now.ms;
            effects.push(OutboxEffect::PutBack { id });
        }
    }

    /// An answer that says "stored" is true however late it comes; any other counts only for the
    /// try that is waited for.
    fn answered(
        &mut self,
        ids: Vec<String>,
        attempt: u64,
        answer: &Answer,
        now: Now,
        effects: &mut Effects,
    ) {
        let confirm = self.receiver.as_ref().map_or(Confirm::Body, |receiver| receiver.confirm);
        let awaited = self.flight.as_ref().is_some_and(|flight| flight.attempt == attempt);
        let together = ids.len() > 1;
        let mut others = Vec::new();
        for id in ids {
            match answer.meaning(&id, confirm) {
                Meaning::Stored => self.stored(id, now, effects),
                meaning => others.push((id, meaning)),
            }
        }
        if awaited {
            self.flight = None;
            self.not_stored(others, together, answer, now, effects);
        }
    }

    /// A refusal of several together says nothing of each: they go alone from now on.
    fn not_stored(
        &mut self,
        others: Vec<(String, Meaning)>,
        together: bool,
        answer: &Answer,
        now: Now,
        effects: &mut Effects,
    ) {
        let mut later = None;
        let mut authorize = None;
        for (id, meaning) in others {
            match meaning {
                Meaning::Later(trouble) => {
                    self.stumbled(&id);
                    later = Some(trouble);
                }
                Meaning::Authorize(trouble) => authorize = Some(trouble),
                Meaning::Refused(_) if together && answer.status >= 400 => {
                    self.single_out(&id, now);
                }
                Meaning::Refused(trouble) => self.set_aside(id, trouble, now, effects),
                Meaning::Stored => {}
            }
        }
        if let Some(trouble) = later {
            self.later(trouble, answer.retry_after_ms, now);
        } else if let Some(trouble) = authorize {
            self.renew_authorization(trouble, now);
        }
    }

    fn stored(&mut self, id: String, now: Now, effects: &mut Effects) {
        if !self.entries.contains_key(&id) {
            return;
        }
        self.remove(&id);
        self.recover(now);
        if matches!(self.authorization, Authorization::Here { .. }) {
            self.authorization = Authorization::Here { renewed: false };
        }
        effects.push(OutboxEffect::Delivered { id });
    }

    fn set_aside(&mut self, id: String, trouble: Trouble, now: Now, effects: &mut Effects) {
        self.recover(now);
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.refused = Some(trouble.clone());
            effects.push(OutboxEffect::SetAside { id, trouble });
        }
    }

    fn stumbled(&mut self, id: &str) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.stumbles = entry.stumbles.saturating_add(1);
        }
    }

    fn single_out(&mut self, id: &str, now: Now) {
        self.recover(now);
        if let Some(entry) = self.entries.get_mut(id) {
            entry.alone = true;
        }
    }

    fn later(&mut self, trouble: Trouble, retry_after_ms: Option<u64>, now: Now) {
        self.back_off(trouble, now);
        if let Some(wait_ms) = retry_after_ms {
            let jitter_ms = share(BASE_MS, now.random);
            self.not_before_ms = now.ms.saturating_add(wait_ms).saturating_add(jitter_ms);
        }
    }

    fn failed(&mut self, attempt: u64, failure: Failure, now: Now) {
        let awaited = self.flight.take_if(|flight| flight.attempt == attempt);
        if awaited.is_some() {
            self.back_off(
                Trouble::new(match failure {
                    Failure::Network => TroubleKind::Network,
                    Failure::Redirected => TroubleKind::Redirected,
                }),
                now,
            );
        }
    }

    /// After a 401 the host is asked once, at once. Where fresh headers are refused too, waiting
    /// is all that is left: the session may be renewed in another tab.
    fn renew_authorization(&mut self, trouble: Trouble, now: Now) {
        match self.authorization {
            Authorization::Here { renewed: false } => {
                self.authorization = Authorization::Missing { renewed: true };
            }
            Authorization::NotNeeded => self.back_off(trouble, now),
            _ => {
                self.authorization = Authorization::Missing { renewed: true };
                self.back_off(trouble, now);
            }
        }
    }

    fn authorized(&mut self) {
        if let Authorization::Asked { renewed, .. } | Authorization::Missing { renewed } =
            self.authorization
        {
            self.authorization = Authorization::Here { renewed };
        }
    }

    fn authorize_failed(&mut self, words: &str, now: Now) {
        if let Authorization::Asked { renewed, .. } = self.authorization {
            self.authorization = Authorization::Missing { renewed };
            self.back_off(Trouble::new(TroubleKind::Unauthorized).detail(Some(words)), now);
        }
    }

    fn back_off(&mut self, trouble: Trouble, now: Now) {
        self.failures = self.failures.saturating_add(1);
        self.not_before_ms = now.ms.saturating_add(backoff_ms(self.failures, now.random));
        self.trouble = Some(trouble);
    }

    fn recover(&mut self, now: Now) {
        self.failures = 0;
        self.not_before_ms = now.ms;
        self.trouble = None;
    }

    /// Gives up what took too long.
    fn expire(&mut self, now: Now, effects: &mut Effects) {
        if let Some(flight) = self.flight.take_if(|flight| flight.deadline_ms <= now.ms) {
            effects.push(OutboxEffect::Abort { attempt: flight.attempt });
            self.back_off(Trouble::new(TroubleKind::TimedOut), now);
        }
        if matches!(self.authorization, Authorization::Asked { until_ms, .. } if until_ms <= now.ms)
        {
            self.authorize_failed("`authorize` did not answer in time", now);
        }
    }

    /// Sends the next judgment, or asks for what that takes.
    fn proceed(&mut self, now: Now, effects: &mut Effects) {
        if self.flight.is_some() || now.ms < self.not_before_ms || !self.may_send() {
            return;
        }
        let Some(receiver) = &self.receiver else { return };
        let deadline_ms = now.ms.saturating_add(receiver.timeout_ms);
        match self.authorization {
            Authorization::Asked { .. } => {}
            Authorization::Missing { renewed } => {
                self.authorization = Authorization::Asked { until_ms: deadline_ms, renewed };
                effects.push(OutboxEffect::Authorize);
            }
            Authorization::NotNeeded | Authorization::Here { .. } => {
                let ids = self.next(receiver.batch);
                self.attempts += 1;
                let attempt = self.attempts;
                self.flight = Some(Flight { ids: ids.clone(), attempt, deadline_ms });
                effects.push(OutboxEffect::Send { ids, attempt });
            }
        }
    }

    fn wait(&mut self, effects: &mut Effects) {
        let asked = match self.authorization {
            Authorization::Asked { until_ms, .. } => Some(until_ms),
            _ => None,
        };
        let flight = self.flight.as_ref().map(|flight| flight.deadline_ms);
        let next = flight.or(asked).or_else(|| self.may_send().then_some(self.not_before_ms));
        if next != self.wait_until_ms {
            self.wait_until_ms = next;
            effects.extend(next.map(|until_ms| OutboxEffect::Wait { until_ms }));
        }
    }

    fn may_send(&self) -> bool {
        self.leader && self.receiver.is_some() && self.waiting().next().is_some()
    }

    fn waiting(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.entries.iter().filter(|(_, entry)| entry.refused.is_none())
    }

    /// The oldest of those that made the receiver stumble least: as many as the receiver takes at
    /// once, and fewer of those that made it stumble often, so that one that it cannot swallow is
    /// left by itself in the end.
    fn next(&self, batch: usize) -> Vec<String> {
        let rank = |entry: &Entry| entry.stumbles / PASS_AFTER_STUMBLES;
        let first = self.waiting().min_by_key(|(_, entry)| rank(entry));
        let Some((_, first)) = first else { return Vec::new() };
        let halved = batch.checked_shr(rank(first)).unwrap_or_default();
        let most = if first.alone { 1 } else { halved.max(1) };
        let alike = |entry: &Entry| rank(entry) == rank(first) && entry.alone == first.alone;
        let alike = self.waiting().filter(|(_, entry)| alike(entry));
        alike.take(most).map(|(id, _)| id.clone()).collect()
    }
}
