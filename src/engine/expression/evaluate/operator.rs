//! Operators between two operands, and what they have in common: both are needed.

use super::step::{Failed, Step, owned, truth};
use super::{FailureKind, Frame, Machine, arithmetic};
use crate::expression::Operator;
use crate::expression::syntax::Term;
use crate::expression::value::{Truth, Unknown, Value, equals};
use std::borrow::Cow;

/// Two operands that are both needed.
pub(super) enum Both<'a> {
    /// Here they are.
    Known(Cow<'a, Value>, Cow<'a, Value>),
    /// One of them waits at least.
    Waiting(Unknown),
}

impl Machine<'_> {
    /// The values of two terms that are both needed.
    pub(super) fn both<'a>(
        &'a self,
        left: &'a Term,
        right: &'a Term,
        frame: Option<&'a Frame<'a>>,
    ) -> Result<Both<'a>, Failed> {
        let known = |value: &Value| !matches!(value, Value::Unknown(_));
        match (self.value(left, frame), self.value(right, frame)) {
            (Ok(left), Ok(right)) if known(&left) && known(&right) => Ok(Both::Known(left, right)),
            (left, right) => unsettled([left, right]).map(Both::Waiting),
        }
    }

    pub(super) fn binary<'a>(
        &'a self,
        term: &'a Term,
        operator: Operator,
        left: &'a Term,
        right: &'a Term,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let (left, right) = match self.both(left, right, frame)? {
            Both::Known(left, right) => (left, right),
            Both::Waiting(unknown) => return owned(Value::Unknown(unknown)),
        };
        self.spend(comparison_weight(&left, &right), term)?;
        match operator {
            Operator::Equal => truth(equals(&left, &right)),
            Operator::NotEqual => truth(match equals(&left, &right) {
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
}

/// What two steps wait for, or why they failed: one of the two is so. An unknown outweighs a
/// failure, since the failing part may not matter once the unknown is known.
#[cold]
fn unsettled(steps: [Step<'_>; 2]) -> Result<Unknown, Failed> {
    let mut waiting = None;
    let mut failure: Option<Failed> = None;
    for step in steps {
        match step {
            Ok(value) => {
                if let Value::Unknown(unknown) = value.as_ref() {
                    Unknown::join(&mut waiting, unknown);
                }
            }
            Err(found) if found.kind == FailureKind::TooCostly => return Err(found),
            Err(found) => {
                failure.get_or_insert(found);
            }
        }
    }
    match (waiting, failure) {
        (None, Some(failure)) => Err(failure),
        (waiting, _) => Ok(waiting.unwrap_or_else(|| Unknown::of(""))),
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
pub(super) fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() / 16,
        Value::List(items) => items.iter().map(|item| 1 + weight(item)).sum(),
        Value::Map(map) => map.iter().map(|(_, value)| 1 + weight(value)).sum(),
        _ => 0,
    }
}
