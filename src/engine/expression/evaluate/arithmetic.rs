//! Sums, products and order.

use super::step::{Failed, Step, boolean, fail, owned, wrong_type};
use super::{FailureKind, Frame, Machine};
use crate::expression::Operator;
use crate::expression::syntax::Term;
use crate::expression::value::{Value, order};

/// `<`, `<=`, `>`, `>=`. NaN has no order: the table does not say so, but the engines in Go and Rust
/// do. (In C++ and in npm's `@bufbuild/cel` it is neither above nor below anything.)
pub(super) fn compare<'a>(
    term: &Term,
    operator: Operator,
    left: &Value,
    right: &Value,
) -> Step<'a> {
    let comparable = matches!(
        (left, right),
        (Value::Int(_) | Value::Double(_), Value::Int(_) | Value::Double(_))
            | (Value::String(_), Value::String(_))
            | (Value::Bool(_), Value::Bool(_))
    );
    if !comparable {
        return Err(wrong_type(term, &[left, right]));
    }
    let Some(order) = order(left, right) else {
        return Err(fail(term, FailureKind::NotANumber, None));
    };
    boolean(match operator {
        Operator::Less => order.is_lt(),
        Operator::LessEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        _ => order.is_ge(),
    })
}

impl Machine<'_> {
    /// `+`, `-`, `*`, `/`, `%`
    pub(super) fn compute<'a>(
        &'a self,
        term: &'a Term,
        operator: Operator,
        left: &Value,
        right: &Value,
    ) -> Step<'a> {
        match (left, right) {
            (Value::Int(left), Value::Int(right)) => whole(term, operator, *left, *right)
                .map(|number| std::borrow::Cow::Owned(Value::Int(number))),
            (Value::Double(a), Value::Double(b)) => match operator {
                Operator::Add => owned(Value::Double(a + b)),
                Operator::Subtract => owned(Value::Double(a - b)),
                Operator::Multiply => owned(Value::Double(a * b)),
                Operator::Divide => owned(Value::Double(a / b)),
                _ => Err(wrong_type(term, &[left, right])),
            },
            (Value::String(left), Value::String(right)) if operator == Operator::Add => {
                self.spend((left.len() + right.len()) / 16, term)?;
                owned(Value::string([left.as_ref(), right.as_ref()].concat()))
            }
            (Value::List(left), Value::List(right)) if operator == Operator::Add => {
                self.spend(left.len() + right.len(), term)?;
                owned(Value::list(left.iter().chain(right.iter()).cloned()))
            }
            _ => Err(wrong_type(term, &[left, right])),
        }
    }

    pub(super) fn negate<'a>(
        &'a self,
        term: &'a Term,
        operand: &'a Term,
        frame: Option<&'a Frame<'a>>,
    ) -> Step<'a> {
        let value = self.value(operand, frame)?;
        match value.as_ref() {
            Value::Int(number) => match number.checked_neg() {
                Some(number) => owned(Value::Int(number)),
                None => Err(fail(term, FailureKind::Overflow, None)),
            },
            Value::Double(number) => owned(Value::Double(-number)),
            Value::Unknown(_) => Ok(value),
            other => Err(wrong_type(term, &[other])),
        }
    }
}

fn whole(term: &Term, operator: Operator, left: i64, right: i64) -> Result<i64, Failed> {
    let divides = matches!(operator, Operator::Divide | Operator::Remainder);
    if divides && right == 0 {
        return Err(fail(term, FailureKind::DivisionByZero, None));
    }
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        _ => left.checked_rem(right),
    };
    result.ok_or_else(|| fail(term, FailureKind::Overflow, None))
}
