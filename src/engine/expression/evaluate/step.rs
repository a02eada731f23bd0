//! What one term comes to, and the short words for making it.

use super::{Failure, FailureKind};
use crate::expression::syntax::Term;
use crate::expression::value::{Truth, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// A failure on its way out. Boxed, so that a step that succeeds is 24 bytes and not 56: every term
/// hands one up.
pub(super) type Failed = Box<Failure>;

/// A value, borrowed from bindings or literals where it can be.
pub(super) type Step<'a> = Result<Cow<'a, Value>, Failed>;

/// A failure at a term.
#[cold]
pub(super) fn fail(term: &Term, kind: FailureKind, subject: Option<Arc<str>>) -> Failed {
    Box::new(Failure { kind, range: term.range.clone(), subject })
}

/// A failure because values of these types do not go together.
#[cold]
pub(super) fn wrong_type(term: &Term, values: &[&Value]) -> Failed {
    let names: Vec<&str> = values.iter().map(|value| value.type_name()).collect();
    fail(term, FailureKind::WrongType, Some(names.join(" and ").into()))
}

pub(super) fn owned<'a>(value: Value) -> Step<'a> {
    Ok(Cow::Owned(value))
}

pub(super) fn boolean<'a>(value: bool) -> Step<'a> {
    owned(Value::Bool(value))
}

pub(super) fn truth<'a>(truth: Truth) -> Step<'a> {
    owned(match truth {
        Truth::True => Value::Bool(true),
        Truth::False => Value::Bool(false),
        Truth::Unknown(unknown) => Value::Unknown(unknown),
    })
}
