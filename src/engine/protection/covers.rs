//! Reveal and re-cover: what the annotator has opened, in one state machine for all results.
//!
//! State is kept by result id and content hash, so that a result that changed is a new one and
//! starts covered. Covering always happens at once; revealing takes one deliberate act a step.
//! A lens, press-and-hold, time limits and a ledger are further messages, steps and effects.

use super::decision::{Comfort, Decision, decide};
use super::policy::Policy;
use super::shown::{self, Next, Parts, Shown, Step};
use super::{Level, Surface};
use crate::judging::JudgedAt;
use crate::task::ResultItem;
use std::collections::BTreeMap;

/// Acts on one result that follow each other faster are one act: three flashes a second is the
/// most that a page may show (WCAG 2.2, 2.3.1), and a double click must not pass both steps.
const LEAST_BETWEEN_STEPS_MS: u64 = 350;

/// A result as the covers know it.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverItem {
    /// The result's id.
    pub result: String,
    /// Its content hash.
    pub hash: String,
    /// What was decided of it.
    pub decision: Decision,
    parts: Parts,
}

impl CoverItem {
    /// Decides on a result.
    pub fn of(policy: &Policy, result: &ResultItem, comfort: &Comfort) -> Self {
        Self {
            result: result.id.clone(),
            hash: result.hash.clone(),
            decision: decide(policy, result, comfort),
            parts: Parts::of(result),
        }
    }
}

/// What happened to the covers. Every message comes with the monotonic time, in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub enum CoverMessage {
    /// The key or button that shows and covers: takes the next step of a covered result, covers an
    /// open one. It never confirms.
    Toggle {
        /// The result.
        result: String,
        /// Whether a person did it (`isTrusted`, with user activation).
        trusted: bool,
    },
    /// Takes the next step, whatever it is.
    Reveal {
        /// The result.
        result: String,
        /// Whether a person did it (`isTrusted`, with user activation).
        trusted: bool,
    },
    /// Covers one result.
    Cover(String),
    /// Covers everything in the page, what was never covered included.
    CoverAll,
    /// Shows again what needs no reveal, after everything was covered. Any act on a result does
    /// the same first.
    Lift {
        /// Whether a person did it.
        trusted: bool,
    },
    /// The page was hidden or lost focus: what was revealed is covered.
    Hidden,
    /// A result's labels or content changed. It is covered again, and never less than before.
    Relabelled(CoverItem),
    /// Another task is shown, or none: nothing of the one before is remembered.
    TaskChanged(Vec<CoverItem>),
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoverEffect {
    /// Draw this result again: what it shows has changed.
    Redraw(String),
    /// Stop all sound and playback, at once.
    Silence,
    /// Something was open, and is no longer (or not in the same way).
    Exposed(Exposure),
    /// A reveal was not done.
    Refused {
        /// The result.
        result: String,
        /// Why.
        why: Refusal,
    },
}

/// A stretch of time in which a result was revealed to one step. No two of a result overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The result.
    pub result: String,
    /// Its content hash.
    pub hash: String,
    /// How far it was revealed.
    pub step: Step,
    /// Its strictest level.
    pub level: Level,
    /// Whether covered content was open, and not only a preview of it.
    pub revealed: bool,
    /// When it began, in the time of the messages.
    pub from_ms: u64,
    /// When it ended.
    pub to_ms: u64,
    /// What ended it.
    pub ended_by: EndedBy,
}

impl Exposure {
    /// How long it lasted, in milliseconds.
    pub fn duration_ms(&self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

/// What ended an exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBy {
    /// A further step of the same reveal.
    NextStep,
    /// The annotator covered the result.
    Covered,
    /// The annotator covered everything.
    CoveredAll,
    /// The page was hidden or lost focus.
    Hidden,
    /// Its labels or its content changed.
    Relabelled,
    /// The task ended.
    TaskChanged,
}

/// Why a reveal was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// Nobody can open it here.
    Vault,
    /// No person did it.
    Untrusted,
    /// It came too soon after the act before.
    TooSoon,
}

/// What is revealed of a task's results.
#[derive(Debug, Clone, Default)]
pub struct Covers {
    items: BTreeMap<String, State>,
    /// Whether everything is covered, down to what needs no cover.
    curtain: bool,
    /// The latest time that a message came with: time never runs backwards here.
    now_ms: u64,
}

/// One result's state.
#[derive(Debug, Clone)]
struct State {
    item: CoverItem,
    step: Step,
    /// When the step was taken.
    since_ms: u64,
    /// When the annotator last revealed something of it.
    acted_ms: Option<u64>,
    /// The most that was seen.
    seen: JudgedAt,
    /// Closed stretches in which covered content was open.
    revealed_ms: u64,
}

impl State {
    fn new(item: CoverItem, now_ms: u64) -> Self {
        let seen = shown::seen(&item.decision, item.parts, Step::Covered);
        Self { item, step: Step::Covered, since_ms: now_ms, acted_ms: None, seen, revealed_ms: 0 }
    }

    fn following(&self) -> Option<Step> {
        shown::following(&self.item.decision, self.item.parts, self.step)
    }

    fn next(&self) -> Option<Next> {
        shown::next(&self.item.decision, self.item.parts, self.step)
    }

    fn reveals(&self) -> bool {
        shown::reveals(&self.item.decision, self.item.parts, self.step)
    }

    /// Whether an act is too soon after the one before.
    fn is_too_soon(&self, now_ms: u64) -> bool {
        self.acted_ms.is_some_and(|acted| now_ms.saturating_sub(acted) < LEAST_BETWEEN_STEPS_MS)
    }

    /// Goes to a step, closing the stretch of the one before.
    fn go(&mut self, step: Step, now_ms: u64, ended_by: EndedBy) -> Vec<CoverEffect> {
        if step == self.step {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.step != Step::Covered {
            let exposure = self.exposure(now_ms, ended_by);
            self.revealed_ms += if exposure.revealed { exposure.duration_ms() } else { 0 };
            effects.push(CoverEffect::Exposed(exposure));
        }
        self.step = step;
        self.since_ms = now_ms;
        self.seen = self.seen.max(shown::seen(&self.item.decision, self.item.parts, step));
        effects.push(CoverEffect::Redraw(self.item.result.clone()));
        effects
    }

    fn exposure(&self, now_ms: u64, ended_by: EndedBy) -> Exposure {
        Exposure {
            result: self.item.result.clone(),
            hash: self.item.hash.clone(),
            step: self.step,
            level: self.item.decision.top(),
            revealed: self.reveals(),
            from_ms: self.since_ms,
            to_ms: now_ms,
            ended_by,
        }
    }
}

impl Covers {
    /// The covers of these results: nothing is revealed.
    pub fn new(policy: &Policy, results: &[ResultItem], comfort: &Comfort, now_ms: u64) -> Self {
        let items = results.iter().map(|result| CoverItem::of(policy, result, comfort)).collect();
        let mut covers = Self::default();
        covers.update(CoverMessage::TaskChanged(items), now_ms);
        covers
    }

    /// Takes what happened and says what has to be done.
    pub fn update(&mut self, message: CoverMessage, at_ms: u64) -> Vec<CoverEffect> {
        self.now_ms = self.now_ms.max(at_ms);
        match message {
            CoverMessage::Toggle { result, trusted } => self.toggle(&result, trusted),
            CoverMessage::Reveal { result, trusted } => self.reveal(&result, trusted),
            CoverMessage::Cover(result) => self.cover(&result, EndedBy::Covered),
            CoverMessage::CoverAll => self.cover_all(),
            CoverMessage::Lift { trusted } => {
                if trusted {
                    self.lift()
                } else {
                    Vec::new()
                }
            }
            CoverMessage::Hidden => self.close(EndedBy::Hidden),
            CoverMessage::Relabelled(item) => self.relabel(item),
            CoverMessage::TaskChanged(items) => self.change_task(items),
        }
    }

    /// What one part of a result shows. A result that the covers do not know, or know with other
    /// content, shows nothing.
    pub fn shows(&self, result: &ResultItem, surface: Surface) -> Shown {
        match self.items.get(&result.id) {
            Some(state) if state.item.hash == result.hash && !self.curtain => {
                shown::shown(&state.item.decision, state.item.parts, state.step, surface)
            }
            _ => Shown::Nothing,
        }
    }

    /// How far a result is revealed.
    pub fn step(&self, result: &str) -> Step {
        self.items.get(result).map_or(Step::Covered, |state| state.step)
    }

    /// What the next act on a result would do; none where nothing is left, or nobody may.
    pub fn next(&self, result: &str) -> Option<Next> {
        self.items.get(result).and_then(State::next)
    }

    /// What was decided of a result.
    pub fn decision(&self, result: &str) -> Option<&Decision> {
        self.items.get(result).map(|state| &state.item.decision)
    }

    /// The slug of the description on a result's cover.
    pub fn slug(&self, result: &str) -> &str {
        match self.items.get(result) {
            Some(state) if !self.curtain => state.item.decision.slug(),
            Some(_) => "all",
            None => "unclassified",
        }
    }

    /// Whether everything is covered, down to what needs no cover.
    pub fn is_curtain_down(&self) -> bool {
        self.curtain
    }

    /// The most that was seen of a result so far.
    pub fn judged_at(&self, result: &str) -> JudgedAt {
        self.items.get(result).map_or(JudgedAt::Metadata, |state| state.seen)
    }

    /// How long covered content of a result was open until now, in milliseconds.
    pub fn revealed_ms(&self, result: &str, now_ms: u64) -> u64 {
        self.items.get(result).map_or(0, |state| {
            let running = now_ms.max(self.now_ms).saturating_sub(state.since_ms);
            state.revealed_ms + if state.reveals() { running } else { 0 }
        })
    }

    fn toggle(&mut self, result: &str, trusted: bool) -> Vec<CoverEffect> {
        let Some(state) = self.items.get(result) else { return Vec::new() };
        let covers = match state.step {
            Step::Covered => false,
            Step::Previewed => state.next() == Some(Next::Confirm),
            Step::Softened | Step::Full => true,
        };
        if covers { self.cover(result, EndedBy::Covered) } else { self.reveal(result, trusted) }
    }

    fn reveal(&mut self, result: &str, trusted: bool) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let Some(state) = self.items.get_mut(result) else { return Vec::new() };
        let refused = |why| vec![CoverEffect::Refused { result: result.to_owned(), why }];
        if !trusted {
            return refused(Refusal::Untrusted);
        }
        if self.curtain {
            return self.lift();
        }
        if state.item.decision.is_vault() {
            return refused(Refusal::Vault);
        }
        if state.is_too_soon(now_ms) {
            return refused(Refusal::TooSoon);
        }
        let Some(step) = state.following() else { return Vec::new() };
        state.acted_ms = Some(now_ms);
        state.go(step, now_ms, EndedBy::NextStep)
    }

    fn cover(&mut self, result: &str, ended_by: EndedBy) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let state = self.items.get_mut(result);
        state.map(|state| state.go(Step::Covered, now_ms, ended_by)).unwrap_or_default()
    }

    fn cover_all(&mut self) -> Vec<CoverEffect> {
        let mut effects = self.close(EndedBy::CoveredAll);
        if !self.curtain {
            self.curtain = true;
            effects.extend(self.redraw_all());
        }
        effects
    }

    fn lift(&mut self) -> Vec<CoverEffect> {
        if !self.curtain {
            return Vec::new();
        }
        self.curtain = false;
        self.redraw_all()
    }

    /// Takes every reveal back; what is playing stops first.
    fn close(&mut self, ended_by: EndedBy) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let states = self.items.values_mut();
        let closed = states.flat_map(|state| state.go(Step::Covered, now_ms, ended_by));
        std::iter::once(CoverEffect::Silence).chain(closed).collect()
    }

    fn redraw_all(&self) -> Vec<CoverEffect> {
        self.items.keys().cloned().map(CoverEffect::Redraw).collect()
    }

    fn relabel(&mut self, mut item: CoverItem) -> Vec<CoverEffect> {
        let result = item.result.clone();
        let mut effects = self.cover(&result, EndedBy::Relabelled);
        if let Some(state) = self.items.get_mut(&result) {
            item.decision = item.decision.stricter(&state.item.decision);
            state.item = item;
        } else {
            self.items.insert(result.clone(), State::new(item, self.now_ms));
        }
        effects.push(CoverEffect::Redraw(result));
        effects
    }

    fn change_task(&mut self, items: Vec<CoverItem>) -> Vec<CoverEffect> {
        let effects = self.close(EndedBy::TaskChanged);
        self.curtain = false;
        let now_ms = self.now_ms;
        let states = items.into_iter().map(|item| (item.result.clone(), State::new(item, now_ms)));
        self.items = states.collect();
        effects.into_iter().filter(|effect| !matches!(effect, CoverEffect::Redraw(_))).collect()
    }
}
