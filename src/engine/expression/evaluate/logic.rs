//! `&&`, `||`, `!` and `? :` over three values and failures.

use super::step::{Failed, Step, boolean, owned, wrong_type};
use super::{FailureKind, Frame, Machine};
use crate::expression::syntax::Term;
use crate::expression::value::{Unknown, Value};

/// What members of a chain have come to so far. One member that settles the chain outweighs
/// whatever the others wait for or fail at, in any order; an unknown outweighs a failure.
#[derive(Default)]
pub(super) struct Verdict {
    waiting: Option<Unknown>,
    failure: Option<Failed>,
}

impl Verdict {
    /// Takes one member; says whether it settles the chain, which it does by being `settling`.
    pub(super) fn take(
        &mut self,
        step: Step<'_>,
        settling: bool,
        term: &Term,
    ) -> Result<bool, Failed> {
        let failure = match step {
            Ok(value) => match value.as_ref() {
                Value::Bool(found) => return Ok(*found == settling),
                Value::Unknown(unknown) => {
                    Unknown::join(&mut self.waiting, unknown);
                    return Ok(false);
                }
                other => wrong_type(term, &[other]),
            },
            Err(failure) if failure.kind == FailureKind::TooCostly => return Err(failure),
            Err(failure) => failure,
        };
        self.failure.get_or_insert(failure);
        Ok(false)
    }

    /// What the chain comes to when no member settled it.
    pub(super) fn finish<'a>(self, unsettled: Value) -> Step<'a> {
        match (self.waiting, self.failure) {
            (Some(unknown), _) => owned(Value::Unknown(unknown)),
            (None, Some(failure)) => Err(failure),
            (None, None) => owned(unsettled),
        }
    }
}

impl Machine<'_> {
    /// A chain of `&&` (settled by false) or `||` (settled by true).
    pub(super) fn chain<'a>(
        &'a self,
        members: &'a [Term],
        settling: bool,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let mut verdict = Verdict::default();
        for member in members {
            if verdict.take(self.value(member, frame), settling, member)? {
                return boolean(settling);
            }
        }
        verdict.finish(Value::Bool(!settling))
    }

    pub(super) fn not<'a>(
        &'a self,
        term: &'a Term,
        operand: &'a Term,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let value = self.value(operand, frame)?;
        match value.as_ref() {
            Value::Bool(found) => boolean(!found),
            Value::Unknown(_) => Ok(value),
            other => Err(wrong_type(term, &[other])),
        }
    }

    pub(super) fn conditional<'a>(
        &'a self,
        parts: &'a [Term; 3],
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let [condition, then, otherwise] = parts;
        let value = self.value(condition, frame)?;
        match value.as_ref() {
            Value::Bool(true) => self.value(then, frame),
            Value::Bool(false) => self.value(otherwise, frame),
            Value::Unknown(_) => Ok(value),
            other => Err(wrong_type(condition, &[other])),
        }
    }
}
