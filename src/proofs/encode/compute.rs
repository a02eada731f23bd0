//! Values made of values: arithmetic, conversions, questions about texts. What has known operands
//! is given to the evaluator, case by case, so that there is one meaning of everything.

use super::{Encoder, MOST_CASES, Scene};
use crate::solver::Lit;
use crate::symbol::{Symbol, Truth};
use gradeglass_engine::expression::{
    Expression, Function, Operator, Outcome, Term, Value, evaluate, parse,
};
use std::collections::HashMap;
use std::rc::Rc;

/// Expressions over the variables `a` and `b`, read once.
#[derive(Default)]
pub struct Templates(HashMap<String, Option<Expression>>);

impl Templates {
    /// What the evaluator makes of two values.
    pub fn apply(&mut self, operator: Operator, a: &Value, b: &Value) -> Option<Value> {
        // By far the most are options beside options.
        if let (Value::String(a), Value::String(b)) = (a, b) {
            match operator {
                Operator::Equal => return Some(Value::Bool(a == b)),
                Operator::NotEqual => return Some(Value::Bool(a != b)),
                _ => {}
            }
        }
        self.run(&["a ", operator.symbol(), " b"].concat(), &[("a", a.clone()), ("b", b.clone())])
    }

    fn of_one(&mut self, function: Function, a: &Value) -> Option<Value> {
        self.run(&[function.name(), "(a)"].concat(), &[("a", a.clone())])
    }

    fn of_two(&mut self, function: Function, a: &Value, b: &Value) -> Option<Value> {
        let source = ["a.", function.name(), "(b)"].concat();
        self.run(&source, &[("a", a.clone()), ("b", b.clone())])
    }

    fn run(&mut self, source: &str, values: &[(&'static str, Value)]) -> Option<Value> {
        if !self.0.contains_key(source) {
            self.0.insert(source.to_owned(), parse(source).usable());
        }
        let expression = self.0.get(source)?.as_ref()?;
        let mut variables = gradeglass_engine::expression::Variables::new();
        for (name, value) in values {
            variables.set(*name, value.clone());
        }
        match evaluate(expression, &variables) {
            Outcome::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl Encoder {
    /// `+`, `-`, `*`, `/`, `%`
    pub(super) fn compute(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        operator: Operator,
        left: Symbol,
        right: Symbol,
    ) -> Symbol {
        match (self.counts(&left), self.counts(&right)) {
            (Some(Symbol::Cases(one)), Some(Symbol::Cases(other)))
                if one.len() * other.len() <= MOST_CASES =>
            {
                let mut made = Vec::new();
                for (left, a) in one.iter() {
                    for (right, b) in other.iter() {
                        if let Some(value) = self.templates.apply(operator, a, b) {
                            made.push((self.gates.both(*left, *right), value));
                        }
                    }
                }
                self.merged(made)
            }
            (
                Some(Symbol::Items { items: one, more: some, defined: here }),
                Some(Symbol::Items { items: other, more: others, defined: there }),
            ) if operator == Operator::Add => Symbol::Items {
                items: one.iter().chain(other.iter()).cloned().collect(),
                more: self.gates.either(some, others),
                defined: self.gates.both(here, there),
            },
            _ => self.something_like(scene, term, &left, &right),
        }
    }

    /// Equal values are one case. Doubles are left apart: two zeros are equal and not the same.
    fn merged(&mut self, made: Vec<(Lit, Value)>) -> Symbol {
        let mut merged: Vec<(Vec<Lit>, Value)> = Vec::new();
        for (lit, value) in made {
            let same = |known: &Value| !matches!(value, Value::Double(_)) && *known == value;
            match merged.iter_mut().find(|(_, known)| same(known)) {
                Some((lits, _)) => lits.push(lit),
                None => merged.push((vec![lit], value)),
            }
        }
        Symbol::Cases(
            merged.into_iter().map(|(lits, value)| (self.gates.any(&lits), value)).collect(),
        )
    }

    /// A value of the type that operands of these types give, and nothing more known of it.
    pub(super) fn something_like(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        one: &Symbol,
        other: &Symbol,
    ) -> Symbol {
        let Some(whole) = self.number_of(one).or(self.number_of(other)) else {
            return Symbol::Opaque;
        };
        self.remembered(scene, term, false, |own| {
            let defined = own.gates.fresh();
            Symbol::Number { id: own.numbers.fresh(whole), defined }
        })
    }

    /// Whether a symbol is a number, and a whole one.
    fn number_of(&self, symbol: &Symbol) -> Option<bool> {
        match symbol {
            Symbol::Number { id, .. } => Some(self.numbers.is_whole(*id)),
            Symbol::Count { .. } => Some(true),
            _ => None,
        }
    }

    /// A count as the values that it can have; everything else as it is.
    pub(super) fn counts(&mut self, symbol: &Symbol) -> Option<Symbol> {
        const MOST: usize = 32;
        let Symbol::Count { items, more, defined } = symbol else { return Some(symbol.clone()) };
        if *more != Lit::FALSE || items.len() > MOST {
            return None;
        }
        let reached: Vec<Lit> =
            (0..=items.len() + 1).map(|k| self.gates.at_least(items, k)).collect();
        let pairs = reached.iter().zip(reached.iter().skip(1)).zip(0..);
        let cases = pairs
            .map(|((this, next), k)| (self.gates.all(&[*defined, *this, !*next]), Value::Int(k)));
        Some(Symbol::Cases(cases.collect()))
    }

    pub(super) fn negate(&mut self, scene: &Scene<'_>, term: &Term, operand: &Term) -> Symbol {
        match self.symbol(scene, operand) {
            Symbol::Cases(cases) => {
                let zero = |value: &Value| match value {
                    Value::Double(_) => Value::Double(-0.0),
                    _ => Value::Int(0),
                };
                let negated = cases.iter().filter_map(|(lit, value)| {
                    let made = self.templates.apply(Operator::Subtract, &zero(value), value)?;
                    Some((*lit, made))
                });
                Symbol::Cases(negated.collect())
            }
            other => self.something_like(scene, term, &other, &other),
        }
    }

    pub(super) fn call(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        function: Function,
        arguments: &[Term],
    ) -> Symbol {
        match arguments {
            [text, part] => {
                let (text, part) = (self.symbol(scene, text), self.symbol(scene, part));
                Symbol::Truth(self.search(scene, term, function, &text, &part))
            }
            [argument] => {
                let argument = self.symbol(scene, argument);
                self.convert(scene, term, function, argument)
            }
            _ => Symbol::Opaque,
        }
    }

    /// `size`, `int`, `double`, `string`
    fn convert(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        function: Function,
        argument: Symbol,
    ) -> Symbol {
        match (function, argument) {
            (Function::Size, Symbol::Items { items, more, defined }) => {
                Symbol::Count { items: items.iter().map(|(lit, _)| *lit).collect(), more, defined }
            }
            (Function::Size, Symbol::Text { id, defined }) => {
                Symbol::Number { id: self.texts.size(id), defined }
            }
            (_, Symbol::Cases(cases)) => {
                let made = cases.iter().filter_map(|(lit, value)| {
                    Some((*lit, self.templates.of_one(function, value)?))
                });
                let made = made.collect();
                self.merged(made)
            }
            (Function::Int, same @ Symbol::Count { .. }) => same,
            (Function::Int | Function::Double, Symbol::Number { id, defined })
                if self.numbers.is_whole(id) == (function == Function::Int) =>
            {
                Symbol::Number { id, defined }
            }
            (Function::String, same @ Symbol::Text { .. }) => same,
            (Function::Int | Function::Double, _) => self.remembered(scene, term, false, |own| {
                let defined = own.gates.fresh();
                Symbol::Number { id: own.numbers.fresh(function == Function::Int), defined }
            }),
            _ => Symbol::Opaque,
        }
    }

    /// `contains`, `startsWith`, `endsWith`
    fn search(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        function: Function,
        text: &Symbol,
        part: &Symbol,
    ) -> Truth {
        match (text, part) {
            (Symbol::Cases(one), Symbol::Cases(other)) if one.len() * other.len() <= MOST_CASES => {
                self.search_cases(function, one, other)
            }
            (Symbol::Text { id, defined }, Symbol::Cases(parts)) => {
                let (mut holds, mut broken) = (Vec::new(), Vec::new());
                for (lit, value) in parts.iter() {
                    let Value::String(words) = value else { continue };
                    let (gates, numbers) = (&mut self.gates, &mut self.numbers);
                    let asked = self.texts.asks(gates, numbers, *id, function, words);
                    holds.push(self.gates.all(&[*lit, *defined, asked]));
                    broken.push(self.gates.all(&[*lit, *defined, !asked]));
                }
                Truth { holds: self.gates.any(&holds), broken: self.gates.any(&broken) }
            }
            _ => self.open(scene, term),
        }
    }

    fn search_cases(
        &mut self,
        function: Function,
        one: &Rc<[(Lit, Value)]>,
        other: &Rc<[(Lit, Value)]>,
    ) -> Truth {
        let (mut holds, mut broken) = (Vec::new(), Vec::new());
        for (left, a) in one.iter() {
            for (right, b) in other.iter() {
                let both = self.gates.both(*left, *right);
                match self.templates.of_two(function, a, b) {
                    Some(Value::Bool(true)) => holds.push(both),
                    Some(Value::Bool(false)) => broken.push(both),
                    _ => {}
                }
            }
        }
        Truth { holds: self.gates.any(&holds), broken: self.gates.any(&broken) }
    }
}
