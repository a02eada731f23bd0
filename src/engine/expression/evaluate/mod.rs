//! The evaluator: an expression over bindings becomes a value, what it waits for, or why it failed.
//!
//! It is total: it ends within [`COST_LIMIT`] steps, its recursion is bounded by the depth that the
//! parser allows, and no input makes it panic. What it says while something is unknown stays true
//! whatever the unknown turns out to be: a value, or for an entry of a map, nothing at all.

mod arithmetic;
mod bindings;
mod failure;
mod function;
mod logic;
mod member;
mod walk;

pub use bindings::{Bindings, Variables};
pub use failure::{Failure, FailureKind};

use super::cost::COST_LIMIT;
use super::syntax::{Term, TermKind};
use super::value::{Key, Map, Truth, Unknown, Value};
use super::{Expression, Operator};
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

/// What evaluation came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A value. Parts of a list or map may still be unknown.
    Value(Value),
    /// It depends on these paths, which nobody has answered yet.
    Unknown(Vec<String>),
    /// It has no value.
    Error(Failure),
}

impl Outcome {
    /// Whether it came to `true`.
    pub fn is_true(&self) -> bool {
        *self == Self::Value(Value::Bool(true))
    }

    /// Whether it came to `false`.
    pub fn is_false(&self) -> bool {
        *self == Self::Value(Value::Bool(false))
    }
}

/// Evaluates an expression.
pub fn evaluate(expression: &Expression, bindings: &dyn Bindings) -> Outcome {
    let machine = Machine { bindings, steps: Cell::new(COST_LIMIT) };
    match machine.value(expression.root(), None) {
        Ok(value) => match value.into_owned() {
            Value::Unknown(unknown) => {
                Outcome::Unknown(unknown.paths().map(String::from).collect())
            }
            value => Outcome::Value(value),
        },
        Err(failure) => Outcome::Error(failure),
    }
}

/// A value, borrowed from bindings or literals where it can be.
type Step<'a> = Result<Cow<'a, Value>, Failure>;

/// The item that a macro is at, and the macros around it.
struct Frame<'a> {
    name: &'a str,
    value: &'a Value,
    outer: Option<&'a Frame<'a>>,
}

/// One evaluation.
struct Machine<'m> {
    bindings: &'m dyn Bindings,
    steps: Cell<u64>,
}

/// A failure at a term.
fn fail(term: &Term, kind: FailureKind, subject: Option<Arc<str>>) -> Failure {
    Failure { kind, range: term.range.clone(), subject }
}

/// A failure because values of these types do not go together.
fn wrong_type(term: &Term, values: &[&Value]) -> Failure {
    let names: Vec<&str> = values.iter().map(|value| value.type_name()).collect();
    fail(term, FailureKind::WrongType, Some(names.join(" and ").into()))
}

fn owned<'a>(value: Value) -> Step<'a> {
    Ok(Cow::Owned(value))
}

fn boolean<'a>(value: bool) -> Step<'a> {
    owned(Value::Bool(value))
}

fn truth<'a>(truth: Truth) -> Step<'a> {
    owned(match truth {
        Truth::True => Value::Bool(true),
        Truth::False => Value::Bool(false),
        Truth::Unknown(unknown) => Value::Unknown(unknown),
    })
}

impl<'m> Machine<'m> {
    /// Counts steps; fails once there are too many.
    fn spend(&self, steps: usize, term: &Term) -> Result<(), Failure> {
        match self.steps.get().checked_sub(steps as u64) {
            Some(left) => {
                self.steps.set(left);
                Ok(())
            }
            None => {
                self.steps.set(0);
                Err(fail(term, FailureKind::TooCostly, None))
            }
        }
    }

    /// The value of a term. Every term's value passes through here.
    fn value<'a>(&'a self, term: &'a Term, frame: Option<&'a Frame<'a>>) -> Step<'a> {
        self.spend(1, term)?;
        match &term.kind {
            TermKind::Literal(value) => Ok(Cow::Borrowed(value)),
            TermKind::Variable(name) => self.variable(term, name, frame),
            TermKind::Select(operand, field) => self.select(term, operand, field, frame),
            TermKind::Has(operand, field) => self.has(term, operand, field, frame),
            TermKind::Index(operand, index) => self.index(term, operand, index, frame),
            TermKind::And(members) => self.chain(term, members, false, frame),
            TermKind::Or(members) => self.chain(term, members, true, frame),
            TermKind::Not(operand) => self.not(term, operand, frame),
            TermKind::Negate(operand) => self.negate(term, operand, frame),
            TermKind::Binary(operator, left, right) => {
                self.binary(term, *operator, [left, right], frame)
            }
            TermKind::Conditional(parts) => self.conditional(parts, frame),
            TermKind::Call(function, arguments) => self.call(term, *function, arguments, frame),
            TermKind::Macro(comprehension) => self.walk(term, comprehension, frame),
            TermKind::List(items) => self.list(items, frame),
            TermKind::Map(entries) => self.map(entries, frame),
            TermKind::Gap => Err(fail(term, FailureKind::Faulty, None)),
        }
    }

    fn variable<'a>(
        &'a self,
        term: &'a Term,
        name: &'a Arc<str>,
        mut frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        while let Some(inner) = frame {
            if inner.name == name.as_ref() {
                return Ok(Cow::Borrowed(inner.value));
            }
            frame = inner.outer;
        }
        let value = self.bindings.get(name).map(Cow::Borrowed);
        value.ok_or_else(|| fail(term, FailureKind::UnknownVariable, Some(name.clone())))
    }

    /// The values of several terms that are all needed. An unknown among them outweighs a failure,
    /// since the failing part may not matter once the unknown is known.
    fn all_values<'a, const N: usize>(
        &'a self,
        terms: [&'a Term; N],
        frame: Option<&'a Frame<'a>>,
    ) -> Result<Result<[Cow<'a, Value>; N], Unknown>, Failure> {
        let steps = terms.map(|term| self.value(term, frame));
        let mut waiting = None;
        let mut failure = None;
        let values = steps.map(|step| match step {
            Ok(value) => {
                if let Value::Unknown(unknown) = value.as_ref() {
                    Unknown::join(&mut waiting, unknown);
                }
                value
            }
            Err(found) => {
                failure.get_or_insert(found);
                Cow::Owned(Value::Null)
            }
        });
        match (waiting, failure) {
            (_, Some(failure)) if failure.kind == FailureKind::TooCostly => Err(failure),
            (Some(unknown), _) => Ok(Err(unknown)),
            (None, Some(failure)) => Err(failure),
            (None, None) => Ok(Ok(values)),
        }
    }

    fn binary<'a>(
        &'a self,
        term: &'a Term,
        operator: Operator,
        operands: [&'a Term; 2],
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let [left, right] = match self.all_values(operands, frame)? {
            Ok(values) => values,
            Err(unknown) => return owned(Value::Unknown(unknown)),
        };
        self.spend(comparison_weight(&left, &right), term)?;
        match operator {
            Operator::Equal => truth(super::value::equals(&left, &right)),
            Operator::NotEqual => truth(match super::value::equals(&left, &right) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                unknown => unknown,
            }),
            Operator::In => self.is_in(term, &left, &right),
            Operator::Less | Operator::LessEqual | Operator::Greater | Operator::GreaterEqual => {
                arithmetic::compare(term, operator, &left, &right)
            }
            _ => self.compute(term, operator, &left, &right),
        }
    }

    /// A list literal. It waits for unknown items: one may turn out to fail.
    fn list<'a>(&'a self, items: &'a [Term], frame: Option<&'a Frame<'a>>) -> Step<'a> {
        let mut values = Gathered::default();
        for item in items {
            values.take(self.value(item, frame))?;
        }
        values.finish(Value::list)
    }

    fn map<'a>(&'a self, entries: &'a [(Term, Term)], frame: Option<&'a Frame<'a>>) -> Step<'a> {
        let mut values = Gathered::default();
        for (key, value) in entries {
            values.take(self.value(key, frame))?;
            values.take(self.value(value, frame))?;
        }
        let values = match values.settle()? {
            Ok(values) => values,
            Err(unknown) => return owned(Value::Unknown(unknown)),
        };
        let mut found: Vec<(Key, Value)> = Vec::with_capacity(entries.len());
        let mut values = values.into_iter();
        for (term, _) in entries {
            let (Some(key), Some(value)) = (values.next(), values.next()) else { break };
            // A double cannot be a key, even one that is a whole number.
            let key = Key::of(&key)
                .filter(|_| !matches!(key, Value::Double(_)))
                .ok_or_else(|| wrong_type(term, &[&key]))?;
            found.push((key, value));
        }
        let map = Map::new(found);
        if map.len() < entries.len() {
            return Err(self.duplicate(entries, frame));
        }
        owned(Value::Map(Arc::new(map)))
    }

    /// Names the first key that stands twice in a map literal.
    fn duplicate(&self, entries: &[(Term, Term)], frame: Option<&Frame<'_>>) -> Failure {
        let mut seen: Vec<Key> = Vec::new();
        for (term, _) in entries {
            let key = self.value(term, frame).ok().and_then(|value| Key::of(&value));
            match key {
                Some(key) if seen.contains(&key) => {
                    let text = crate::expression::syntax::print(term);
                    return fail(term, FailureKind::DuplicateKey, Some(text.into()));
                }
                Some(key) => seen.push(key),
                None => {}
            }
        }
        Failure { kind: FailureKind::DuplicateKey, range: 0..0, subject: None }
    }
}

/// What it costs to compare two values beyond the one step: only parts of the same kind are looked
/// into.
fn comparison_weight(left: &Value, right: &Value) -> usize {
    match (left, right) {
        (Value::String(left), Value::String(right)) => left.len().min(right.len()) / 16,
        (Value::List(_), Value::List(_)) | (Value::Map(_), Value::Map(_)) => {
            weight(left) + weight(right)
        }
        _ => 0,
    }
}

/// What it costs to look at all of a value.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() / 16,
        Value::List(items) => items.iter().map(|item| 1 + weight(item)).sum(),
        Value::Map(map) => map.iter().map(|(_, value)| 1 + weight(value)).sum(),
        _ => 0,
    }
}

/// Values that are all needed, one after the other.
#[derive(Default)]
struct Gathered {
    values: Vec<Value>,
    waiting: Option<Unknown>,
    failure: Option<Failure>,
}

impl Gathered {
    /// Takes one more; fails at once only where going on would cost too much.
    fn take(&mut self, step: Step<'_>) -> Result<(), Failure> {
        match step {
            Ok(value) => match value.as_ref() {
                Value::Unknown(unknown) => Unknown::join(&mut self.waiting, unknown),
                _ => self.values.push(value.into_owned()),
            },
            Err(failure) if failure.kind == FailureKind::TooCostly => return Err(failure),
            Err(failure) => {
                self.failure.get_or_insert(failure);
            }
        }
        Ok(())
    }

    /// The values, or what they wait for, or why there are none.
    fn settle(self) -> Result<Result<Vec<Value>, Unknown>, Failure> {
        match (self.waiting, self.failure) {
            (Some(unknown), _) => Ok(Err(unknown)),
            (None, Some(failure)) => Err(failure),
            (None, None) => Ok(Ok(self.values)),
        }
    }

    fn finish<'a>(self, make: fn(Vec<Value>) -> Value) -> Step<'a> {
        owned(match self.settle()? {
            Ok(values) => make(values),
            Err(unknown) => Value::Unknown(unknown),
        })
    }
}
