//! What is known to be there, because an expression around has asked or has read it already.
//!
//! A path is known by its printed source, so `results[0].answer.grade` can be guarded like
//! `answer.grade`: expressions have no side effects, so the same words always mean the same.
//! Everything is computed once, from the leaves up, so that no nesting makes it slow.

use super::paths::Paths;
use crate::expression::syntax::{Term, TermKind, print};
use std::sync::Arc;

/// The paths that must be there if a term has ended in a certain way.
#[derive(Debug, Clone, Default)]
pub(super) struct Implied {
    /// With `true`.
    pub when_true: Paths,
    /// With `false`.
    pub when_false: Paths,
    /// With some value.
    pub when_value: Paths,
}

/// What each condition inside an expression implies: members of chains, conditions of `? :` and of
/// `map`, and the whole.
pub(super) struct Presence {
    /// By the address of the term, which lives as long as the check.
    conditions: Vec<(usize, Implied)>,
}

impl Presence {
    pub(super) fn of(root: &Term) -> Self {
        let mut presence = Self { conditions: Vec::new() };
        presence.note(root);
        presence
    }

    /// What a condition implies.
    pub(super) fn at(&self, condition: &Term) -> Implied {
        let wanted = address(condition);
        let found = self.conditions.iter().find(|(address, _)| *address == wanted);
        found.map(|(_, implied)| implied.clone()).unwrap_or_default()
    }

    fn note(&mut self, condition: &Term) -> Implied {
        let implied = self.implied(condition);
        self.conditions.push((address(condition), implied.clone()));
        implied
    }

    fn implied(&mut self, term: &Term) -> Implied {
        match &term.kind {
            TermKind::Has(operand, field) => {
                let mut implied = Implied::read(self.implied(operand).when_value);
                implied.when_true.insert(select(operand, field));
                implied
            }
            TermKind::Select(operand, field) => {
                let mut paths = self.implied(operand).when_value;
                paths.insert(select(operand, field));
                Implied::read(paths)
            }
            TermKind::Not(operand) => {
                let Implied { when_true, when_false, when_value } = self.implied(operand);
                Implied { when_true: when_false, when_false: when_true, when_value }
            }
            TermKind::And(members) => {
                let members = members.iter().map(|member| self.note(member));
                let (all, some) = split(members.map(|m| (m.when_true, m.when_false)));
                Implied { when_value: all.and(&some), when_true: all, when_false: some }
            }
            TermKind::Or(members) => {
                let members = members.iter().map(|member| self.note(member));
                let (all, some) = split(members.map(|m| (m.when_false, m.when_true)));
                Implied { when_value: all.and(&some), when_true: some, when_false: all }
            }
            TermKind::Conditional(parts) => self.conditional(parts),
            TermKind::Macro(walked) => {
                // The body may never run, but has conditions of its own.
                walked.filter.iter().for_each(|filter| {
                    self.note(filter);
                });
                self.implied(&walked.body);
                Implied::read(self.implied(&walked.range).when_value)
            }
            _ => {
                let mut paths = Paths::default();
                term.each_child(&mut |child| paths = paths.or(&self.implied(child).when_value));
                Implied::read(paths)
            }
        }
    }

    fn conditional(&mut self, parts: &[Term; 3]) -> Implied {
        let [condition, then, otherwise] = parts;
        let condition = self.note(condition);
        let (then, otherwise) = (self.implied(then), self.implied(otherwise));
        let way = |then: &Paths, otherwise: &Paths| {
            condition.when_true.or(then).and(&condition.when_false.or(otherwise))
        };
        Implied {
            when_true: way(&then.when_true, &otherwise.when_true),
            when_false: way(&then.when_false, &otherwise.when_false),
            when_value: way(&then.when_value, &otherwise.when_value),
        }
    }
}

impl Implied {
    /// A term that reads these paths whatever it comes to.
    fn read(paths: Paths) -> Self {
        Self { when_true: paths.clone(), when_false: paths.clone(), when_value: paths }
    }
}

/// A chain has ended unsettled only if every member has; what settles it is one member, and the
/// others may have failed. First the paths of all members unsettled, then those of any settling.
fn split(members: impl Iterator<Item = (Paths, Paths)>) -> (Paths, Paths) {
    let mut all = Paths::default();
    let mut some: Option<Paths> = None;
    for (unsettled, settling) in members {
        all = all.or(&unsettled);
        some = Some(some.map_or(settling.clone(), |known| known.and(&settling)));
    }
    (all, some.unwrap_or_default())
}

fn address(term: &Term) -> usize {
    std::ptr::from_ref(term) as usize
}

/// The path of a field, as printed source.
pub(super) fn select(operand: &Term, field: &str) -> Arc<str> {
    [print(operand).as_str(), ".", field].concat().into()
}
