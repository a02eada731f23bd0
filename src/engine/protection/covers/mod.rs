//! Reveal and re-cover: what the annotator has opened, in one state machine for all results.
//!
//! State is kept by result id and content hash, so that a result that changed is a new one and
//! starts covered. Covering always happens at once; revealing takes one deliberate act a step.
//! A lens, press-and-hold, time limits and a ledger are further messages, steps and effects.

mod message;
mod state;

pub use message::{CoverEffect, CoverMessage, EndedBy, Exposure, Refusal};
pub use state::CoverItem;

use super::Surface;
use super::decision::{Comfort, Decision};
use super::policy::Policy;
use super::shown::{Next, Shown, Step};
use crate::judging::JudgedAt;
use crate::sorted::SortedMap;
use crate::task::ResultItem;
use state::State;

/// What is revealed of a task's results.
#[derive(Debug, Clone, Default)]
pub struct Covers {
    items: SortedMap<String, State>,
    /// Whether everything is covered, down to what needs no cover.
    curtain: bool,
    /// The latest time that a message came with: time never runs backwards here.
    now_ms: u64,
}

impl Covers {
    /// The covers of these results: nothing is revealed.
    pub fn new(policy: &Policy, results: &[ResultItem], comfort: &Comfort, now_ms: u64) -> Self {
        let items = results.iter().map(|result| CoverItem::of(policy, result, comfort)).collect();
        let mut covers = Self::default();
        covers.update(CoverMessage::TaskChanged(items), now_ms);
        covers
    }

    /// The same covers under a policy that has changed meanwhile: nothing is revealed, what was
    /// seen is remembered, and of the two policies the stricter holds.
    #[must_use]
    pub fn under(
        &self,
        policy: &Policy,
        results: &[ResultItem],
        comfort: &Comfort,
        now_ms: u64,
    ) -> Self {
        let mut covers = self.clone();
        for result in results {
            let item = CoverItem::of(policy, result, comfort);
            covers.update(CoverMessage::Relabelled(item), now_ms);
        }
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
            Some(state) if state.item.hash == result.hash && !self.curtain => state.shows(surface),
            _ => Shown::Nothing,
        }
    }

    /// How far a result is revealed.
    pub fn step(&self, result: &str) -> Step {
        self.items.get(result).map_or(Step::Covered, |state| state.step)
    }

    /// What the next act on a result would do; none where nothing is left, or nobody may.
    pub fn next(&self, result: &str) -> Option<Next> {
        let state = self.items.get(result)?;
        if self.curtain && !state.item.decision.is_vault() {
            return Some(Next::Lift);
        }
        state.next()
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
        self.items.get(result).map_or(0, |state| state.revealed_until(now_ms.max(self.now_ms)))
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
        state.advance(now_ms)
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
