//! The functions of the profile.

use super::operator::{Both, weight};
use super::step::{Failed, Step, boolean, fail, owned, wrong_type};
use super::{FailureKind, Frame, Machine};
use crate::decimal::{plain, read};
use crate::expression::Function;
use crate::expression::syntax::Term;
use crate::expression::value::Value;
use std::borrow::Cow;

impl Machine<'_> {
    pub(super) fn call<'a>(
        &'a self,
        term: &'a Term,
        function: Function,
        arguments: &'a [Term],
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        match arguments {
            [text, part] => self.search(term, function, [text, part], frame),
            [argument] => {
                let value = self.value(argument, frame)?;
                match (value.as_ref(), function) {
                    (Value::Unknown(_), _) => Ok(value),
                    (_, Function::Size) => self.size(term, &value),
                    (_, Function::Int) => to_int(term, value),
                    (_, Function::Double) => to_double(term, value),
                    (_, Function::String) => to_string(term, value),
                    (other, _) => Err(wrong_type(term, &[other])),
                }
            }
            _ => Err(fail(term, FailureKind::Faulty, None)),
        }
    }

    /// `contains`, `startsWith`, `endsWith`
    fn search<'a>(
        &'a self,
        term: &'a Term,
        function: Function,
        operands: [&'a Term; 2],
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let [text, part] = operands;
        let (text, part) = match self.both(text, part, frame)? {
            Both::Known(text, part) => (text, part),
            Both::Waiting(unknown) => return owned(Value::Unknown(unknown)),
        };
        let (Value::String(text), Value::String(part)) = (text.as_ref(), part.as_ref()) else {
            return Err(wrong_type(term, &[&text, &part]));
        };
        self.spend(text.len() / 16, term)?;
        match function {
            Function::Contains => boolean(text.contains(part.as_ref())),
            Function::StartsWith => boolean(text.starts_with(part.as_ref())),
            Function::EndsWith => boolean(text.ends_with(part.as_ref())),
            _ => Err(fail(term, FailureKind::Faulty, None)),
        }
    }

    fn size<'a>(&'a self, term: &'a Term, value: &Value) -> Step<'a> {
        let count = match value {
            Value::String(text) => {
                self.spend(weight(value), term)?;
                text.chars().count()
            }
            Value::List(items) => items.len(),
            Value::Map(map) => match map.waits_for() {
                Some(unknown) => return owned(Value::Unknown(unknown)),
                None => map.len(),
            },
            other => return Err(wrong_type(term, &[other])),
        };
        owned(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

fn cannot_convert(term: &Term, text: &str) -> Failed {
    fail(term, FailureKind::Conversion, Some(text.into()))
}

/// A double is cut towards zero; one at or beyond either end of 64 bits fails.
fn to_int<'a>(term: &Term, value: Cow<'a, Value>) -> Step<'a> {
    let number = match value.as_ref() {
        Value::Int(_) => return Ok(value),
        Value::Double(number) => crate::expression::value::whole(number.trunc())
            .ok_or_else(|| cannot_convert(term, &plain(*number)))?,
        Value::String(text) => text.parse().map_err(|_| cannot_convert(term, text))?,
        other => return Err(wrong_type(term, &[other])),
    };
    owned(Value::Int(number))
}

fn to_double<'a>(term: &Term, value: Cow<'a, Value>) -> Step<'a> {
    let number = match value.as_ref() {
        Value::Double(_) => return Ok(value),
        Value::Int(number) => *number as f64,
        Value::String(text) => read(text).ok_or_else(|| cannot_convert(term, text))?,
        other => return Err(wrong_type(term, &[other])),
    };
    owned(Value::Double(number))
}

fn to_string<'a>(term: &Term, value: Cow<'a, Value>) -> Step<'a> {
    let text = match value.as_ref() {
        Value::String(_) => return Ok(value),
        Value::Int(number) => number.to_string(),
        Value::Double(number) => plain(*number),
        Value::Bool(found) => String::from(if *found { "true" } else { "false" }),
        other => return Err(wrong_type(term, &[other])),
    };
    owned(Value::string(text))
}
