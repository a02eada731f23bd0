//! One result's state: how far it is revealed, since when, and what was seen of it.

use super::message::{CoverEffect, EndedBy, Exposure};
use crate::judging::JudgedAt;
use crate::protection::Surface;
use crate::protection::decision::{Comfort, Decision, decide};
use crate::protection::policy::Policy;
use crate::protection::shown::{self, Next, Parts, Shown, Step};
use crate::task::ResultItem;

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

/// One result's state.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) item: CoverItem,
    pub(super) step: Step,
    /// When the step was taken.
    since_ms: u64,
    /// When the annotator last revealed something of it.
    acted_ms: Option<u64>,
    /// The most that was seen.
    pub(super) seen: JudgedAt,
    /// Closed stretches in which covered content was open.
    revealed_ms: u64,
}

impl State {
    pub(super) fn new(item: CoverItem, now_ms: u64) -> Self {
        let seen = shown::seen(&item.decision, item.parts, Step::Covered);
        Self { item, step: Step::Covered, since_ms: now_ms, acted_ms: None, seen, revealed_ms: 0 }
    }

    pub(super) fn shows(&self, surface: Surface) -> Shown {
        shown::shown(&self.item.decision, self.item.parts, self.step, surface)
    }

    /// Takes the next step of the reveal, if there is one.
    pub(super) fn advance(&mut self, now_ms: u64) -> Vec<CoverEffect> {
        let step = shown::following(&self.item.decision, self.item.parts, self.step);
        step.map_or_else(Vec::new, |step| {
            self.acted_ms = Some(now_ms);
            self.go(step, now_ms, EndedBy::NextStep)
        })
    }

    /// How long covered content was open, the stretch that runs included.
    pub(super) fn revealed_until(&self, now_ms: u64) -> u64 {
        let running = if self.reveals() { now_ms.saturating_sub(self.since_ms) } else { 0 };
        self.revealed_ms + running
    }

    pub(super) fn next(&self) -> Option<Next> {
        shown::next(&self.item.decision, self.item.parts, self.step)
    }

    fn reveals(&self) -> bool {
        shown::reveals(&self.item.decision, self.item.parts, self.step)
    }

    /// Whether an act is too soon after the one before.
    pub(super) fn is_too_soon(&self, now_ms: u64) -> bool {
        self.acted_ms.is_some_and(|acted| now_ms.saturating_sub(acted) < LEAST_BETWEEN_STEPS_MS)
    }

    /// Goes to a step, closing the stretch of the one before.
    pub(super) fn go(&mut self, step: Step, now_ms: u64, ended_by: EndedBy) -> Vec<CoverEffect> {
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
