//! Expressions become formulas: for each condition, when it is true and when it is false.
//!
//! The formula says all that the evaluator can do, and perhaps more: whatever a real judgment makes
//! of an expression, some choice of the open statements makes the same of its formula. So what the
//! formula rules out can never happen. What a formula allows is only possible until the evaluator
//! has confirmed it on an example.

mod compare;
mod compute;
mod lists;
mod scene;

pub use scene::Scene;

use crate::gates::Gates;
use crate::numbers::Numbers;
use crate::solver::Lit;
use crate::symbol::{Part, Symbol, Truth};
use crate::texts::Texts;
use compute::Templates;
use gradeglass_engine::expression::{Expression, Term, TermKind, Value};
use std::collections::HashMap;

/// More combinations than this of the values of two operands are not written out.
const MOST_CASES: usize = 1_024;

/// Turns expressions into formulas.
#[derive(Default)]
pub struct Encoder {
    /// The formulas.
    pub gates: Gates,
    /// The numbers that they speak of.
    pub numbers: Numbers,
    /// The texts that they speak of.
    pub texts: Texts,
    /// Conditions that nothing is known of, by place and words: the same words at the same place
    /// come to the same.
    opaque: HashMap<(usize, String, bool), Symbol>,
    templates: Templates,
}

impl Encoder {
    /// Formulas over these gates.
    pub fn over(gates: Gates) -> Self {
        Self { gates, ..Self::default() }
    }

    /// When a condition is true and when it is false, at a place.
    pub fn condition(&mut self, scene: &Scene<'_>, condition: &Expression) -> Truth {
        let scene = scene.over(condition.source());
        self.truth(&scene, condition.root())
    }

    /// The same of members of a condition.
    pub fn parts(&mut self, scene: &Scene<'_>, condition: &Expression, of: &[Term]) -> Vec<Truth> {
        let scene = scene.over(condition.source());
        of.iter().map(|term| self.truth(&scene, term)).collect()
    }

    fn truth(&mut self, scene: &Scene<'_>, term: &Term) -> Truth {
        let symbol = self.symbol(scene, term);
        self.as_truth(scene, term, symbol)
    }

    /// A symbol where true or false is needed; any other value fails there.
    fn as_truth(&mut self, scene: &Scene<'_>, term: &Term, symbol: Symbol) -> Truth {
        match symbol {
            Symbol::Truth(truth) => truth,
            Symbol::Cases(cases) => {
                let of = |wanted: bool| {
                    let is_so = move |value: &Value| *value == Value::Bool(wanted);
                    cases.iter().filter(move |(_, v)| is_so(v)).map(|(lit, _)| *lit).collect()
                };
                let (holds, broken): (Vec<Lit>, Vec<Lit>) = (of(true), of(false));
                Truth { holds: self.gates.any(&holds), broken: self.gates.any(&broken) }
            }
            Symbol::Opaque => self.open(scene, term),
            _ => Truth::FAILS,
        }
    }

    /// A condition of which nothing is known.
    fn open(&mut self, scene: &Scene<'_>, term: &Term) -> Truth {
        let made = self.remembered(scene, term, true, |own| {
            let truth = Truth { holds: own.gates.fresh(), broken: own.gates.fresh() };
            own.gates.at_most_one(&[truth.holds, truth.broken]);
            Symbol::Truth(truth)
        });
        if let Symbol::Truth(truth) = made { truth } else { Truth::FAILS }
    }

    /// Makes something once for the same words at the same place. Inside a macro the words speak of
    /// another item each time.
    fn remembered(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        is_condition: bool,
        make: impl FnOnce(&mut Self) -> Symbol,
    ) -> Symbol {
        let Some(words) = scene.words(term) else { return make(self) };
        let key = (scene.place, words.to_owned(), is_condition);
        if let Some(known) = self.opaque.get(&key) {
            return known.clone();
        }
        let made = make(self);
        self.opaque.insert(key, made.clone());
        made
    }

    fn symbol(&mut self, scene: &Scene<'_>, term: &Term) -> Symbol {
        match &term.kind {
            TermKind::Literal(value) => Symbol::constant(value),
            TermKind::Variable(name) => scene.variable(name),
            TermKind::Not(operand) => Symbol::Truth(self.truth(scene, operand).not()),
            TermKind::And(members) => Symbol::Truth(self.chain(scene, members, false)),
            TermKind::Or(members) => Symbol::Truth(self.chain(scene, members, true)),
            TermKind::Conditional(parts) => self.conditional(scene, term, parts),
            TermKind::Select(operand, field) => {
                let whole = self.symbol(scene, operand);
                self.select(whole, field)
            }
            TermKind::Has(operand, field) => self.has(scene, term, operand, field),
            TermKind::Index(operand, index) => self.index(scene, operand, index),
            TermKind::Binary(operator, left, right) => {
                let left = self.symbol(scene, left);
                let right = self.symbol(scene, right);
                self.binary(scene, term, *operator, left, right)
            }
            TermKind::Negate(operand) => self.negate(scene, term, operand),
            TermKind::Call(function, arguments) => self.call(scene, term, *function, arguments),
            TermKind::Macro(walked) => self.walk(scene, walked),
            TermKind::List(items) => self.list(scene, items),
            TermKind::Map(_) | TermKind::Gap => Symbol::Opaque,
        }
    }

    /// `&&` is settled by false and `||` by true, whatever the other members fail at.
    fn chain(&mut self, scene: &Scene<'_>, members: &[Term], settled_by: bool) -> Truth {
        let members: Vec<Truth> = members.iter().map(|member| self.truth(scene, member)).collect();
        let holds: Vec<Lit> = members.iter().map(|member| member.holds).collect();
        let broken: Vec<Lit> = members.iter().map(|member| member.broken).collect();
        if settled_by {
            Truth { holds: self.gates.any(&holds), broken: self.gates.all(&broken) }
        } else {
            Truth { holds: self.gates.all(&holds), broken: self.gates.any(&broken) }
        }
    }

    fn conditional(&mut self, scene: &Scene<'_>, term: &Term, parts: &[Term; 3]) -> Symbol {
        let [condition, then, otherwise] = parts;
        let asked = self.truth(scene, condition);
        let (then, otherwise) = (self.symbol(scene, then), self.symbol(scene, otherwise));
        let then = self.under(asked.holds, then);
        let otherwise = self.under(asked.broken, otherwise);
        self.joined(scene, term, then, otherwise)
    }

    /// The one or the other, of which at most one has a value.
    fn joined(&mut self, scene: &Scene<'_>, term: &Term, one: Symbol, other: Symbol) -> Symbol {
        match (one, other) {
            (Symbol::Truth(one), Symbol::Truth(other)) => Symbol::Truth(Truth {
                holds: self.gates.either(one.holds, other.holds),
                broken: self.gates.either(one.broken, other.broken),
            }),
            (Symbol::Cases(one), Symbol::Cases(other)) => {
                Symbol::Cases(one.iter().chain(other.iter()).cloned().collect())
            }
            (
                Symbol::Items { items: one, more: some, defined: here },
                Symbol::Items { items: other, more: others, defined: there },
            ) => Symbol::Items {
                items: one.iter().chain(other.iter()).cloned().collect(),
                more: self.gates.either(some, others),
                defined: self.gates.either(here, there),
            },
            (one, other) => self.something_like(scene, term, &one, &other),
        }
    }

    /// A symbol that has a value only where a statement holds.
    fn under(&mut self, condition: Lit, symbol: Symbol) -> Symbol {
        if condition == Lit::TRUE {
            return symbol;
        }
        let gates = &mut self.gates;
        match symbol {
            Symbol::Truth(truth) => Symbol::Truth(Truth {
                holds: gates.both(condition, truth.holds),
                broken: gates.both(condition, truth.broken),
            }),
            Symbol::Cases(cases) => Symbol::Cases(
                cases
                    .iter()
                    .map(|(lit, value)| (gates.both(condition, *lit), value.clone()))
                    .collect(),
            ),
            Symbol::Count { items, more, defined } => {
                Symbol::Count { items, more, defined: gates.both(condition, defined) }
            }
            Symbol::Number { id, defined } => {
                Symbol::Number { id, defined: gates.both(condition, defined) }
            }
            Symbol::Text { id, defined } => {
                Symbol::Text { id, defined: gates.both(condition, defined) }
            }
            Symbol::Items { items, more, defined } => Symbol::Items {
                items: items
                    .iter()
                    .map(|(lit, item)| (gates.both(condition, *lit), item.clone()))
                    .collect(),
                more: gates.both(condition, more),
                defined: gates.both(condition, defined),
            },
            Symbol::Record { parts, defined } => {
                Symbol::Record { parts, defined: gates.both(condition, defined) }
            }
            Symbol::Opaque => Symbol::Opaque,
        }
    }

    /// When a symbol has a value.
    fn defined(&mut self, symbol: &Symbol) -> Lit {
        match symbol {
            Symbol::Truth(truth) => self.gates.either(truth.holds, truth.broken),
            Symbol::Cases(cases) => {
                let lits: Vec<Lit> = cases.iter().map(|(lit, _)| *lit).collect();
                if lits.contains(&Lit::TRUE) { Lit::TRUE } else { self.gates.any(&lits) }
            }
            Symbol::Count { defined, .. }
            | Symbol::Number { defined, .. }
            | Symbol::Text { defined, .. }
            | Symbol::Items { defined, .. }
            | Symbol::Record { defined, .. } => *defined,
            Symbol::Opaque => self.gates.fresh(),
        }
    }

    fn select(&mut self, whole: Symbol, field: &str) -> Symbol {
        let Symbol::Record { parts, defined } = whole else { return Symbol::Opaque };
        match parts.iter().find(|part| part.name.as_ref() == field) {
            Some(part) => self.under(defined, part.value.clone()),
            // A record has these entries and no others.
            None => Symbol::Cases([].into()),
        }
    }

    fn has(&mut self, scene: &Scene<'_>, term: &Term, operand: &Term, field: &str) -> Symbol {
        match self.symbol(scene, operand) {
            Symbol::Record { parts, defined } => {
                let found = parts.iter().find(|part| part.name.as_ref() == field);
                let present = found.map_or(Lit::FALSE, |part: &Part| part.present);
                Symbol::Truth(Truth {
                    holds: self.gates.both(defined, present),
                    broken: self.gates.both(defined, !present),
                })
            }
            _ => Symbol::Truth(self.open(scene, term)),
        }
    }
}
