//! The evaluator: an expression over bindings becomes a value, what it waits for, or why it failed.
//!
//! It is total: it ends within [`COST_LIMIT`] steps, its recursion is bounded by the depth that the
//! parser allows, and no input makes it panic. What it says while something is unknown stays true
//! whatever the unknown turns out to be: a value, or for an entry of a map, nothing at all.

mod arithmetic;
mod bindings;
mod failure;
mod function;
mod literal;
mod logic;
mod member;
mod operator;
mod step;
mod walk;

pub use bindings::{Bindings, Variables};
pub use failure::{Failure, FailureKind};

use super::Expression;
use super::cost::COST_LIMIT;
use super::syntax::{Term, TermKind};
use super::value::Value;
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;
use step::{Failed, Step, fail};

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
        Err(failure) => Outcome::Error(*failure),
    }
}

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

impl<'m> Machine<'m> {
    /// Counts steps; fails once there are too many.
    fn spend(&self, steps: usize, term: &Term) -> Result<(), Failed> {
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
            TermKind::And(members) => self.chain(members, false, frame),
            TermKind::Or(members) => self.chain(members, true, frame),
            TermKind::Not(operand) => self.not(term, operand, frame),
            TermKind::Negate(operand) => self.negate(term, operand, frame),
            TermKind::Binary(operator, left, right) => {
                self.binary(term, *operator, left, right, frame)
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
}
