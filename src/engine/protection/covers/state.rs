//! One result's state: how far each part is revealed, and what was seen of it.

use super::exposure::{EndedBy, Exposure, Fault, Faults, Gesture};
use super::face::Faces;
use super::message::{CoverEffect, More, Ways};
use super::meter::Meter;
use crate::judging::{JudgedAt, Viewing};
use crate::protection::Surface;
use crate::protection::decision::{Comfort, Decision, decide};
use crate::protection::policy::{Policy, Sound};
use crate::protection::shown::{self, Next, Parts, Shown, Step};
use crate::task::ResultItem;

/// Acts on one part that follow each other faster are one act: three flashes a second is the
/// most that a page may show (WCAG 2.2, 2.3.1), and a double click must not pass both steps.
const LEAST_BETWEEN_STEPS_MS: u64 = 350;

/// For how long a pointer rests on a cover before that is a hold, and not a click or a scroll.
const LEAST_HOLD_MS: u64 = 150;

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

/// A pointer that is down on a cover.
#[derive(Debug, Clone, Copy)]
struct Press {
    surface: Surface,
    since_ms: u64,
    /// Where the reveal stood before, once the pointer has revealed something.
    before: Option<Step>,
}

/// One result's state.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub item: CoverItem,
    faces: Faces,
    press: Option<Press>,
    /// When the annotator last revealed something of it.
    acted_ms: Option<u64>,
    /// The most that was seen.
    seen: JudgedAt,
    /// When covered content was first open.
    first_ms: Option<u64>,
    /// How long after that the first label was given.
    latency_ms: Option<u64>,
    /// Time in which any covered content was open.
    open: Meter,
    play: Meter,
    sound: Meter,
    pub audible: bool,
    rate: u16,
}

impl State {
    pub fn new(item: CoverItem, now_ms: u64) -> Self {
        let mut state = Self {
            item,
            faces: Faces::covered(now_ms),
            press: None,
            acted_ms: None,
            seen: JudgedAt::Metadata,
            first_ms: None,
            latency_ms: None,
            open: Meter::default(),
            play: Meter::default(),
            sound: Meter::default(),
            audible: false,
            rate: 100,
        };
        state.see();
        state
    }

    pub fn step(&self, surface: Surface) -> Step {
        self.faces.of(surface).step
    }

    pub fn shows(&self, surface: Surface) -> Shown {
        shown::shown(&self.item.decision, surface, self.step(surface))
    }

    /// Whether content shows that is not there while it is covered.
    pub fn vanishes(&self, surface: Surface) -> bool {
        let covered = shown::shown(&self.item.decision, surface, Step::Covered);
        self.shows(surface) >= Shown::Lens && covered < Shown::Lens
    }

    pub fn next(&self, surface: Surface) -> Option<Next> {
        let there = self.item.parts.has(surface);
        shown::next(&self.item.decision, surface, self.step(surface)).filter(|_| there)
    }

    /// The parts that are there, words first.
    pub fn there(&self) -> impl Iterator<Item = Surface> + use<> {
        self.item.parts.there()
    }

    /// Whether anything was revealed, if only a preview.
    pub fn is_open(&self) -> bool {
        self.faces.all().iter().any(|face| face.step != Step::Covered)
    }

    /// Whether it stays open though nobody does anything: it was asked to, it plays, it is held.
    pub fn is_awake(&self) -> bool {
        let asked = self.faces.all().iter().any(|face| face.is_untimed());
        asked || self.play.runs() || self.press.is_some()
    }

    /// What else can be done about a part.
    pub fn ways(&self, surface: Surface) -> Ways {
        let (decision, face) = (&self.item.decision, self.faces.of(surface));
        let held = self.press.is_some_and(|press| press.before.is_some());
        let seconds = face.ends_ms.map(|ends| (ends - face.since_ms.min(ends)).div_ceil(1_000));
        let more = if decision.keep_open { More::Untimed } else { More::Once };
        Ways {
            hold: decision.hold && !decision.confirm && self.next(surface).is_some(),
            lens: shown::has_lens(decision, surface, face.step) && self.item.parts.has(surface),
            seconds: seconds.and_then(|seconds| u32::try_from(seconds).ok()).filter(|_| !held),
            more: (seconds.is_some() && !held && !face.extended).then_some(more),
        }
    }

    /// Takes the next step of a part's reveal, if there is one.
    pub fn advance(&mut self, surface: Surface, by: Gesture, now_ms: u64) -> Vec<CoverEffect> {
        let step = shown::following(&self.item.decision, surface, self.step(surface));
        match step.filter(|_| self.item.parts.has(surface)) {
            Some(step) => self.act(surface, step, by, now_ms),
            None => Vec::new(),
        }
    }

    /// Arms the lens; says nothing where the policy has none.
    pub fn arm(&mut self, now_ms: u64) -> Option<Vec<CoverEffect>> {
        let ways = self.ways(Surface::Image);
        ways.lens.then(|| self.act(Surface::Image, Step::Lens, Gesture::Lens, now_ms))
    }

    fn act(&mut self, surface: Surface, step: Step, by: Gesture, now_ms: u64) -> Vec<CoverEffect> {
        self.acted_ms = Some(now_ms);
        self.faces.of_mut(surface).acted_ms = Some(now_ms);
        self.go(surface, step, by, now_ms, EndedBy::NextStep)
    }

    /// A pointer went down on a part.
    pub fn press(&mut self, surface: Surface, now_ms: u64) {
        if self.press.is_none() && self.ways(surface).hold {
            self.press = Some(Press { surface, since_ms: now_ms, before: None });
        }
    }

    /// The pointer is up, or gone: what it revealed is as it was before.
    pub fn release(&mut self, now_ms: u64) -> Vec<CoverEffect> {
        match self.press.take() {
            Some(Press { surface, before: Some(step), .. }) => {
                let by = self.faces.of(surface).gesture;
                self.go(surface, step, by, now_ms, EndedBy::Released)
            }
            _ => Vec::new(),
        }
    }

    /// More time for what is open. Says whether there was any.
    pub fn extend(&mut self) -> bool {
        let mut extended = false;
        for surface in Surface::ALL {
            let more = self.ways(surface).more;
            let most_ms = self.most_ms(surface);
            let face = self.faces.of_mut(surface);
            face.ends_ms = match more {
                None => continue,
                Some(More::Untimed) => None,
                Some(More::Once) => face.ends_ms.zip(most_ms).map(|(ends, most)| ends + most),
            };
            face.extended = true;
            extended = true;
        }
        extended
    }

    /// Sound on or off. Says whether that changed anything.
    pub fn hear(&mut self, on: bool, now_ms: u64) -> bool {
        let may = !on || self.can_be_heard();
        let changed = may && on != self.audible;
        if changed {
            self.audible = on;
            self.sound.set(on && self.play.runs(), now_ms);
            self.see();
        }
        changed
    }

    /// Whether sound may be had, by an act of its own.
    pub fn can_be_heard(&self) -> bool {
        self.item.decision.sound != Sound::Never && self.shows(Surface::Video) >= Shown::Gray
    }

    /// Media plays or stands still. The time after it was last seen to play is nobody's idle time.
    pub fn play(&mut self, rate: Option<u16>, now_ms: u64) {
        let plays = rate.is_some() && self.shows(Surface::Video) >= Shown::Gray;
        self.play.set(plays, now_ms);
        self.sound.set(plays && self.audible, now_ms);
        self.rate = rate.unwrap_or(self.rate);
    }

    /// Covers every part, and ends sound and playback.
    pub fn cover(&mut self, now_ms: u64, ended_by: EndedBy) -> Vec<CoverEffect> {
        self.press = None;
        let mut effects = Vec::new();
        for surface in Surface::ALL {
            effects.extend(self.cover_part(surface, now_ms, ended_by));
        }
        self.play(None, now_ms);
        self.hear(false, now_ms);
        effects
    }

    /// Covers one part.
    pub fn cover_part(
        &mut self,
        surface: Surface,
        now_ms: u64,
        ended_by: EndedBy,
    ) -> Vec<CoverEffect> {
        self.press.take_if(|press| press.surface == surface);
        self.go(surface, Step::Covered, Gesture::Button, now_ms, ended_by)
    }

    /// Does what is due.
    pub fn tick(&mut self, now_ms: u64) -> Vec<CoverEffect> {
        let mut effects = Vec::new();
        for surface in Surface::ALL {
            if self.faces.of(surface).ends_ms.is_some_and(|ends| ends <= now_ms) {
                effects.extend(self.cover_part(surface, now_ms, EndedBy::Timer));
            }
        }
        if self.press_due().is_some_and(|due| due <= now_ms) {
            effects.extend(self.open_held(now_ms));
        }
        effects
    }

    fn open_held(&mut self, now_ms: u64) -> Vec<CoverEffect> {
        let Some(press) = &mut self.press else { return Vec::new() };
        let (surface, before) = (press.surface, self.faces.of(press.surface).step);
        press.before = Some(before);
        self.advance(surface, Gesture::Hold, now_ms)
    }

    /// When something is due next.
    pub fn due_ms(&self) -> Option<u64> {
        let ends = self.faces.all().into_iter().filter_map(|face| face.ends_ms);
        ends.chain(self.press_due()).min()
    }

    fn press_due(&self) -> Option<u64> {
        let press = self.press.filter(|press| press.before.is_none())?;
        let rested = press.since_ms + LEAST_HOLD_MS;
        Some(self.acted_ms.map_or(rested, |acted| rested.max(acted + LEAST_BETWEEN_STEPS_MS)))
    }

    /// A label was given.
    pub fn labelled(&mut self, now_ms: u64) {
        let since = |from: u64| now_ms.saturating_sub(from);
        self.latency_ms = self.latency_ms.or_else(|| self.first_ms.map(since));
        for surface in Surface::ALL {
            let seen = self.seen;
            let face = self.faces.of_mut(surface);
            if face.step != Step::Covered {
                face.label.get_or_insert((seen, since(face.since_ms)));
            }
        }
    }

    /// Something went wrong with a part. What is covered cannot go wrong.
    pub fn fail(&mut self, surface: Surface, fault: Fault) {
        let face = self.faces.of_mut(surface);
        if face.step != Step::Covered {
            face.faults.add(fault);
        }
    }

    /// How it was viewed, the stretch that runs included.
    pub fn viewing(&self, now_ms: u64) -> Viewing {
        Viewing {
            judged_at: self.seen,
            revealed_ms: self.open.until(now_ms),
            played_ms: self.play.until(now_ms),
            label_latency_ms: self.latency_ms,
        }
    }

    /// Goes on from how it was viewed before.
    pub fn recall(&mut self, viewed: &Viewing) {
        self.seen = self.seen.max(viewed.judged_at);
        self.open.add(viewed.revealed_ms);
        self.play.add(viewed.played_ms);
        self.latency_ms = self.latency_ms.or(viewed.label_latency_ms);
    }

    /// The exposures that a failure of the page ends.
    pub fn at_failure(&self, now_ms: u64) -> impl Iterator<Item = Exposure> + use<'_> {
        let open = |surface: &Surface| self.step(*surface) != Step::Covered;
        Surface::ALL.into_iter().filter(open).map(move |surface| {
            let mut exposure = self.exposure(surface, now_ms, EndedBy::Failed);
            exposure.faults.add(Fault::Page);
            exposure
        })
    }

    /// Whether an act is too soon after the one before: on the same part, or, of the key that takes
    /// part after part, on any.
    pub fn is_too_soon(&self, part: Option<Surface>, now_ms: u64) -> bool {
        let acted = part.map_or(self.acted_ms, |part| self.faces.of(part).acted_ms);
        acted.is_some_and(|acted| now_ms.saturating_sub(acted) < LEAST_BETWEEN_STEPS_MS)
    }

    fn reveals(&self, surface: Surface, step: Step) -> bool {
        self.item.parts.has(surface) && shown::reveals(&self.item.decision, surface, step)
    }

    /// For how long a part stays open at most.
    fn most_ms(&self, surface: Surface) -> Option<u64> {
        let most = &self.item.decision.max_open;
        let seconds = match surface {
            Surface::Image => most.image_s,
            Surface::Video => most.video_s,
            Surface::Text => most.text_s,
        };
        (seconds > 0).then_some(u64::from(seconds) * 1_000)
    }

    /// Takes a part to a step, closing the stretch of the one before.
    fn go(
        &mut self,
        surface: Surface,
        step: Step,
        gesture: Gesture,
        now_ms: u64,
        ended_by: EndedBy,
    ) -> Vec<CoverEffect> {
        let mut face = *self.faces.of(surface);
        if step == face.step {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if face.step != Step::Covered {
            let exposure = self.exposure(surface, now_ms, ended_by);
            effects.push(CoverEffect::Exposed(Box::new(exposure)));
        }
        let (was_open, opens) = (self.reveals(surface, face.step), self.reveals(surface, step));
        if !(was_open && opens) {
            // A step from grey to colour goes on with the time that there is.
            face.extended = false;
            face.ends_ms = self.most_ms(surface).filter(|_| opens).map(|most| now_ms + most);
        }
        face.marks = (self.play.until(now_ms), self.sound.until(now_ms));
        (face.step, face.since_ms, face.gesture) = (step, now_ms, gesture);
        (face.label, face.faults) = (None, Faults::default());
        *self.faces.of_mut(surface) = face;
        self.settle(surface, now_ms);
        effects.push(CoverEffect::Redraw(self.item.result.clone()));
        effects
    }

    /// What follows from a step: covered media neither plays nor sounds, and what is seen counts.
    fn settle(&mut self, surface: Surface, now_ms: u64) {
        if surface == Surface::Video && self.shows(surface) < Shown::Gray {
            self.play(None, now_ms);
            self.hear(false, now_ms);
        }
        let open = Surface::ALL.into_iter().any(|part| self.reveals(part, self.step(part)));
        self.open.set(open, now_ms);
        if open {
            self.first_ms.get_or_insert(now_ms);
        }
        self.see();
    }

    fn see(&mut self) {
        let step = |surface| self.faces.of(surface).step;
        let now = shown::seen(&self.item.decision, self.item.parts, &step, self.audible);
        self.seen = self.seen.max(now);
    }

    fn exposure(&self, surface: Surface, now_ms: u64, ended_by: EndedBy) -> Exposure {
        let (face, decision) = (self.faces.of(surface), &self.item.decision);
        let moving = surface == Surface::Video;
        let since = |meter: &Meter, mark| if moving { meter.until(now_ms) - mark } else { 0 };
        Exposure {
            result: self.item.result.clone(),
            hash: self.item.hash.clone(),
            causes: decision.causes.clone(),
            surface,
            step: face.step,
            gesture: face.gesture,
            level: decision.levels.of(surface),
            revealed: self.reveals(surface, face.step),
            grayscale: self.shows(surface) == Shown::Gray || self.shows(surface) == Shown::Preview,
            from_ms: face.since_ms,
            to_ms: now_ms,
            played_ms: since(&self.play, face.marks.0),
            sound_ms: since(&self.sound, face.marks.1),
            rate: self.rate,
            ended_by,
            label: face.label,
            faults: face.faults,
        }
    }
}
