//! The end of a task: submit, the word on warnings, skip and its like, and the store's answer.

use super::announce::{NOT_STORED, TO_CONFIRM, TO_MEND};
use super::{Effect, Phase, Session};
use crate::guideline::Severity;
use crate::judging::check::is_settled;
use crate::judging::deliverable::deliverable;
use crate::judging::finding::Finding;
use crate::judging::judgment::{
    Client, GuidelineRef, Judgment, Outcome, Overridden, StoredFinding, TaskRef, Timing,
};

impl Session {
    /// Confirms: the next thing to do, or submits where nothing is left.
    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        match self.phase {
            Phase::Judging if !self.ready && !self.is_at_the_last() => self.go_on(),
            Phase::Judging | Phase::AskingOverrides => self.submit(),
            _ => Vec::new(),
        }
    }

    /// Submits: errors block and take focus to the first, warnings ask, and what is left is stored.
    pub(super) fn submit(&mut self) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Judging | Phase::AskingOverrides) {
            return Vec::new();
        }
        self.history.seal();
        if !self.attempted {
            self.attempted = true;
            self.judge_all();
        }
        if let Some(first) = self.first_error().cloned() {
            return self.mend(&first);
        }
        let pending = self.pending_overrides().len();
        if pending > 0 {
            self.phase = Phase::AskingOverrides;
            return vec![Effect::AskOverrides, counted(TO_CONFIRM, pending)];
        }
        self.store(Outcome::Judged, None)
    }

    fn mend(&mut self, first: &Finding) -> Vec<Effect> {
        self.phase = Phase::Judging;
        let mut effects = self.go_to_finding(first);
        let errors = self.board.findings().filter(|one| one.severity == Severity::Error).count();
        effects.push(counted(TO_MEND, errors));
        effects
    }

    fn store(&mut self, outcome: Outcome, reason: Option<String>) -> Vec<Effect> {
        self.outcome = outcome;
        self.reason = reason;
        self.phase = Phase::Storing;
        self.ready = false;
        let mut effects = self.close_covers();
        effects.push(Effect::Store);
        effects
    }

    /// What the annotator says to a warning; none takes it back.
    pub(super) fn say(
        &mut self,
        key: (String, Option<String>),
        said: Option<Overridden>,
    ) -> Vec<Effect> {
        let open = matches!(self.phase, Phase::Judging | Phase::AskingOverrides);
        let found = self
            .findings_of(key.1.as_deref())
            .iter()
            .any(|one| one.rule == key.0 && one.severity == Severity::Warning);
        if !open || !found {
            return Vec::new();
        }
        match said {
            Some(said) => self.overrides.insert(key, said),
            None => self.overrides.remove(&key),
        };
        vec![Effect::SaveDraft, Effect::Changed]
    }

    /// Asks why the task is skipped, cannot be judged, or is handed on.
    pub(super) fn ask_reason(&mut self, outcome: Outcome) -> Vec<Effect> {
        if matches!(self.phase, Phase::Storing | Phase::Stored) {
            return Vec::new();
        }
        self.history.seal();
        self.phase = Phase::AskingReason(outcome);
        vec![Effect::AskReason(outcome)]
    }

    /// Ends the task, with the reason that was given. What was answered so far goes with it.
    pub(super) fn end(&mut self, outcome: Outcome, reason: Option<String>) -> Vec<Effect> {
        if outcome == Outcome::Judged {
            return self.submit();
        }
        if matches!(self.phase, Phase::Storing | Phase::Stored) {
            return Vec::new();
        }
        let reason = reason.map(|reason| reason.trim().to_owned());
        self.store(outcome, reason.filter(|reason| !reason.is_empty()))
    }

    /// Leaves an open question.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        if !matches!(self.phase, Phase::AskingOverrides | Phase::AskingReason(_)) {
            return Vec::new();
        }
        self.phase = Phase::Judging;
        vec![Effect::FocusResult(self.cursor.result.clone())]
    }

    /// The judgment is durable.
    pub(super) fn stored(&mut self) -> Vec<Effect> {
        if self.phase != Phase::Storing {
            return Vec::new();
        }
        self.phase = Phase::Stored;
        vec![Effect::Finished]
    }

    /// It is not; the answers are kept, and Submit can be tried again.
    pub(super) fn store_failed(&mut self, reason: String) -> Vec<Effect> {
        if self.phase != Phase::Storing {
            return Vec::new();
        }
        self.phase = Phase::Judging;
        self.outcome = Outcome::Judged;
        vec![Effect::SaveDraft, Effect::Announce(NOT_STORED, vec![("reason", reason)])]
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
            outcome: self.outcome,
            reason: self.reason.clone(),
            answers: deliverable(&self.guideline, &self.task, &self.answers),
            findings: self.stored_findings(),
            viewing: self.covers.viewing(self.now_ms),
            timing: Timing {
                opened_at: self.opened_at().to_owned(),
                submitted_at,
                active_ms: self.active_ms(),
            },
            supersedes: self.options.supersedes.clone(),
            client,
        }
    }

    /// What was broken at submission. Of a task that was not judged nothing was asked.
    fn stored_findings(&self) -> Vec<StoredFinding> {
        if self.outcome != Outcome::Judged {
            return Vec::new();
        }
        let stored = self.board.findings().map(|finding| StoredFinding {
            rule: finding.rule.clone(),
            severity: finding.severity,
            result: finding.result.clone(),
            overridden: self.override_of(finding).cloned(),
        });
        stored.collect()
    }

    /// The findings that wait for the annotator's word before the judgment can be stored.
    pub fn pending_overrides(&self) -> Vec<&Finding> {
        let settled = |finding: &&Finding| !is_settled(finding, self.override_of(finding));
        self.board.findings().filter(settled).collect()
    }
}

fn counted(key: &'static str, count: usize) -> Effect {
    Effect::Announce(key, vec![("count", count.to_string())])
}
