//! From a condition to its form.

use super::clause::{Clause, Comparison, Form, Join};
use gradeglass_engine::expression::{Expression, Function, Operator, Term, TermKind, Value};

/// The form of a condition.
pub fn form(expression: &Expression) -> Form {
    let source = expression.source();
    let (join, terms) = match &expression.root().kind {
        TermKind::And(members) => (Join::All, members.iter().collect()),
        TermKind::Or(members) => (Join::Any, members.iter().collect()),
        _ => (Join::All, vec![expression.root()]),
    };
    let of = |term: &Term| {
        let code = source.get(term.range.clone()).unwrap_or_default();
        clause(term, false).unwrap_or_else(|| Clause::Code(code.to_owned()))
    };
    // `true` asks nothing.
    let is_true = |term: &&Term| term.kind != TermKind::Literal(Value::Bool(true));
    Form { join, clauses: terms.into_iter().filter(is_true).map(of).collect() }
}

fn clause(term: &Term, not: bool) -> Option<Clause> {
    match &term.kind {
        TermKind::Not(inner) if !not => clause(inner, true),
        TermKind::Has(operand, field) => {
            Some(Clause::Answered { path: format!("{}.{field}", path(operand)?), not })
        }
        TermKind::Binary(operator, left, right) => binary(*operator, left, right, not),
        _ => None,
    }
}

fn binary(operator: Operator, left: &Term, right: &Term, not: bool) -> Option<Clause> {
    match (operator, text(right), text(left)) {
        (Operator::Equal, Some(option), _) => Some(one_of(path(left)?, vec![option], not)),
        (Operator::NotEqual, Some(option), _) => Some(one_of(path(left)?, vec![option], !not)),
        (Operator::In, _, Some(option)) => {
            Some(Clause::Includes { path: path(right)?, option, not })
        }
        (Operator::In, None, None) => {
            let TermKind::List(items) = &right.kind else { return None };
            let options: Option<Vec<String>> = items.iter().map(text).collect();
            Some(one_of(path(left)?, options?, not))
        }
        _ if not => None,
        _ => numbers(comparison(operator)?, left, right),
    }
}

fn one_of(path: String, options: Vec<String>, not: bool) -> Clause {
    Clause::OneOf { path, options, not }
}

fn numbers(comparison: Comparison, left: &Term, right: &Term) -> Option<Clause> {
    let TermKind::Literal(value) = &right.kind else { return None };
    match (&left.kind, value) {
        (TermKind::Call(Function::Size, arguments), Value::Int(number)) => {
            let path = path(arguments.first()?)?;
            Some(Clause::Count { path, comparison, number: *number })
        }
        (_, Value::Int(number)) => {
            Some(Clause::Number { path: path(left)?, comparison, number: number.to_string() })
        }
        (_, Value::Double(number)) => {
            let number = format!("{number:?}");
            Some(Clause::Number { path: path(left)?, comparison, number })
        }
        _ => None,
    }
}

fn comparison(operator: Operator) -> Option<Comparison> {
    Some(match operator {
        Operator::Equal => Comparison::Equal,
        Operator::NotEqual => Comparison::NotEqual,
        Operator::Less => Comparison::Less,
        Operator::LessEqual => Comparison::AtMost,
        Operator::Greater => Comparison::More,
        Operator::GreaterEqual => Comparison::AtLeast,
        _ => return None,
    })
}

/// A variable with the parts selected from it.
fn path(term: &Term) -> Option<String> {
    match &term.kind {
        TermKind::Variable(name) => Some(name.to_string()),
        TermKind::Select(operand, field) => Some(format!("{}.{field}", path(operand)?)),
        _ => None,
    }
}

fn text(term: &Term) -> Option<String> {
    match &term.kind {
        TermKind::Literal(Value::String(text)) => Some(text.to_string()),
        _ => None,
    }
}
