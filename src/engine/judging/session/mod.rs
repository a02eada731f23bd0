//! The session over one task: `update(message) -> effects`.
//!
//! It holds everything the page shows of a task and decides everything the page does.

mod draft;
mod message;

pub use draft::{Draft, DraftNote};
pub use message::{Command, Effect, Message};

use super::answers::{Answer, Answers, Place};
use super::finding::Finding;
use super::judgment::{Client, GuidelineRef, Judgment, Outcome, TaskRef, Timing};
use super::keymap::{Chord, Keymap};
use super::keys::KeyPress;
use super::verdict::RuleError;
use crate::guideline::{Field, Guideline};
use crate::task::Task;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who judges, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SessionOptions {
    /// An opaque id.
    pub annotator: String,
    /// The language in which the annotator reads the guideline (BCP 47).
    pub locale: String,
    /// `judge`, and later `train`, `review`, `adjudicate`.
    pub mode: String,
    /// When the task was opened (RFC 3339, UTC); a draft knows better.
    pub opened_at: String,
    /// The judgment that this one will correct.
    pub supersedes: Option<String>,
    /// The keys.
    pub keymap: Keymap,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Answers are being given.
    #[default]
    Judging,
    /// Submitted, and a warning waits for the annotator's word.
    AskingOverrides,
    /// A reason is asked for.
    AskingReason(Outcome),
    /// The store is at work; nothing can be changed.
    Storing,
    /// Done.
    Stored,
}

/// Where the annotator is: a result (or the task's own fields) and the field that keys speak of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The current result; none for the task's own fields.
    pub result: Option<String>,
    /// The current field, if any is shown there.
    pub field: Option<String>,
}

/// How far the task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Results that have all the answers they need.
    pub answered: usize,
    /// All results.
    pub total: usize,
}

/// The session over one task.
#[derive(Debug, Clone)]
pub struct Session {
    guideline: Arc<Guideline>,
    task: Arc<Task>,
    options: SessionOptions,
    answers: Answers,
    cursor: Cursor,
    phase: Phase,
}

impl Session {
    /// Opens a task, with the draft that was kept of it. `now_ms` is the monotonic time that all
    /// messages come with.
    pub fn new(
        guideline: Arc<Guideline>,
        task: Arc<Task>,
        draft: Option<Draft>,
        options: SessionOptions,
        _now_ms: u64,
    ) -> Self {
        let answers = draft.unwrap_or_default().answers;
        Self { guideline, task, options, answers, cursor: Cursor::default(), phase: Phase::Judging }
    }

    /// The same work under a guideline that has changed while it was open: answers that still fit
    /// are kept, [`Session::draft_notes`] names the others.
    pub fn with_guideline(&self, guideline: Arc<Guideline>, now_ms: u64) -> Self {
        let draft = Some(self.draft());
        Self::new(guideline, self.task.clone(), draft, self.options.clone(), now_ms)
    }

    /// Takes what happened and says what has to be done.
    pub fn update(&mut self, message: Message, _at_ms: u64) -> Vec<Effect> {
        if let Message::Set(place, answer) = message {
            self.answers.set(&place, answer);
        }
        Vec::new()
    }

    /// Whether this key means something here: the page then keeps it from the browser.
    pub fn takes_key(&self, _press: &KeyPress) -> bool {
        false
    }

    /// The guideline.
    pub fn guideline(&self) -> &Arc<Guideline> {
        &self.guideline
    }

    /// The task.
    pub fn task(&self) -> &Arc<Task> {
        &self.task
    }

    /// Who judges, and how.
    pub fn options(&self) -> &SessionOptions {
        &self.options
    }

    /// All answers, those of fields that are not shown at the moment included.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answer at a place.
    pub fn answer(&self, place: &Place) -> Option<&Answer> {
        self.answers.get(place)
    }

    /// Whether the field is shown there.
    pub fn visible(&self, _place: &Place) -> bool {
        true
    }

    /// The fields shown at a result, or the task's own, in order.
    pub fn shown_fields(&self, result: Option<&str>) -> Vec<&Field> {
        let scope = if result.is_some() {
            crate::guideline::Scope::Result
        } else {
            crate::guideline::Scope::Task
        };
        self.guideline.fields_of(scope).collect()
    }

    /// All findings, in the order of the page: results, then the task's own.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        [].iter()
    }

    /// The findings at a result, or the task's own.
    pub fn findings_of(&self, _result: Option<&str>) -> &[Finding] {
        &[]
    }

    /// The findings that concern one field.
    pub fn findings_for(&self, _place: &Place) -> impl Iterator<Item = &Finding> {
        [].iter()
    }

    /// Rules that could not be evaluated.
    pub fn rule_errors(&self) -> impl Iterator<Item = &RuleError> {
        [].iter()
    }

    /// Shown required fields without an answer, in the order of the page.
    pub fn missing(&self) -> impl Iterator<Item = &Place> {
        [].iter()
    }

    /// The findings that wait for the annotator's word before the judgment can be stored.
    pub fn pending_overrides(&self) -> Vec<&Finding> {
        Vec::new()
    }

    /// What was said to a finding.
    pub fn override_of(&self, _finding: &Finding) -> Option<&super::Overridden> {
        None
    }

    /// Where the annotator is.
    pub fn cursor(&self) -> &Cursor {
        &self.cursor
    }

    /// Where the session stands.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether nothing is left to do and the next confirmation submits.
    pub fn ready(&self) -> bool {
        false
    }

    /// Whether something can be taken back.
    pub fn can_undo(&self) -> bool {
        false
    }

    /// Whether something can be done again.
    pub fn can_redo(&self) -> bool {
        false
    }

    /// How far the task is.
    pub fn progress(&self) -> Progress {
        Progress { answered: 0, total: self.task.results.len() }
    }

    /// Whether a result has all the answers it needs, and at least one.
    pub fn answered(&self, _result: &str) -> bool {
        false
    }

    /// The keys of a field's options, by option id (for a scale: the step).
    pub fn option_keys(&self, _field: &Field) -> Vec<(String, Chord)> {
        Vec::new()
    }

    /// What was left out of the draft, and why.
    pub fn draft_notes(&self) -> &[DraftNote] {
        &[]
    }

    /// When the task was first opened (RFC 3339, UTC).
    pub fn opened_at(&self) -> &str {
        &self.options.opened_at
    }

    /// Milliseconds of work so far: neither idle (over 60 s without a sign of life) nor hidden.
    pub fn active_ms(&self) -> u64 {
        0
    }

    /// What to keep of this session.
    pub fn draft(&self) -> Draft {
        Draft { answers: self.answers.clone(), ..Draft::default() }
    }

    /// The judgment, as [`Effect::Store`] asks for it.
    pub fn judgment(&self, id: String, submitted_at: String, client: Client) -> Judgment {
        Judgment {
            id,
            guideline: GuidelineRef {
                id: self.guideline.id.clone(),
                version: self.guideline.version.clone(),
                hash: self.guideline.hash.clone(),
            },
            task: TaskRef { id: self.task.id.clone(), hash: self.task.hash.clone() },
            annotator: self.options.annotator.clone(),
            mode: self.options.mode.clone(),
            outcome: Outcome::Judged,
            reason: None,
            answers: self.answers.clone(),
            findings: Vec::new(),
            viewing: BTreeMap::new(),
            timing: Timing {
                opened_at: self.opened_at().to_owned(),
                submitted_at,
                active_ms: self.active_ms(),
            },
            supersedes: self.options.supersedes.clone(),
            client,
        }
    }
}
