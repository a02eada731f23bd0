//! What happened to each rule between two versions.

use super::{Comparison, Difference, Relation};

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

impl Comparison<'_> {
    /// What happened to the rules, by id: those of the new version in its order, then those that are
    /// gone. A rule that means the same is left out.
    pub fn changes(&mut self) -> Vec<(String, Change)> {
        let (old, new) = (self.old, self.new);
        let mut changes = Vec::new();
        for rule in &new.rules {
            let before = old.rules.iter().find(|other| other.id == rule.id);
            let change = match (before, self.rule(&rule.id)) {
                (None, _) => Change::Added,
                (Some(_), None) => Change::Scope,
                (Some(before), Some(difference)) => {
                    if difference.relation() != Relation::Equivalent {
                        Change::Meaning(Box::new(difference))
                    } else if before.severity != rule.severity {
                        Change::Severity
                    } else {
                        continue;
                    }
                }
            };
            changes.push((rule.id.clone(), change));
        }
        let is_gone = |id: &str| new.rules.iter().all(|other| other.id != id);
        let gone = old.rules.iter().filter(|rule| is_gone(&rule.id));
        changes.extend(gone.map(|rule| (rule.id.clone(), Change::Removed)));
        changes
    }
}
