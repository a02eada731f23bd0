//! Keeps the board up to date with the answers.

use super::Session;
use super::board::Board;
use crate::judging::evaluate::Case;
use crate::judging::finding::Finding;
use crate::judging::verdict::Meaning;

impl Session {
    /// Judges one result (or the task) again, and gives the findings that were not there before.
    pub(super) fn judge(&mut self, result: Option<&str>) -> Vec<Finding> {
        let before = self.findings_at(result);
        self.with_case(|board, case| board.judge(case, result));
        let mut after = self.findings_at(result);
        after.retain(|new| !before.iter().any(|old| same(old, new)));
        after
    }

    /// Judges everything again.
    pub(super) fn judge_all(&mut self) {
        self.with_case(Board::judge_all);
    }

    fn with_case(&mut self, judge: impl FnOnce(&mut Board, &Case<'_>)) {
        let touched = &self.touched;
        let working = Meaning::Working { touched };
        let case = Case {
            guideline: &self.guideline,
            task: &self.task,
            facts: &self.facts,
            answers: &self.answers,
            meaning: if self.attempted { Meaning::Submission } else { working },
            language: &self.options.locale,
            covers: Some(&self.covers),
        };
        judge(&mut self.board, &case);
    }

    /// The findings that a change at a result can change: its own, and the task's.
    fn findings_at(&self, result: Option<&str>) -> Vec<Finding> {
        let own = result.map(|id| self.findings_of(Some(id))).unwrap_or_default();
        own.iter().chain(self.findings_of(None)).cloned().collect()
    }
}

/// Whether two findings are the same thing said twice.
fn same(one: &Finding, other: &Finding) -> bool {
    (&one.rule, &one.result, &one.fields) == (&other.rule, &other.result, &other.fields)
}
