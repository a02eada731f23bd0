//! The macros that walk over lists and maps.

use super::literal::Gathered;
use super::logic::Verdict;
use super::step::{Failed, Step, boolean, owned, wrong_type};
use super::{Frame, Machine};
use crate::expression::syntax::{Comprehension, Macro, Term};
use crate::expression::value::{Unknown, Value};
use std::borrow::Cow;

/// What is walked over.
enum Items<'a> {
    Borrowed(&'a [Value]),
    Owned(Vec<Value>),
    Waiting(Unknown),
}

impl Machine<'_> {
    pub(super) fn walk<'a>(
        &'a self,
        term: &'a Term,
        walked: &'a Comprehension,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let range = self.value(&walked.range, frame)?;
        let items = match items(term, &range)? {
            Items::Waiting(unknown) => return owned(Value::Unknown(unknown)),
            Items::Borrowed(items) => Cow::Borrowed(items),
            Items::Owned(items) => Cow::Owned(items),
        };
        match walked.name {
            Macro::All => self.settle(walked, &items, false, frame),
            Macro::Exists => self.settle(walked, &items, true, frame),
            Macro::ExistsOne => self.exists_one(walked, &items, frame),
            Macro::Filter => self.filter(walked, &items, frame),
            Macro::Map => self.transform(walked, &items, frame),
        }
    }

    /// `all` (settled by false) and `exists` (settled by true): chains over the items.
    fn settle<'a>(
        &self,
        walked: &Comprehension,
        items: &[Value],
        settling: bool,
        outer: Option<&Frame<'_>>,
    ) -> Step<'a> {
        let mut verdict = Verdict::default();
        for value in items {
            let frame = Frame { name: &walked.variable, value, outer };
            if verdict.take(self.value(&walked.body, Some(&frame)), settling, &walked.body)? {
                return boolean(settling);
            }
        }
        verdict.finish(Value::Bool(!settling))
    }

    /// Exactly one. Every item is asked: a failure anywhere is a failure.
    fn exists_one<'a>(
        &self,
        walked: &Comprehension,
        items: &[Value],
        outer: Option<&Frame<'_>>,
    ) -> Step<'a> {
        let mut verdict = Verdict::default();
        let mut found = 0u32;
        for value in items {
            let frame = Frame { name: &walked.variable, value, outer };
            let step = self.value(&walked.body, Some(&frame));
            found += u32::from(verdict.take(step, true, &walked.body)?);
        }
        verdict.finish(Value::Bool(found == 1))
    }

    fn filter<'a>(
        &self,
        walked: &Comprehension,
        items: &[Value],
        outer: Option<&Frame<'_>>,
    ) -> Step<'a> {
        let mut verdict = Verdict::default();
        let mut kept = Vec::new();
        for value in items {
            let frame = Frame { name: &walked.variable, value, outer };
            let step = self.value(&walked.body, Some(&frame));
            if verdict.take(step, true, &walked.body)? {
                kept.push(value.clone());
            }
        }
        verdict.finish(Value::list(kept))
    }

    fn transform<'a>(
        &self,
        walked: &Comprehension,
        items: &[Value],
        outer: Option<&Frame<'_>>,
    ) -> Step<'a> {
        let mut verdict = Verdict::default();
        let mut values = Gathered::default();
        for value in items {
            let frame = Frame { name: &walked.variable, value, outer };
            let wanted = match &walked.filter {
                Some(filter) => verdict.take(self.value(filter, Some(&frame)), true, filter)?,
                None => true,
            };
            if wanted {
                values.take(self.value(&walked.body, Some(&frame)))?;
            }
        }
        values.judge(verdict)
    }
}

impl Gathered {
    /// The gathered list, unless what chose its items waits or failed.
    fn judge<'a>(self, verdict: Verdict) -> Step<'a> {
        let chosen = verdict.finish(Value::Null);
        let gathered = self.finish(Value::list);
        match (chosen, gathered) {
            (Ok(left), Ok(right)) => match (left.as_ref(), right.as_ref()) {
                (Value::Unknown(a), Value::Unknown(b)) => owned(Value::Unknown(a.and(b))),
                (Value::Unknown(_), _) => Ok(left),
                _ => Ok(right),
            },
            (Ok(value), Err(failure)) | (Err(failure), Ok(value)) => match value.as_ref() {
                Value::Unknown(_) => Ok(value),
                _ => Err(failure),
            },
            (Err(failure), Err(_)) => Err(failure),
        }
    }
}

/// The items of a list, or the keys of a map.
fn items<'v>(term: &Term, range: &'v Value) -> Result<Items<'v>, Failed> {
    match range {
        Value::List(items) => Ok(Items::Borrowed(items)),
        Value::Map(map) => Ok(match map.waits_for() {
            Some(unknown) => Items::Waiting(unknown),
            None => Items::Owned(map.iter().map(|(key, _)| key.value()).collect()),
        }),
        Value::Unknown(unknown) => Ok(Items::Waiting(unknown.clone())),
        other => Err(wrong_type(term, &[other])),
    }
}
