//! What happened to each rule between two versions.

use super::{Comparison, Difference, Relation, rule_of};
use gradeglass_engine::guideline::Guideline;
use std::ops::Deref;

/// What happened to one rule.
#[derive(Debug, Clone)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is broken by other judgments than before.
    Meaning(Box<Difference>),
    /// It blocks now, or does so no longer.
    Severity,
    /// It speaks of another scope.
    Scope,
}

impl<G: Deref<Target = Guideline>> Comparison<G> {
    /// What happened to the rules, by id: those of the new version in its order, then those that are
    /// gone. A rule that means the same is left out.
    pub fn changes(&mut self) -> Vec<(String, Change)> {
        let count = self.new.rules.len();
        let mut changes: Vec<(String, Change)> =
            (0..count).filter_map(|index| self.change(index)).collect();
        changes.extend(self.gone());
        changes
    }

    /// What happened to one rule of the new version, by its place; nothing, if it means the same.
    pub fn change(&mut self, index: usize) -> Option<(String, Change)> {
        let rule = self.new.rules.get(index)?;
        let (id, severity) = (rule.id.clone(), rule.severity);
        let before = rule_of(&self.old, &id).map(|before| before.severity);
        let change = match (before, self.rule(&id)) {
            (None, _) => Change::Added,
            (Some(_), None) => Change::Scope,
            (Some(before), Some(difference)) => {
                if difference.relation() != Relation::Equivalent {
                    Change::Meaning(Box::new(difference))
                } else if before != severity {
                    Change::Severity
                } else {
                    return None;
                }
            }
        };
        Some((id, change))
    }

    /// The rules that are gone.
    pub fn gone(&self) -> Vec<(String, Change)> {
        let gone = self.old.rules.iter().filter(|rule| rule_of(&self.new, &rule.id).is_none());
        gone.map(|rule| (rule.id.clone(), Change::Removed)).collect()
    }
}
