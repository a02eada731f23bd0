//! Crashes, restarts, two tabs, full and evicted storage, a store that a later version upgrades with work
//! in it, expired tokens, leaping clocks, and a network that loses, doubles, delays and reorders:
//! whatever happens, no judgment is lost, none is counted twice, and all arrive once the weather clears.

use super::super::{
    Answer, Body, Confirm, Failure, Outbox, OutboxEffect, OutboxMessage, StoredEntry, Trouble,
};
use crate::document::Node;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that happens. Numbers pick one of what there is, modulo how many there are.
#[derive(Debug, Clone)]
enum Step {
    /// An annotator submits in a tab; some judgments are such that the receiver refuses them.
    Submit(usize),
    /// The browser has no room, or has some again: until then no submission is stored, nothing is
    /// noted, and not even removing works.
    Full(bool),
    /// The browser throws away what the store holds. Nothing can bring that back, and the outbox
    /// must neither hang on it nor lose anything else.
    Evict,
    /// One effect of a tab is carried out.
    Act(usize),
    /// A request reaches the receiver, which answers with this status (200: takes it).
    Arrive(usize, u16),
    /// A request is lost.
    Drop(usize),
    /// An answer reaches its tab; kept in the network when doubled.
    Return { which: usize, doubled: bool },
    /// An answer is lost; the tab notices, or waits in vain.
    LoseAnswer { which: usize, noticed: bool },
    /// Time passes, and a tab's timer fires.
    Tick(usize, u64),
    /// `authorize` answers a tab.
    Authorize(usize, bool),
    /// What `authorize` gave before is not valid any more.
    Expire,
    /// The machine slept for hours or days.
    Sleep(u64),
    /// The browser's word on the network.
    Online(usize, bool),
    /// A tab dies and is opened again. Its requests may still arrive.
    Crash(usize),
    /// A tab is opened again with a later version of the page, which gives the store another shape,
    /// with all that is in it. The other tab cannot reach the store any more, until it is opened again.
    Upgrade(usize),
    /// A tab gets or loses the lock; without Web Locks, both have it.
    Lead(usize, bool),
    /// The annotator asks to try refused ones again.
    RetryRefused(usize),
    /// A tab hears from the other what the store holds.
    Hear(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let n = 0..8_usize;
    let status = prop::sample::select(vec![200, 200, 200, 204, 302, 401, 408, 429, 500, 503]);
    let step = prop_oneof![
        4 => n.clone().prop_map(Step::Submit),
        12 => n.clone().prop_map(Step::Act),
        6 => (n.clone(), status).prop_map(|(which, status)| Step::Arrive(which, status)),
        2 => n.clone().prop_map(Step::Drop),
        6 => (n.clone(), any::<bool>()).prop_map(|(which, doubled)| Step::Return { which, doubled }),
        2 => (n.clone(), any::<bool>())
            .prop_map(|(which, noticed)| Step::LoseAnswer { which, noticed }),
        3 => (n.clone(), 0..400_000_u64).prop_map(|(tab, ms)| Step::Tick(tab, ms)),
        3 => (n.clone(), any::<bool>()).prop_map(|(tab, given)| Step::Authorize(tab, given)),
        1 => (n.clone(), any::<bool>()).prop_map(|(tab, online)| Step::Online(tab, online)),
        2 => n.clone().prop_map(Step::Crash),
        1 => n.clone().prop_map(Step::Upgrade),
        2 => (n.clone(), any::<bool>()).prop_map(|(tab, leader)| Step::Lead(tab, leader)),
        1 => n.clone().prop_map(Step::RetryRefused),
        1 => any::<bool>().prop_map(Step::Full),
        1 => Just(Step::Evict),
        2 => Just(Step::Expire),
        1 => (0..1_000_000_000_u64).prop_map(Step::Sleep),
        1 => n.prop_map(Step::Hear),
    ];
    prop::collection::vec(step, 0..200)
}

/// A request or an answer in the network.
#[derive(Debug, Clone)]
struct Parcel {
    tab: usize,
    /// Which life of the tab sent it: an answer to a dead tab reaches nobody.
    life: u32,
    /// Which headers of `authorize` it carries.
    token: u32,
    ids: Vec<String>,
    attempt: u64,
}

struct Tab {
    outbox: Outbox,
    life: u32,
    /// Which version of the page it is: it reaches a store of its own version only.
    version: u32,
    token: u32,
    todo: Vec<OutboxEffect>,
}

#[derive(Default)]
struct World {
    now_ms: u64,
    tabs: Vec<Tab>,
    /// What is durable, shared by the tabs: by the version of its shape, and the id.
    store: BTreeMap<(u32, String), Option<Trouble>>,
    /// The store's version.
    version: u32,
    /// Everything that was ever stored.
    submitted: BTreeSet<String>,
    /// What the receiver has, and how often it was sent each.
    received: BTreeMap<String, u32>,
    /// Which judgments tabs said were delivered.
    told: BTreeSet<String>,
    requests: Vec<Parcel>,
    answers: Vec<(Parcel, Answer)>,
    authorize: bool,
    /// What the browser has thrown away.
    evicted: BTreeSet<String>,
    /// The headers that the receiver accepts now.
    token: u32,
    /// Whether the browser has no room.
    full: bool,
    /// How many judgments a request may hold.
    batch: usize,
    /// Whether the receiver has come to take even what it refused.
    lenient: bool,
}

impl Tab {
    fn new(life: u32, version: u32) -> Self {
        Self { outbox: Outbox::new(), life, version, token: 0, todo: Vec::new() }
    }
}

impl World {
    fn new(authorize: bool, batch: usize) -> Self {
        let mut world = Self { authorize, batch, ..Self::default() };
        for tab in 0..2 {
            world.tabs.push(Tab::new(0, 0));
            world.open(tab);
        }
        world.say(0, OutboxMessage::Leader(true));
        world
    }

    fn open(&mut self, tab: usize) {
        let (authorize, batch) = (self.authorize, self.batch);
        let connected = OutboxMessage::Connected {
            timeout_ms: 30_000,
            confirm: Confirm::Body,
            batch,
            authorize,
        };
        self.say(tab, connected);
        self.say(tab, OutboxMessage::Loaded(self.stored()));
    }

    fn stored(&self) -> Vec<StoredEntry> {
        let entry = |((_, id), refused): (&(u32, String), &Option<Trouble>)| StoredEntry {
            id: id.clone(),
            refused: refused.clone(),
        };
        self.store.iter().map(entry).collect()
    }

    fn say(&mut self, tab: usize, message: OutboxMessage) {
        let now_ms = self.now_ms;
        let random = (now_ms % 7) as f64 / 7.0;
        let tab = &mut self.tabs[tab];
        tab.todo.extend(tab.outbox.update(message, now_ms, random));
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Submit(tab) => self.submit(tab % 2),
            Step::Full(full) => self.full = full,
            Step::Evict => {
                self.evicted.extend(std::mem::take(&mut self.store).into_keys().map(|(_, id)| id));
            }
            Step::Act(tab) => self.act(tab % 2),
            Step::Arrive(which, status) => self.arrive(which, status),
            Step::Drop(which) => drop(pick(&mut self.requests, which)),
            Step::Return { which, doubled } => self.bring_back(which, doubled),
            Step::LoseAnswer { which, noticed } => self.lose_answer(which, noticed),
            Step::Tick(tab, ms) => {
                self.now_ms += ms;
                self.say(tab % 2, OutboxMessage::Tick);
            }
            Step::Authorize(tab, true) => self.give_headers(tab % 2),
            Step::Expire => self.token += 1,
            Step::Sleep(ms) => self.now_ms += ms,
            Step::Authorize(tab, false) => {
                self.say(tab % 2, OutboxMessage::AuthorizeFailed("no".into()));
            }
            Step::Online(tab, online) => self.say(tab % 2, OutboxMessage::Online(online)),
            Step::Crash(tab) => self.crash(tab % 2),
            Step::Upgrade(tab) => self.upgrade(tab % 2),
            Step::Lead(tab, leader) => self.say(tab % 2, OutboxMessage::Leader(leader)),
            Step::RetryRefused(tab) => self.retry_refused(tab % 2),
            Step::Hear(tab) if !self.reaches(tab % 2) => {}
            Step::Hear(tab) => {
                for entry in self.stored() {
                    self.say(tab % 2, OutboxMessage::Noted(entry));
                }
            }
        }
    }

    /// Whether a tab reaches the store.
    fn reaches(&self, tab: usize) -> bool {
        self.tabs[tab].version == self.version
    }

    fn submit(&mut self, tab: usize) {
        if self.full || !self.reaches(tab) {
            return;
        }
        let id = format!("judgment-{:04}", self.submitted.len());
        self.store.insert((self.version, id.clone()), None);
        self.submitted.insert(id.clone());
        self.say(tab, OutboxMessage::Added(id));
    }

    fn give_headers(&mut self, tab: usize) {
        self.tabs[tab].token = self.token;
        self.say(tab, OutboxMessage::Authorized);
    }

    fn act(&mut self, tab: usize) {
        if self.tabs[tab].todo.is_empty() {
            return;
        }
        match self.tabs[tab].todo.remove(0) {
            OutboxEffect::Load if !self.reaches(tab) => {}
            OutboxEffect::Load => self.say(tab, OutboxMessage::Loaded(self.stored())),
            OutboxEffect::Send { ids, attempt } => self.send(tab, ids, attempt),
            OutboxEffect::Delivered { id } => {
                assert!(self.received.contains_key(&id), "`{id}` leaves before it arrived");
                if !self.full && self.reaches(tab) {
                    self.store.remove(&(self.version, id.clone()));
                }
                self.told.insert(id);
            }
            OutboxEffect::SetAside { id, trouble } => self.note(tab, id, Some(trouble)),
            OutboxEffect::PutBack { id } => self.note(tab, id, None),
            OutboxEffect::Abort { .. } | OutboxEffect::Authorize | OutboxEffect::Wait { .. } => {}
        }
    }

    fn send(&mut self, tab: usize, ids: Vec<String>, attempt: u64) {
        assert!(!ids.is_empty() && ids.len() <= self.batch, "{ids:?} in one request");
        if !self.reaches(tab) {
            let failure = Failure::Network;
            return self.say(tab, OutboxMessage::Failed { attempt, failure });
        }
        let (here, gone): (Vec<_>, Vec<_>) =
            ids.into_iter().partition(|id| self.store.contains_key(&(self.version, id.clone())));
        for id in gone {
            self.say(tab, OutboxMessage::Gone(id));
        }
        if !here.is_empty() {
            let Tab { life, token, .. } = self.tabs[tab];
            self.requests.push(Parcel { tab, life, token, ids: here, attempt });
        }
    }

    fn note(&mut self, tab: usize, id: String, refused: Option<Trouble>) {
        let writes = !self.full && self.reaches(tab);
        if let Some(entry) = self.store.get_mut(&(self.version, id)).filter(|_| writes) {
            *entry = refused;
        }
    }

    fn arrive(&mut self, which: usize, status: u16) {
        let Some(parcel) = pick(&mut self.requests, which) else { return };
        let expired = self.authorize && parcel.token != self.token;
        let status = if expired && status == 200 { 401 } else { status };
        let answer = match status {
            200 => self.receive(&parcel.ids),
            _ => Answer { status, retry_after_ms: Some(1_000), body: Body::Html },
        };
        self.answers.push((parcel, answer));
    }

    /// A receiver that takes what is good of several, unless the first is one for which it refuses
    /// them all.
    fn receive(&mut self, ids: &[String]) -> Answer {
        let lenient = self.lenient;
        let bad = |id: &String| id.ends_with(['1', '4']) && !lenient;
        if ids.first().is_some_and(bad) {
            return Answer { status: 422, retry_after_ms: None, body: Body::Empty };
        }
        let (refused, stored): (Vec<_>, Vec<_>) = ids.iter().partition(|id| bad(id));
        for id in &stored {
            *self.received.entry((*id).clone()).or_default() += 1;
        }
        let refused = refused.into_iter().map(|id| Node::map([("id", Node::text(id))]));
        let body = Node::map([
            ("stored", Node::list(stored.into_iter().map(Node::text))),
            ("refused", Node::list(refused)),
        ]);
        Answer { status: 200, retry_after_ms: None, body: Body::Json(body) }
    }

    fn bring_back(&mut self, which: usize, doubled: bool) {
        let Some((parcel, answer)) = pick(&mut self.answers, which) else { return };
        if doubled {
            self.answers.push((parcel.clone(), answer.clone()));
        }
        let Parcel { tab, life, ids, attempt, .. } = parcel;
        if self.tabs[tab].life == life {
            self.say(tab, OutboxMessage::Answered { ids, attempt, answer });
        }
    }

    fn lose_answer(&mut self, which: usize, noticed: bool) {
        let Some((parcel, _)) = pick(&mut self.answers, which) else { return };
        let Parcel { tab, life, attempt, .. } = parcel;
        if noticed && self.tabs[tab].life == life {
            self.say(tab, OutboxMessage::Failed { attempt, failure: Failure::Network });
        }
    }

    fn crash(&mut self, tab: usize) {
        let life = self.tabs[tab].life + 1;
        self.tabs[tab] = Tab::new(life, self.version);
        self.open(tab);
    }

    /// Everything gets its new key, in one transaction.
    fn upgrade(&mut self, tab: usize) {
        self.version += 1;
        let entries = std::mem::take(&mut self.store).into_iter();
        self.store = entries.map(|((_, id), entry)| ((self.version, id), entry)).collect();
        self.crash(tab);
    }

    fn retry_refused(&mut self, tab: usize) {
        for (id, _) in self.tabs[tab].outbox.status().refused {
            self.say(tab, OutboxMessage::RetryRefused(id));
        }
    }

    fn check(&self) {
        for id in &self.submitted {
            assert!(
                self.store.contains_key(&(self.version, id.clone()))
                    || self.received.contains_key(id)
                    || self.evicted.contains(id),
                "`{id}` is neither stored nor received"
            );
        }
    }

    /// The receiver recovers, both tabs stay open and the first one leads.
    fn clear_up(&mut self) {
        self.lenient = true;
        self.full = false;
        self.requests.clear();
        self.answers.clear();
        for tab in 0..2 {
            if !self.reaches(tab) {
                self.crash(tab);
            }
        }
        self.say(1, OutboxMessage::Leader(false));
        self.say(0, OutboxMessage::Leader(true));
        self.say(0, OutboxMessage::Loaded(self.stored()));
        self.retry_refused(0);
        for _ in 0..40 * (self.submitted.len() + 4) {
            while self.tabs.iter().any(|tab| !tab.todo.is_empty()) {
                self.act(0);
                self.act(1);
            }
            self.arrive(0, 200);
            self.bring_back(0, false);
            self.give_headers(0);
            self.now_ms += 30_000;
            self.say(0, OutboxMessage::Tick);
        }
    }
}

fn pick<T>(of: &mut Vec<T>, which: usize) -> Option<T> {
    if of.is_empty() { None } else { Some(of.remove(which % of.len())) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_judgment_is_lost_and_all_arrive_when_the_weather_clears(
        authorize in any::<bool>(),
        batch in 1..5_usize,
        steps in steps(),
    ) {
        let mut world = World::new(authorize, batch);
        for step in &steps {
            world.take(step);
            world.check();
        }
        world.clear_up();
        world.check();
        prop_assert!(world.store.is_empty(), "still unsent: {:?}", world.store);
        let kept = |id: &&String| !world.evicted.contains(*id);
        let lost: Vec<&String> = world
            .submitted
            .iter()
            .filter(kept)
            .filter(|id| !world.received.contains_key(*id))
            .collect();
        prop_assert!(lost.is_empty(), "never received: {lost:?}");
        prop_assert_eq!(world.tabs[0].outbox.status().waiting, 0);
    }
}
