//! Operators between two operands that come to true or false.

use super::{Encoder, MOST_CASES, Scene};
use crate::solver::Lit;
use crate::symbol::{Symbol, Truth};
use gradeglass_engine::expression::{Operator, Term, Value};
use std::rc::Rc;

impl Encoder {
    pub(super) fn binary(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        operator: Operator,
        left: Symbol,
        right: Symbol,
    ) -> Symbol {
        match operator {
            Operator::In => Symbol::Truth(self.is_in(scene, term, &left, &right)),
            Operator::Equal
            | Operator::NotEqual
            | Operator::Less
            | Operator::LessEqual
            | Operator::Greater
            | Operator::GreaterEqual => {
                Symbol::Truth(self.compare(scene, term, operator, &left, &right))
            }
            _ => self.compute(scene, term, operator, left, right),
        }
    }

    fn compare(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        operator: Operator,
        left: &Symbol,
        right: &Symbol,
    ) -> Truth {
        let (left, right) = (self.spread(left), self.spread(right));
        let known = match (&left, &right) {
            (Symbol::Cases(one), Symbol::Cases(other)) if one.len() * other.len() <= MOST_CASES => {
                Some(self.cases(operator, one, other))
            }
            (Symbol::Cases(cases), other) => self.each_case(operator.mirrored(), other, cases),
            (one, Symbol::Cases(cases)) => self.each_case(operator, one, cases),
            (one, other) => self.between(operator, one, other),
        };
        known.unwrap_or_else(|| self.open(scene, term))
    }

    /// A truth is compared as the two values that it can have.
    fn spread(&mut self, symbol: &Symbol) -> Symbol {
        match symbol {
            Symbol::Truth(truth) => Symbol::Cases(
                [(truth.holds, Value::Bool(true)), (truth.broken, Value::Bool(false))].into(),
            ),
            other => other.clone(),
        }
    }

    /// Two operands with known values: the evaluator says what each pair comes to.
    fn cases(&mut self, operator: Operator, one: &[(Lit, Value)], other: &[(Lit, Value)]) -> Truth {
        // Mostly an option beside a constant: the statement of that option is the answer.
        let (mut holds, mut broken) = (Vec::new(), Vec::new());
        for (left, a) in one {
            for (right, b) in other {
                let both = self.gates.both(*left, *right);
                match self.templates.apply(operator, a, b) {
                    Some(Value::Bool(true)) => holds.push(both),
                    Some(Value::Bool(false)) => broken.push(both),
                    _ => {}
                }
            }
        }
        self.sides(holds, broken, one.len() * other.len())
    }

    /// When one of these holds and one of those, where at most one of all can.
    fn sides(&mut self, holds: Vec<Lit>, broken: Vec<Lit>, all: usize) -> Truth {
        let whole = holds.len() + broken.len() == all;
        if whole && holds.len() == 1 && broken.len() > 2 {
            let every: Vec<Lit> = holds.iter().chain(&broken).copied().collect();
            let (holds, defined) = (self.gates.any(&holds), self.gates.any(&every));
            return Truth { holds, broken: self.gates.both(defined, !holds) };
        }
        if whole && broken.len() == 1 && holds.len() > 2 {
            return self.sides(broken, holds, all).not();
        }
        Truth { holds: self.gates.any(&holds), broken: self.gates.any(&broken) }
    }

    /// An operand without known values beside one with some.
    fn each_case(
        &mut self,
        operator: Operator,
        one: &Symbol,
        cases: &Rc<[(Lit, Value)]>,
    ) -> Option<Truth> {
        if cases.len() > MOST_CASES {
            return None;
        }
        let defined = match one {
            Symbol::Opaque => return None,
            other => self.defined(other),
        };
        let (mut holds, mut broken) = (Vec::new(), Vec::new());
        for (lit, value) in cases.iter() {
            let found = self.beside(operator, one, value)?;
            holds.push(self.gates.all(&[*lit, defined, found.holds]));
            broken.push(self.gates.all(&[*lit, defined, found.broken]));
        }
        Some(Truth { holds: self.gates.any(&holds), broken: self.gates.any(&broken) })
    }

    /// An operand that has a value, beside a constant.
    fn beside(&mut self, operator: Operator, one: &Symbol, constant: &Value) -> Option<Truth> {
        match (one, constant) {
            (Symbol::Number { id, .. }, _) => {
                self.numbers.compare(&mut self.gates, *id, operator, constant)
            }
            (Symbol::Text { id, .. }, Value::String(words)) => {
                let (gates, numbers) = (&mut self.gates, &mut self.numbers);
                let truth = |equal: Lit| Truth { holds: equal, broken: !equal };
                match operator {
                    Operator::Equal => Some(truth(self.texts.equals(gates, numbers, *id, words))),
                    Operator::NotEqual => {
                        Some(truth(self.texts.equals(gates, numbers, *id, words)).not())
                    }
                    _ => None,
                }
            }
            (Symbol::Count { items, more, .. }, Value::Int(number)) => {
                self.counted(operator, items, *more, *number)
            }
            _ => None,
        }
    }

    /// A count beside a constant.
    fn counted(
        &mut self,
        operator: Operator,
        items: &Rc<[Lit]>,
        more: Lit,
        number: i64,
    ) -> Option<Truth> {
        let at_least = self.count_reaches(items, more, number);
        let above = self.count_reaches(items, more, number.saturating_add(1));
        let holds = match operator {
            Operator::Less => !at_least,
            Operator::LessEqual => !above,
            Operator::Greater => above,
            Operator::GreaterEqual => at_least,
            Operator::Equal => self.gates.both(at_least, !above),
            Operator::NotEqual => !self.gates.both(at_least, !above),
            _ => return None,
        };
        Some(Truth { holds, broken: !holds })
    }

    fn count_reaches(&mut self, items: &Rc<[Lit]>, more: Lit, number: i64) -> Lit {
        let wanted = usize::try_from(number.max(0)).unwrap_or(usize::MAX);
        let counted = self.gates.at_least(items, wanted);
        if more == Lit::FALSE || counted == Lit::TRUE {
            return counted;
        }
        let others = self.gates.fresh();
        let others = self.gates.both(more, others);
        self.gates.either(counted, others)
    }

    /// Two operands without known values.
    fn between(&mut self, operator: Operator, one: &Symbol, other: &Symbol) -> Option<Truth> {
        let found = match (one, other) {
            (Symbol::Number { id: a, .. }, Symbol::Number { id: b, .. }) => {
                self.numbers.relate(&mut self.gates, *a, *b, operator)?
            }
            (Symbol::Text { id: a, .. }, Symbol::Text { id: b, .. }) => {
                let equal = self.texts.relate(&mut self.gates, *a, *b);
                match operator {
                    Operator::Equal => equal,
                    Operator::NotEqual => equal.not(),
                    _ => return None,
                }
            }
            (Symbol::Count { .. }, _) | (_, Symbol::Count { .. }) => {
                let (one, other) = (self.counts(one)?, self.counts(other)?);
                return match (&one, &other) {
                    (Symbol::Cases(a), Symbol::Cases(b)) => Some(self.cases(operator, a, b)),
                    (Symbol::Cases(a), b) => self.each_case(operator.mirrored(), b, a),
                    (a, Symbol::Cases(b)) => self.each_case(operator, a, b),
                    _ => None,
                };
            }
            (Symbol::Items { .. }, Symbol::Items { .. }) => {
                return self.lists_equal(operator, one, other);
            }
            _ => return None,
        };
        let (one, other) = (self.defined(one), self.defined(other));
        let defined = self.gates.both(one, other);
        Some(Truth {
            holds: self.gates.both(defined, found.holds),
            broken: self.gates.both(defined, found.broken),
        })
    }

    /// A list equals the empty list where none of its items is there; of others nothing is known.
    fn lists_equal(&mut self, operator: Operator, one: &Symbol, other: &Symbol) -> Option<Truth> {
        let (Symbol::Items { items: a, more: c, .. }, Symbol::Items { items: b, more: d, .. }) =
            (one, other)
        else {
            return None;
        };
        let (there, more) =
            match (a.is_empty() && *c == Lit::FALSE, b.is_empty() && *d == Lit::FALSE) {
                (true, _) => (b, d),
                (_, true) => (a, c),
                _ => return None,
            };
        let mut lits: Vec<Lit> = there.iter().map(|(lit, _)| *lit).collect();
        lits.push(*more);
        let (one, other) = (self.defined(one), self.defined(other));
        let (defined, some) = (self.gates.both(one, other), self.gates.any(&lits));
        let equal = Truth {
            holds: self.gates.both(defined, !some),
            broken: self.gates.both(defined, some),
        };
        match operator {
            Operator::Equal => Some(equal),
            Operator::NotEqual => Some(equal.not()),
            _ => None,
        }
    }
}

/// The operator that says the same with its operands swapped.
trait Mirrored {
    fn mirrored(self) -> Self;
}

impl Mirrored for Operator {
    fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            same => same,
        }
    }
}
