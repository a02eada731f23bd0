//! Lists and maps that are written out, and what they have in common: every part is needed.

use super::step::{Failed, Step, fail, owned, wrong_type};
use super::{Failure, FailureKind, Frame, Machine};
use crate::expression::syntax::{Term, print};
use crate::expression::value::{Key, Map, Unknown, Value};
use std::sync::Arc;

impl Machine<'_> {
    /// A list literal. It waits for unknown items: one may turn out to fail.
    pub(super) fn list<'a>(&'a self, items: &'a [Term], frame: Option<&'a Frame<'a>>) -> Step<'a> {
        let mut values = Gathered::default();
        for item in items {
            values.take(self.value(item, frame))?;
        }
        values.finish(Value::list)
    }

    pub(super) fn map<'a>(
        &'a self,
        entries: &'a [(Term, Term)],
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
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
    fn duplicate(&self, entries: &[(Term, Term)], frame: Option<&Frame<'_>>) -> Failed {
        let mut seen: Vec<Key> = Vec::new();
        for (term, _) in entries {
            let key = self.value(term, frame).ok().and_then(|value| Key::of(&value));
            match key {
                Some(key) if seen.contains(&key) => {
                    let text = print(term);
                    return fail(term, FailureKind::DuplicateKey, Some(text.into()));
                }
                Some(key) => seen.push(key),
                None => {}
            }
        }
        Box::new(Failure { kind: FailureKind::DuplicateKey, range: 0..0, subject: None })
    }
}

/// Values that are all needed, one after the other.
#[derive(Default)]
pub(super) struct Gathered {
    values: Vec<Value>,
    waiting: Option<Unknown>,
    failure: Option<Failed>,
}

impl Gathered {
    /// Takes one more; fails at once only where going on would cost too much.
    pub(super) fn take(&mut self, step: Step<'_>) -> Result<(), Failed> {
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
    fn settle(self) -> Result<Result<Vec<Value>, Unknown>, Failed> {
        match (self.waiting, self.failure) {
            (Some(unknown), _) => Ok(Err(unknown)),
            (None, Some(failure)) => Err(failure),
            (None, None) => Ok(Ok(self.values)),
        }
    }

    pub(super) fn finish<'a>(self, make: fn(Vec<Value>) -> Value) -> Step<'a> {
        owned(match self.settle()? {
            Ok(values) => make(values),
            Err(unknown) => Value::Unknown(unknown),
        })
    }
}
