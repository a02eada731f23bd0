//! Numbers without bounds: between two neighbouring constants of the rules, one is as good as another.
//!
//! Each number has cuts in ascending order, and for each cut a statement that the number lies below
//! it. Every real number gives one set of statements, and every set that keeps the order has a
//! number, save where two doubles have none between them: there a proof may call possible what is
//! not, never the reverse.

use crate::gates::Gates;
use crate::model::Model;
use crate::solver::Lit;
use crate::symbol::{NumberId, Truth};
use gradeglass_engine::expression::{Operator, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A place between numbers: just below a constant, or just above it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cut {
    at: At,
    above: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum At {
    Int(i64),
    Double(f64),
}

impl Eq for Cut {}

impl Ord for Cut {
    fn cmp(&self, other: &Self) -> Ordering {
        let at = match (self.at, other.at) {
            (At::Int(one), At::Int(other)) => one.cmp(&other),
            (At::Double(one), At::Double(other)) => one.total_cmp(&other),
            (At::Int(_), At::Double(_)) => Ordering::Less,
            (At::Double(_), At::Int(_)) => Ordering::Greater,
        };
        at.then(self.above.cmp(&other.above))
    }
}

impl PartialOrd for Cut {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

struct Number {
    whole: bool,
    below: BTreeMap<Cut, Lit>,
}

/// All numbers of one guideline.
#[derive(Default)]
pub struct Numbers {
    numbers: Vec<Number>,
    /// Of two numbers: the first is less, they are equal.
    relations: BTreeMap<(NumberId, NumberId), (Lit, Lit)>,
    /// Pairs that are tied already, by cut.
    tied: BTreeSet<(NumberId, NumberId, Cut)>,
}

impl Numbers {
    /// A number of which nothing is known: whole, or any finite double.
    pub fn fresh(&mut self, whole: bool) -> NumberId {
        self.numbers.push(Number { whole, below: BTreeMap::new() });
        NumberId(self.numbers.len() - 1)
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self, id: NumberId) -> bool {
        self.numbers.get(id.0).is_some_and(|number| number.whole)
    }

    /// Whether a number that has a value compares so with a constant; none where the two are of
    /// different types.
    pub fn compare(
        &mut self,
        gates: &mut Gates,
        id: NumberId,
        operator: Operator,
        constant: &Value,
    ) -> Option<Truth> {
        let (less, up_to) = self.around(gates, id, constant)?;
        let holds = match operator {
            Operator::Less => less,
            Operator::LessEqual => up_to,
            Operator::Greater => !up_to,
            Operator::GreaterEqual => !less,
            Operator::Equal => gates.both(up_to, !less),
            Operator::NotEqual => !gates.both(up_to, !less),
            _ => return None,
        };
        Some(Truth { holds, broken: !holds })
    }

    /// That a number is less than a constant, and that it is at most as large.
    fn around(&mut self, gates: &mut Gates, id: NumberId, constant: &Value) -> Option<(Lit, Lit)> {
        match *constant {
            Value::Int(at) if self.is_whole(id) => {
                // Whole numbers below 5 are those up to 4: one cut for both ways to say it.
                let less = match at.checked_sub(1) {
                    Some(before) => self.cut(gates, id, Cut { at: At::Int(before), above: true }),
                    None => Lit::FALSE,
                };
                let up_to = match at {
                    i64::MAX => Lit::TRUE,
                    _ => self.cut(gates, id, Cut { at: At::Int(at), above: true }),
                };
                Some((less, up_to))
            }
            Value::Double(at) if !self.is_whole(id) && at.is_finite() => {
                // Adding zero makes one zero of the two.
                let at = At::Double(at + 0.0);
                let less = self.cut(gates, id, Cut { at, above: false });
                Some((less, self.cut(gates, id, Cut { at, above: true })))
            }
            _ => None,
        }
    }

    fn cut(&mut self, gates: &mut Gates, id: NumberId, cut: Cut) -> Lit {
        let Some(number) = self.numbers.get_mut(id.0) else { return gates.fresh() };
        if let Some(known) = number.below.get(&cut) {
            return *known;
        }
        // A number of an example from before the cut lies on the side of the cut below it.
        let before = number.below.range(..cut).next_back().map(|(_, before)| *before);
        let lit = gates.fresh_like(before.unwrap_or(Lit::FALSE));
        if let Some(before) = before {
            gates.implies(before, lit);
        }
        if let Some((_, after)) = number.below.range(cut..).next() {
            gates.implies(lit, *after);
        }
        number.below.insert(cut, lit);
        lit
    }

    /// The limits that a number is told apart by, ascending: each with whether it can be the limit itself, and
    /// with the statement that it lies beyond. `most` says that it is above that it lies beyond.
    pub fn limits(&self, id: NumberId, most: bool) -> Vec<(Value, bool, Lit)> {
        let Some(number) = self.numbers.get(id.0) else { return Vec::new() };
        let limit = |(cut, below): (&Cut, &Lit)| match (cut.at, most) {
            (At::Int(at), true) => Some((Value::Int(at), true, !*below)),
            // Whole numbers beyond a cut begin with the next.
            (At::Int(at), false) => Some((Value::Int(at.checked_add(1)?), true, *below)),
            (At::Double(at), true) => Some((Value::Double(at), cut.above, !*below)),
            (At::Double(at), false) => Some((Value::Double(at), !cut.above, *below)),
        };
        number.below.iter().filter_map(limit).collect()
    }

    /// How two numbers that both have values compare.
    pub fn relate(
        &mut self,
        gates: &mut Gates,
        one: NumberId,
        other: NumberId,
        operator: Operator,
    ) -> Option<Truth> {
        if self.is_whole(one) != self.is_whole(other) {
            return None;
        }
        let (less, equal) = if one == other {
            (Lit::FALSE, Lit::TRUE)
        } else if one < other {
            self.relation(gates, one, other)
        } else {
            let (less, equal) = self.relation(gates, other, one);
            (!gates.either(less, equal), equal)
        };
        let holds = match operator {
            Operator::Less => less,
            Operator::LessEqual => gates.either(less, equal),
            Operator::Greater => !gates.either(less, equal),
            Operator::GreaterEqual => !less,
            Operator::Equal => equal,
            Operator::NotEqual => !equal,
            _ => return None,
        };
        Some(Truth { holds, broken: !holds })
    }

    fn relation(&mut self, gates: &mut Gates, one: NumberId, other: NumberId) -> (Lit, Lit) {
        *self.relations.entry((one, other)).or_insert_with(|| {
            let (less, equal) = (gates.fresh(), gates.fresh());
            gates.at_most_one(&[less, equal]);
            (less, equal)
        })
    }

    /// Ties what is known of pairs of numbers to what is known of each: of two numbers on different
    /// sides of a cut, the one below it is less. To be called when all rules are read.
    pub fn tie(&mut self, gates: &mut Gates) {
        let pairs: Vec<_> = self.relations.iter().map(|(pair, known)| (*pair, *known)).collect();
        for ((one, other), (less, equal)) in pairs {
            for id in [one, other] {
                let cuts: Vec<Cut> = self
                    .numbers
                    .get(id.0)
                    .map_or_else(Vec::new, |n| n.below.keys().copied().collect());
                for cut in cuts {
                    if !self.tied.insert((one, other, cut)) {
                        continue;
                    }
                    let (a, b) = (self.cut(gates, one, cut), self.cut(gates, other, cut));
                    gates.state(&[!a, b, less]);
                    gates.state(&[a, !b, !less]);
                    gates.state(&[a, !b, !equal]);
                }
            }
        }
    }

    /// Whether a model lets a whole number be this.
    pub fn allows(&self, id: NumberId, value: i64, model: &Model) -> bool {
        let below = self.numbers.get(id.0).into_iter().flat_map(|number| &number.below);
        let mut known = below.filter(|(_, lit)| model.knows(**lit));
        known.all(|(cut, lit)| matches!(cut.at, At::Int(at) if model.holds(*lit) == (value <= at)))
    }

    /// Whether any condition compares this number.
    pub fn is_asked_of(&self, id: NumberId) -> bool {
        self.numbers.get(id.0).is_some_and(|number| !number.below.is_empty())
            || self.relations.keys().any(|(one, other)| *one == id || *other == id)
    }

    /// Values for all numbers, between the cuts that a model chose and related as it wants.
    pub fn values(&self, model: &Model) -> Vec<Value> {
        let ids = (0..self.numbers.len()).map(NumberId);
        let mut values: Vec<Value> = ids.map(|id| self.value(id, model)).collect();
        for (one, other, wanted) in self.related(model) {
            let choices = [self.choices(one, model), self.choices(other, model)];
            let [Some(a), Some(b)] =
                [values.get(one.0), values.get(other.0)].map(Option::<&Value>::cloned)
            else {
                continue;
            };
            if let Some((a, b)) = related(&choices, (a, b), wanted) {
                if let Some(value) = values.get_mut(one.0) {
                    *value = a;
                }
                if let Some(value) = values.get_mut(other.0) {
                    *value = b;
                }
            }
        }
        values
    }

    fn value(&self, id: NumberId, model: &Model) -> Value {
        let Some(number) = self.numbers.get(id.0) else { return Value::Int(0) };
        let (low, high) = number.between(model);
        if number.whole { whole_between(low, high) } else { double_between(low, high) }
    }

    /// A few values that fit a number's cuts: in the middle, and near both ends.
    fn choices(&self, id: NumberId, model: &Model) -> Vec<Value> {
        let Some(number) = self.numbers.get(id.0) else { return Vec::new() };
        let (low, high) = number.between(model);
        let make = |low, high| {
            if number.whole { whole_between(low, high) } else { double_between(low, high) }
        };
        let far = |by: i64| {
            let at = if number.whole { At::Int(by) } else { At::Double(by as f64) };
            Some(Cut { at, above: true })
        };
        let mut choices = vec![make(low, high)];
        if high.is_none() {
            choices.push(make(low.max(far(1_000)), None));
        }
        if low.is_none() {
            choices.push(make(None, high.or(far(-1_000)).min(far(-1_000))));
        }
        choices
    }

    /// The pairs that a model relates.
    fn related(&self, model: &Model) -> Vec<(NumberId, NumberId, Ordering)> {
        let order = |(less, equal): (Lit, Lit)| match (model.holds(less), model.holds(equal)) {
            (true, _) => Ordering::Less,
            (_, true) => Ordering::Equal,
            _ => Ordering::Greater,
        };
        let known = self.relations.iter().filter(|(_, known)| model.knows(known.1));
        let mut pairs: Vec<_> =
            known.map(|(pair, known)| (pair.0, pair.1, order(*known))).collect();
        pairs.sort_by_key(|(one, other, _)| (*one, *other));
        pairs
    }
}

impl Number {
    /// The cuts next below and next above in a model.
    fn between(&self, model: &Model) -> (Option<Cut>, Option<Cut>) {
        let known = || self.below.iter().filter(|(_, lit)| model.knows(**lit));
        let low = known().filter(|(_, lit)| !model.holds(**lit)).map(|(cut, _)| *cut).next_back();
        (low, known().find(|(_, lit)| model.holds(**lit)).map(|(cut, _)| *cut))
    }
}

/// A pair of values in the order that is wanted: the two at hand, one for both, or others that fit.
fn related(
    choices: &[Vec<Value>; 2],
    (a, b): (Value, Value),
    wanted: Ordering,
) -> Option<(Value, Value)> {
    let order = |a: &Value, b: &Value| match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Double(a), Value::Double(b)) => a.partial_cmp(b),
        _ => None,
    };
    let [ones, others] = choices;
    let mut pairs = vec![(a.clone(), b.clone())];
    pairs.extend(others.iter().map(|other| (a.clone(), other.clone())));
    pairs.extend(ones.iter().map(|one| (one.clone(), b.clone())));
    pairs.extend(
        ones.iter().flat_map(|one| others.iter().map(|other| (one.clone(), other.clone()))),
    );
    pairs.into_iter().find(|(one, other)| order(one, other) == Some(wanted))
}

fn whole_between(low: Option<Cut>, high: Option<Cut>) -> Value {
    let int = |cut: Cut| if let At::Int(at) = cut.at { at } else { 0 };
    Value::Int(match (low.map(int), high.map(int)) {
        (Some(low), high) => low.saturating_add(1).min(high.unwrap_or(i64::MAX)),
        (None, Some(high)) => high.min(1),
        (None, None) => 1,
    })
}

fn double_between(low: Option<Cut>, high: Option<Cut>) -> Value {
    let at = |cut: Cut| if let At::Double(at) = cut.at { at } else { 0.0 };
    let value = match (low, high) {
        (None, None) => 1.0,
        (Some(low), _) if !low.above => at(low),
        (_, Some(high)) if high.above => at(high),
        (Some(low), None) => at(low) + 1.0,
        (None, Some(high)) => at(high) - 1.0,
        (Some(low), Some(high)) => at(low) / 2.0 + at(high) / 2.0,
    };
    Value::Double(value)
}
