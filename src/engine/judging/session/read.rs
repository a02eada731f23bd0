//! What the page asks of a session: cheap, and never changing anything.

use super::{Cursor, Draft, DraftNote, Phase, Progress, Session, SessionOptions};
use crate::guideline::{Field, Guideline, Scope};
use crate::judging::answers::{Answer, Answers, Place};
use crate::judging::chord::Chord;
use crate::judging::find::find;
use crate::judging::finding::Finding;
use crate::judging::judgment::Overridden;
use crate::judging::keyboard::option_keys;
use crate::judging::verdict::RuleError;
use crate::protection::{Covers, Shown, Surface};
use crate::task::Task;
use std::sync::Arc;

impl Session {
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

    /// What is revealed: to be asked while drawing, for every part of every result.
    pub fn covers(&self) -> &Covers {
        &self.covers
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
    pub fn visible(&self, place: &Place) -> bool {
        let fields = &self.guideline.fields;
        let at = fields.iter().position(|field| field.id == place.field);
        let sheet = self.board.sheet(place.result.as_deref());
        let shown = sheet.zip(at).and_then(|(sheet, at)| sheet.shown.get(at));
        shown.copied().unwrap_or_default()
    }

    /// The fields shown at a result, or the task's own, in order.
    pub fn shown_fields(&self, result: Option<&str>) -> Vec<&Field> {
        let shown = self.board.sheet(result).map_or(&[][..], |sheet| &sheet.shown);
        let fields = self.guideline.fields.iter().zip(shown);
        fields.filter(|(_, shown)| **shown).map(|(field, _)| field).collect()
    }

    /// All findings, in the order of the page: results, then the task's own.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.board.findings()
    }

    /// The findings at a result, or the task's own.
    pub fn findings_of(&self, result: Option<&str>) -> &[Finding] {
        self.board.sheet(result).map_or(&[], |sheet| &sheet.findings)
    }

    /// The findings that concern one field.
    pub fn findings_for(&self, place: &Place) -> impl Iterator<Item = &Finding> {
        let findings = self.findings_of(place.result.as_deref()).iter();
        findings.filter(|finding| finding.fields.contains(&place.field))
    }

    /// Rules that could not be evaluated.
    pub fn rule_errors(&self) -> impl Iterator<Item = &RuleError> {
        self.board.sheets().flat_map(|sheet| &sheet.errors)
    }

    /// Shown required fields without an answer, in the order of the page.
    pub fn missing(&self) -> impl Iterator<Item = &Place> {
        self.board.missing()
    }

    /// What was said to a finding.
    pub fn override_of(&self, finding: &Finding) -> Option<&Overridden> {
        self.overrides.get(&(finding.rule.clone(), finding.result.clone()))
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
        self.ready
    }

    /// Whether Submit was tried: what is missing is a finding from then on.
    pub fn attempted(&self) -> bool {
        self.attempted
    }

    /// Whether the list of keys is open.
    pub fn help_open(&self) -> bool {
        self.help_open
    }

    /// Whether the guideline's text is open.
    pub fn guideline_open(&self) -> bool {
        self.guideline_open
    }

    /// Whether something can be taken back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether something can be done again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// How far the task is.
    pub fn progress(&self) -> Progress {
        if self.guideline.fields_of(Scope::Result).next().is_none() {
            let answered = self.board.sheet(None).is_some_and(|sheet| sheet.answered);
            return Progress { answered: usize::from(answered), total: 1 };
        }
        Progress { answered: self.board.answered(), total: self.task.results.len() }
    }

    /// Whether a result has all the answers it needs, and at least one.
    pub fn answered(&self, result: &str) -> bool {
        self.board.sheet(Some(result)).is_some_and(|sheet| sheet.answered)
    }

    /// The keys of a field's options, by option id (for a scale: the step), as they are in force.
    pub fn option_keys(&self, field: &Field) -> Vec<(String, Chord)> {
        let keys = option_keys(field).into_iter();
        keys.map(|(option, key)| (option, self.options.keymap.in_force(&key))).collect()
    }

    /// The ids of results whose text holds `wanted`, in order: never what is covered.
    pub fn find(&self, wanted: &str) -> Vec<String> {
        let results = self.task.results.iter();
        let open = |result| self.covers.shows(result, Surface::Text) == Shown::Full;
        find(results.filter(|result| open(result)), wanted)
    }

    /// What was left out of the draft, and why.
    pub fn draft_notes(&self) -> &[DraftNote] {
        &self.draft_notes
    }

    /// When the task was first opened (RFC 3339, UTC).
    pub fn opened_at(&self) -> &str {
        &self.options.opened_at
    }

    /// Milliseconds of work so far: hidden time does not count, and a pause for a minute at most.
    pub fn active_ms(&self) -> u64 {
        self.clock.worked_ms()
    }

    /// What to keep of this session.
    pub fn draft(&self) -> Draft {
        let said = self.overrides.iter();
        Draft {
            answers: self.answers.clone(),
            touched: self.touched.iter().cloned().collect(),
            overrides: said
                .map(|((rule, result), said)| (rule.clone(), result.clone(), said.clone()))
                .collect(),
            viewing: self.covers.viewing(self.now_ms),
            active_ms: self.active_ms(),
            opened_at: self.opened_at().to_owned(),
            guideline_hash: self.guideline.hash.clone(),
        }
    }
}
