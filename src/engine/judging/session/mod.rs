//! The session over one task: `update(message) -> effects`.
//!
//! It holds everything the page shows of a task and decides everything the page does. One file a
//! concern: `answering` changes answers, `judge` keeps the findings up to date, `travel` moves the
//! cursor, `next` knows what is left to do, `press` reads keys, `covering` reveals and covers,
//! `finish` ends the task, `read` answers what the page asks.

pub mod announce;
mod answering;
mod board;
mod carry;
mod clock;
mod covering;
mod draft;
mod finish;
mod history;
mod judge;
mod message;
mod next;
mod press;
mod read;
mod state;
#[cfg(test)]
mod tests;
mod travel;

pub use draft::{Draft, DraftNote};
pub use message::{Command, Effect, Message};
pub use state::{Cursor, Phase, Progress, SessionOptions};

use super::answers::{Answers, Place};
use super::facts::Facts;
use super::judgment::{Outcome, Overridden};
use super::keymap::Keymap;
use crate::guideline::Guideline;
use crate::protection::{Comfort, CoverMessage, Covers, EndedBy};
use crate::sorted::{SortedMap, SortedSet};
use crate::task::Task;
use board::Board;
use clock::Clock;
use history::History;
use std::sync::Arc;

/// What was said to warnings, by rule and result.
type Overrides = SortedMap<(String, Option<String>), Overridden>;

/// The session over one task.
#[derive(Debug, Clone)]
pub struct Session {
    guideline: Arc<Guideline>,
    task: Arc<Task>,
    facts: Arc<Facts>,
    options: SessionOptions,
    answers: Answers,
    touched: SortedSet<Place>,
    overrides: Overrides,
    board: Board,
    covers: Covers,
    history: History,
    clock: Clock,
    cursor: Cursor,
    phase: Phase,
    outcome: Outcome,
    reason: Option<String>,
    /// Whether Submit was tried: from then on nothing is unknown, and what is missing is said.
    attempted: bool,
    /// Whether nothing is left to do and the next confirmation submits.
    ready: bool,
    help_open: bool,
    guideline_open: bool,
    draft_notes: Vec<DraftNote>,
    /// When a tick was asked for.
    wake_ms: Option<u64>,
    now_ms: u64,
}

impl Session {
    /// Opens a task, with the draft that was kept of it. `now_ms` is the monotonic time that all
    /// messages come with.
    pub fn new(
        guideline: Arc<Guideline>,
        task: Arc<Task>,
        draft: Option<Draft>,
        mut options: SessionOptions,
        now_ms: u64,
    ) -> Self {
        let (draft, draft_notes) = carry::carry(&guideline, &task, draft.unwrap_or_default());
        if !draft.opened_at.is_empty() {
            options.opened_at = draft.opened_at;
        }
        let said = draft.overrides.into_iter().map(|(rule, result, said)| ((rule, result), said));
        let mut session = Self {
            board: Board::new(&task),
            facts: Arc::new(Facts::new(&guideline, &task)),
            covers: Covers::new(&guideline.policy, &task.results, &options.comfort, now_ms),
            touched: draft.touched.into_iter().collect(),
            overrides: said.collect(),
            clock: Clock::new(draft.active_ms, now_ms),
            answers: draft.answers,
            guideline,
            task,
            options,
            draft_notes,
            now_ms,
            history: History::default(),
            cursor: Cursor::default(),
            phase: Phase::Judging,
            outcome: Outcome::Judged,
            reason: None,
            attempted: false,
            ready: false,
            help_open: false,
            guideline_open: false,
            wake_ms: None,
        };
        session.covers.recall(&draft.viewing);
        session.judge_all();
        session.start();
        session
    }

    /// Goes on with the same work under a guideline that has changed while it was open: answers that
    /// still fit are kept, [`Session::draft_notes`] names the others. What is revealed is covered.
    /// What is submitted already stays as it is.
    pub fn change_guideline(&mut self, guideline: Arc<Guideline>, now_ms: u64) -> Vec<Effect> {
        self.now_ms = self.now_ms.max(now_ms);
        if matches!(self.phase, Phase::Storing | Phase::Stored) {
            return Vec::new();
        }
        let effects = self.close_covers();
        let options = self.options.clone();
        let (policy, results) = (&guideline.policy, &self.task.results);
        let covers = self.covers.under(policy, results, &options.comfort, now_ms);
        let mut next = Self::new(guideline, self.task.clone(), Some(self.draft()), options, now_ms);
        next.covers = covers;
        next.travel_back(&self.cursor);
        *self = next;
        effects
    }

    /// The keys from now on.
    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.options.keymap = keymap;
    }

    /// The language in which the guideline is read from now on.
    pub fn set_locale(&mut self, locale: String) {
        self.options.locale = locale;
        self.judge_all();
    }

    /// What the annotator covers beyond what the policy asks, from now on: what is open is covered,
    /// and what was decided before is never lowered within a task.
    pub fn set_comfort(&mut self, comfort: Comfort, now_ms: u64) -> Vec<Effect> {
        if comfort == self.options.comfort {
            return Vec::new();
        }
        let mut effects = self.cover(CoverMessage::Withdraw(EndedBy::Relabelled));
        self.options.comfort = comfort;
        let (policy, results) = (&self.guideline.policy, &self.task.results);
        self.covers = self.covers.under(policy, results, &comfort, now_ms);
        effects.extend(self.wake());
        effects
    }

    /// Takes what happened and says what has to be done.
    pub fn update(&mut self, message: Message, at_ms: u64) -> Vec<Effect> {
        self.now_ms = self.now_ms.max(at_ms);
        match message {
            Message::Stored | Message::StoreFailed(_) | Message::Hidden | Message::Visible => {}
            Message::Tick => {}
            _ => self.clock.sign(self.now_ms),
        }
        let mut effects = self.take(message);
        effects.extend(self.wake());
        effects
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(press) => self.press(&press),
            Message::Choose(place, option) => self.choose(&place, &option),
            Message::Set(place, answer) => self.set(&place, answer),
            Message::FocusResult(result) => self.focused_result(result),
            Message::FocusField(place) => self.focused_field(place),
            Message::Do(command) => self.command(command, false),
            Message::Override { rule, result, said } => self.say((rule, result), said),
            Message::End(outcome, reason) => self.end(outcome, reason),
            Message::Cover(message) => self.cover(message),
            Message::Stored => self.stored(),
            Message::StoreFailed(reason) => self.store_failed(reason),
            Message::Activity => self.cover(CoverMessage::Active),
            Message::Tick => self.cover(CoverMessage::Tick),
            Message::Hidden => self.hidden(),
            Message::Visible => {
                self.clock.go_on(self.now_ms);
                Vec::new()
            }
        }
    }

    /// Does what a key, a button or a method asks for.
    fn command(&mut self, command: Command, trusted: bool) -> Vec<Effect> {
        match command {
            Command::NextResult => self.step(true),
            Command::PreviousResult => self.step(false),
            Command::Confirm => self.confirm(),
            Command::Submit => self.submit(),
            Command::Skip => self.ask_reason(Outcome::Skipped),
            Command::CannotJudge => self.ask_reason(Outcome::CannotJudge),
            Command::Escalate => self.ask_reason(Outcome::Escalated),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::ToggleGuideline => self.toggle_guideline(),
            Command::ToggleReveal => self.toggle_reveal_here(trusted),
            Command::CoverAll => self.cover_all(),
            Command::Help => self.toggle_help(),
            Command::FirstFinding => self.first_finding(),
            Command::Find => vec![Effect::Find],
            Command::Cancel => self.cancel(),
        }
    }

    fn toggle_help(&mut self) -> Vec<Effect> {
        self.help_open = !self.help_open;
        vec![Effect::Help(self.help_open)]
    }

    /// Opens the guideline's text at the section that the first finding at the cursor names.
    fn toggle_guideline(&mut self) -> Vec<Effect> {
        self.guideline_open = !self.guideline_open;
        let here = self.findings_of(self.cursor.result.as_deref());
        let section = here.iter().find_map(|finding| finding.see.clone());
        let section = section.filter(|_| self.guideline_open);
        vec![Effect::Guideline { open: self.guideline_open, section }]
    }
}
