//! Reveal and re-cover: what the annotator has opened, in one state machine for all results.
//!
//! State is kept by result id and content hash, so that a result that changed is a new one and
//! starts covered, and for each part of a result (words, picture, video) apart. Covering always
//! happens at once; revealing takes one deliberate act a step. One file a concern: `state` is one
//! result, `face` one part of it, `exposure` what is recorded of it.

mod exposure;
mod face;
mod message;
mod meter;
mod state;

pub use exposure::{EndedBy, Exposure, Fault, Faults, Gesture};
pub use message::{CoverEffect, CoverMessage, More, Refusal, Ways};
pub use state::CoverItem;

use super::Surface;
use super::decision::{Comfort, Decision};
use super::policy::Policy;
use super::shown::{Next, Shown, Step};
use crate::judging::Viewing;
use crate::sorted::SortedMap;
use crate::task::ResultItem;
use state::State;

/// After so long without a sign of life what was revealed is covered.
const IDLE_MS: u64 = 15_000;

/// What is revealed of a task's results.
#[derive(Debug, Clone, Default)]
pub struct Covers {
    items: SortedMap<String, State>,
    /// Whether everything is covered, down to what needs no cover.
    curtain: bool,
    /// Whether the host's limit is reached.
    limited: bool,
    /// The annotator's last sign of life.
    active_ms: u64,
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

    /// Takes what happened and says what has to be done. What is due is done first, so that a
    /// timer that comes late prolongs nothing.
    pub fn update(&mut self, message: CoverMessage, at_ms: u64) -> Vec<CoverEffect> {
        self.now_ms = self.now_ms.max(at_ms);
        let mut effects = self.do_due();
        let alive = !matches!(
            message,
            CoverMessage::Tick
                | CoverMessage::Withdraw(_)
                | CoverMessage::Playing { .. }
                | CoverMessage::Limited(_)
                | CoverMessage::Failed(..)
        );
        if alive {
            self.active_ms = self.now_ms;
        }
        effects.extend(self.take(message));
        effects
    }

    fn take(&mut self, message: CoverMessage) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let by = message.gesture();
        match message {
            CoverMessage::Toggle { result, trusted } => self.toggle(&result, trusted),
            CoverMessage::Reveal { result, surface, trusted } => {
                self.reveal(&result, Some(surface), trusted, &mut |state| {
                    Some(state.advance(surface, by, now_ms))
                })
            }
            CoverMessage::Lens { result, trusted } => {
                let part = Some(Surface::Image);
                self.reveal(&result, part, trusted, &mut |state| state.arm(now_ms))
            }
            CoverMessage::Hold { result, surface, trusted } => self.hold(&result, surface, trusted),
            CoverMessage::Extend { result, trusted } => {
                self.change(&result, |state| trusted && state.extend())
            }
            CoverMessage::Sound { result, on, trusted } => {
                let may = !on || (trusted && !self.curtain && !self.limited);
                self.change(&result, |state| may && state.hear(on, now_ms))
            }
            CoverMessage::Playing { result, rate } => {
                if rate.is_none() {
                    self.active_ms = now_ms;
                }
                self.change(&result, |state| {
                    state.play(rate, now_ms);
                    false
                })
            }
            CoverMessage::Failed(result, surface, fault) => self.change(&result, |state| {
                state.fail(surface, fault);
                false
            }),
            CoverMessage::Cover(result, ended_by) => self.cover(&result, ended_by),
            CoverMessage::CoverPart(result, surface) => {
                let state = self.items.get_mut(&result);
                let cover = |it: &mut State| it.cover_part(surface, now_ms, EndedBy::Covered);
                state.map(cover).unwrap_or_default()
            }
            CoverMessage::CoverAll => self.cover_all(),
            CoverMessage::Lift { trusted } => {
                if trusted {
                    self.lift()
                } else {
                    Vec::new()
                }
            }
            CoverMessage::Withdraw(ended_by) => self.close(ended_by),
            CoverMessage::Active | CoverMessage::Tick => Vec::new(),
            CoverMessage::Limited(limited) => self.limit(limited),
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

    /// How far a part of a result is revealed.
    pub fn step(&self, result: &str, surface: Surface) -> Step {
        self.items.get(result).map_or(Step::Covered, |state| state.step(surface))
    }

    /// Whether content of a part is in the page that is not there while it is covered.
    pub fn vanishes(&self, result: &str, surface: Surface) -> bool {
        self.items.get(result).is_some_and(|state| state.vanishes(surface))
    }

    /// Whether anything of a result was revealed, if only a preview.
    pub fn is_open(&self, result: &str) -> bool {
        self.items.get(result).is_some_and(State::is_open)
    }

    /// What the next act on a part of a result would do; none where nothing is left, or nobody may.
    pub fn next(&self, result: &str, surface: Surface) -> Option<Next> {
        let state = self.items.get(result)?;
        if self.curtain && !state.item.decision.is_vault() {
            return Some(Next::Lift);
        }
        state.next(surface)
    }

    /// What else can be done about a part of a result.
    pub fn ways(&self, result: &str, surface: Surface) -> Ways {
        let state = self.items.get(result).filter(|_| !self.curtain);
        state.map(|state| state.ways(surface)).unwrap_or_default()
    }

    /// Whether a result can be heard; none where it may not be, or not yet.
    pub fn audible(&self, result: &str) -> Option<bool> {
        let state = self.items.get(result).filter(|state| state.can_be_heard())?;
        Some(state.audible)
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

    /// A label was given to a result.
    pub fn labelled(&mut self, result: &str, at_ms: u64) {
        self.now_ms = self.now_ms.max(at_ms);
        if let Some(state) = self.items.get_mut(result) {
            state.labelled(self.now_ms);
        }
    }

    /// How each result was viewed until now.
    pub fn viewing(&self, now_ms: u64) -> SortedMap<String, Viewing> {
        let now_ms = now_ms.max(self.now_ms);
        self.items.iter().map(|(id, state)| (id.clone(), state.viewing(now_ms))).collect()
    }

    /// Goes on from how results were viewed before a reload. Nothing is revealed by it.
    pub fn recall(&mut self, viewing: &SortedMap<String, Viewing>) {
        for (id, viewed) in viewing {
            if let Some(state) = self.items.get_mut(id) {
                state.recall(viewed);
            }
        }
    }

    /// What is open now, as the ledger gets it when the page fails before it can be covered.
    pub fn open_at_failure(&self, now_ms: u64) -> Vec<Exposure> {
        let now_ms = now_ms.max(self.now_ms);
        self.items.values().flat_map(|state| state.at_failure(now_ms)).collect()
    }

    /// When a [`CoverMessage::Tick`] is wanted next.
    pub fn due_ms(&self) -> Option<u64> {
        let idle = self.items.values().any(is_idling).then_some(self.active_ms + IDLE_MS);
        self.items.values().filter_map(State::due_ms).chain(idle).min()
    }

    fn toggle(&mut self, result: &str, trusted: bool) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let Some(state) = self.items.get(result) else { return Vec::new() };
        let next = |surface: &Surface, wanted: &[Next]| {
            state.next(*surface).is_some_and(|next| wanted.contains(&next))
        };
        let opens = state.there().find(|part| next(part, &[Next::Preview, Next::Reveal]));
        let covers = opens.is_none() && state.is_open();
        let colours = state.there().find(|part| next(part, &[Next::Colour]));
        if covers && !self.curtain {
            return self.cover(result, EndedBy::Covered);
        }
        let part = opens.or(colours);
        self.reveal(result, None, trusted, &mut |state| {
            Some(part.map(|part| state.advance(part, Gesture::Key, now_ms)).unwrap_or_default())
        })
    }

    /// Reveals something of a result, if it may be; `part` is what the act speaks of.
    fn reveal(
        &mut self,
        result: &str,
        part: Option<Surface>,
        trusted: bool,
        act: &mut dyn FnMut(&mut State) -> Option<Vec<CoverEffect>>,
    ) -> Vec<CoverEffect> {
        let refused = |why| vec![CoverEffect::Refused { result: result.to_owned(), why }];
        let Some(state) = self.items.get_mut(result) else { return Vec::new() };
        let too_soon = state.is_too_soon(part, self.now_ms);
        match refusal(state, trusted, self.limited, too_soon) {
            Some(Refusal::Untrusted) => refused(Refusal::Untrusted),
            _ if self.curtain => self.lift(),
            Some(why) => refused(why),
            None => act(state).unwrap_or_else(|| refused(Refusal::NotThisWay)),
        }
    }

    /// A pointer is down on a part, or is up.
    fn hold(&mut self, result: &str, surface: Option<Surface>, trusted: bool) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let Some(state) = self.items.get_mut(result) else { return Vec::new() };
        let Some(surface) = surface else { return state.release(now_ms) };
        if trusted && !self.curtain && !self.limited {
            state.press(surface, now_ms);
        }
        Vec::new()
    }

    /// Changes a result; it is drawn again where that changed what can be done.
    fn change(
        &mut self,
        result: &str,
        change: impl FnOnce(&mut State) -> bool,
    ) -> Vec<CoverEffect> {
        let changed = self.items.get_mut(result).is_some_and(change);
        if changed { vec![CoverEffect::Redraw(result.to_owned())] } else { Vec::new() }
    }

    fn cover(&mut self, result: &str, ended_by: EndedBy) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let state = self.items.get_mut(result);
        state.map(|state| state.cover(now_ms, ended_by)).unwrap_or_default()
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
        let closed = states.flat_map(|state| state.cover(now_ms, ended_by));
        std::iter::once(CoverEffect::Silence).chain(closed).collect()
    }

    /// Does what is due: holds that have rested long enough, time that is over, idleness.
    fn do_due(&mut self) -> Vec<CoverEffect> {
        let now_ms = self.now_ms;
        let idle = now_ms >= self.active_ms + IDLE_MS;
        let mut effects = Vec::new();
        for state in self.items.values_mut() {
            if idle && is_idling(state) {
                effects.extend(state.cover(now_ms, EndedBy::Idle));
            } else {
                effects.extend(state.tick(now_ms));
            }
        }
        effects
    }

    fn limit(&mut self, limited: bool) -> Vec<CoverEffect> {
        let begins = limited && !self.limited;
        self.limited = limited;
        if begins { self.close(EndedBy::Limited) } else { Vec::new() }
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

/// Why an act may reveal nothing.
fn refusal(state: &State, trusted: bool, limited: bool, too_soon: bool) -> Option<Refusal> {
    let reasons = [
        (!trusted, Refusal::Untrusted),
        (state.item.decision.is_vault(), Refusal::Vault),
        (limited, Refusal::Limited),
        (too_soon, Refusal::TooSoon),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
}

/// Whether a result is open only as long as somebody is there.
fn is_idling(state: &State) -> bool {
    state.is_open() && !state.is_awake()
}
