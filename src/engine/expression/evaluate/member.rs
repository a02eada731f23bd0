//! Parts of values: fields, indexes, and whether something is there.

use super::operator::{Both, weight};
use super::step::{Failed, Step, boolean, fail, owned, truth, wrong_type};
use super::{FailureKind, Frame, Machine};
use crate::expression::syntax::Term;
use crate::expression::value::{Key, Map, Truth, Unknown, Value, equals};
use std::borrow::Cow;
use std::sync::Arc;

/// A part of a value: borrowed where the whole is, else cloned, which is cheap.
fn part<'a>(
    whole: Cow<'a, Value>,
    find: impl for<'b> FnOnce(&'b Value) -> Result<&'b Value, Failed>,
) -> Step<'a> {
    match whole {
        Cow::Borrowed(value) => find(value).map(Cow::Borrowed),
        Cow::Owned(value) => find(&value).cloned().map(Cow::Owned),
    }
}

impl Machine<'_> {
    pub(super) fn select<'a>(
        &'a self,
        term: &'a Term,
        operand: &'a Term,
        field: &'a Arc<str>,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let whole = self.value(operand, frame)?;
        part(whole, |value| match value {
            Value::Map(map) => {
                map.get(field).ok_or_else(|| fail(term, FailureKind::Absent, Some(field.clone())))
            }
            Value::Unknown(_) => Ok(value),
            other => Err(wrong_type(term, &[other])),
        })
    }

    pub(super) fn has<'a>(
        &'a self,
        term: &'a Term,
        operand: &'a Term,
        field: &'a str,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let whole = self.value(operand, frame)?;
        match whole.as_ref() {
            Value::Map(map) => owned(match map.get(field) {
                Some(Value::Unknown(unknown)) => Value::Unknown(unknown.clone()),
                found => Value::Bool(found.is_some()),
            }),
            Value::Unknown(_) => Ok(whole),
            other => Err(wrong_type(term, &[other])),
        }
    }

    pub(super) fn index<'a>(
        &'a self,
        term: &'a Term,
        operand: &'a Term,
        index: &'a Term,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let (whole, index) = match self.both(operand, index, frame)? {
            Both::Known(whole, index) => (whole, index),
            Both::Waiting(unknown) => return owned(Value::Unknown(unknown)),
        };
        part(whole, |value| match value {
            Value::Map(map) => lookup(term, map, &index),
            Value::List(items) => item(term, items, &index),
            other => Err(wrong_type(term, &[other])),
        })
    }

    /// `left in right`
    pub(super) fn is_in<'a>(&'a self, term: &'a Term, left: &Value, right: &Value) -> Step<'a> {
        match right {
            Value::List(items) => {
                let deep = matches!(left, Value::List(_) | Value::Map(_));
                self.spend(if deep { weight(right) } else { items.len() }, term)?;
                truth(contains(items, left))
            }
            Value::Map(map) => match Key::of(left).and_then(|key| map.get_key(&key)) {
                Some(Value::Unknown(unknown)) => owned(Value::Unknown(unknown.clone())),
                found => boolean(found.is_some()),
            },
            other => Err(wrong_type(term, &[left, other])),
        }
    }
}

fn lookup<'b>(term: &Term, map: &'b Map, index: &Value) -> Result<&'b Value, Failed> {
    let key = Key::of(index).ok_or_else(|| match index {
        Value::Double(_) => fail(term, FailureKind::Absent, None),
        other => wrong_type(term, &[other]),
    })?;
    map.get_key(&key).ok_or_else(|| {
        let subject = match key {
            Key::String(text) => Some(text),
            Key::Int(number) => Some(number.to_string().into()),
            Key::Bool(_) => None,
        };
        fail(term, FailureKind::Absent, subject)
    })
}

fn item<'b>(term: &Term, items: &'b [Value], index: &Value) -> Result<&'b Value, Failed> {
    let number = match index {
        Value::Int(_) | Value::Double(_) => Key::of(index),
        other => return Err(wrong_type(term, &[other])),
    };
    let Some(Key::Int(number)) = number else {
        return Err(fail(term, FailureKind::OutOfRange, None));
    };
    let found = usize::try_from(number).ok().and_then(|index| items.get(index));
    found.ok_or_else(|| fail(term, FailureKind::OutOfRange, None))
}

/// Whether some item equals `wanted`: one that does settles it, whatever is unknown elsewhere.
fn contains(items: &[Value], wanted: &Value) -> Truth {
    let mut waiting = None;
    for item in items {
        match equals(item, wanted) {
            Truth::True => return Truth::True,
            Truth::False => {}
            Truth::Unknown(unknown) => Unknown::join(&mut waiting, &unknown),
        }
    }
    waiting.map_or(Truth::False, Truth::Unknown)
}
