//! Two versions being compared: as a whole first, then rule by rule.

use super::told::{Compared, Outcome};
use crate::said::Example;
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Change, Comparison, Difference};
use std::sync::Arc;

pub enum Comparing {
    /// It cannot be, for what this says.
    Cannot(Outcome),
    /// It is on its way.
    Run(Box<Run>),
}

pub struct Run {
    old: Arc<Guideline>,
    new: Arc<Guideline>,
    comparison: Comparison<Arc<Guideline>>,
    whole: Option<Difference>,
    /// The rule that is next.
    at: usize,
    changes: Vec<(String, Change)>,
}

impl Comparing {
    pub fn new(old: Option<Arc<Guideline>>, new: Arc<Guideline>) -> Self {
        let Some(old) = old else { return Self::Cannot(Outcome::Unreadable) };
        match Comparison::new(old.clone(), new.clone()) {
            Err(why) => Self::Cannot(Outcome::Apart(why)),
            Ok(comparison) => {
                let (whole, at, changes) = (None, 0, Vec::new());
                Self::Run(Box::new(Run { old, new, comparison, whole, at, changes }))
            }
        }
    }

    /// Looks at the whole, or at one rule more. Says whether any is left.
    pub fn step(&mut self) -> bool {
        let Self::Run(run) = self else { return false };
        if run.whole.is_none() {
            run.whole = Some(run.comparison.whole());
            return true;
        }
        if run.at > run.new.rules.len() {
            return false;
        }
        match run.at < run.new.rules.len() {
            true => run.changes.extend(run.comparison.change(run.at)),
            false => run.changes.extend(run.comparison.gone()),
        }
        run.at += 1;
        true
    }

    pub fn told(&self) -> Outcome {
        match self {
            Self::Cannot(outcome) => outcome.clone(),
            Self::Run(run) => run.told(),
        }
    }
}

impl Run {
    fn told(&self) -> Outcome {
        let total = self.new.rules.len();
        let Some(whole) = self.whole.as_ref().filter(|_| self.at > total) else {
            return Outcome::Running { done: self.at.min(total), total };
        };
        let change = |(id, change): &(String, Change)| (id.clone(), word(change).to_owned());
        Outcome::Done(Box::new(Compared {
            version: self.old.version.clone(),
            relation: whole.relation().name().to_owned(),
            confirmed: whole.is_confirmed(),
            newly_refused: example(whole.newly_refused.as_ref(), &self.new),
            newly_taken: example(whole.newly_taken.as_ref(), &self.old),
            changes: self.changes.iter().map(change).collect(),
        }))
    }
}

fn example(
    example: Option<&gradeglass_proofs::Example>,
    under: &Guideline,
) -> Option<Arc<Example>> {
    let example = example?;
    let fires = example.judged(under).map(|seen| seen.fired).unwrap_or_default();
    let (task, answers) = (example.task.clone(), example.answers_node());
    Some(Arc::new(Example { task, answers, fires }))
}

/// What happened to a rule, as the words of the studio name it.
fn word(change: &Change) -> &'static str {
    match change {
        Change::Added => "change-added",
        Change::Removed => "change-removed",
        Change::Scope => "change-scope",
        Change::Severity => "change-severity",
        Change::Meaning(difference) => difference.relation().name(),
    }
}
