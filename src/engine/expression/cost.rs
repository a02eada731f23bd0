//! What evaluation can cost at most, computed before anything runs.

use super::Expression;
use super::syntax::{Macro, Operator, Term, TermKind};

/// An expression that could take more steps than this is refused, and one that does is stopped. A
/// step takes some ten nanoseconds. All pairs of a thousand results fit, with thirty steps for each
/// pair; all triples do not.
pub const COST_LIMIT: u64 = 30_000_000;

/// An expression that could take more steps than this is slow enough that its author should know.
pub const COST_WARNING: u64 = 1_000_000;

/// How many steps evaluation can take, when no list or map that it reads is longer than
/// `list_size`.
pub fn cost(expression: &Expression, list_size: u64) -> u64 {
    steps(expression.root(), list_size)
}

fn steps(term: &Term, list_size: u64) -> u64 {
    let mut total = 1u64;
    if let TermKind::Macro(comprehension) = &term.kind {
        let mut each = steps(&comprehension.body, list_size).saturating_add(1);
        if let Some(filter) = &comprehension.filter {
            each = each.saturating_add(steps(filter, list_size));
        }
        let walked = size(&comprehension.range, list_size).saturating_mul(each);
        return total.saturating_add(steps(&comprehension.range, list_size)).saturating_add(walked);
    }
    term.each_child(&mut |child| total = total.saturating_add(steps(child, list_size)));
    if let TermKind::Binary(Operator::In, _, list) = &term.kind {
        total = total.saturating_add(size(list, list_size));
    }
    total
}

/// How many items a term can have at most.
fn size(term: &Term, list_size: u64) -> u64 {
    match &term.kind {
        TermKind::List(items) => items.len() as u64,
        TermKind::Map(entries) => entries.len() as u64,
        TermKind::Macro(inner) if matches!(inner.name, Macro::Filter | Macro::Map) => {
            size(&inner.range, list_size)
        }
        TermKind::Binary(Operator::Add, left, right) => {
            size(left, list_size).saturating_add(size(right, list_size))
        }
        TermKind::Conditional(parts) => {
            let [_, then, otherwise] = parts.as_ref();
            size(then, list_size).max(size(otherwise, list_size))
        }
        _ => list_size,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::parse;

    fn steps(source: &str) -> u64 {
        cost(&parse(source).usable().unwrap(), 1_000)
    }

    #[test]
    fn pairs_of_results_are_affordable_and_triples_are_not() {
        assert!(steps("results.all(r, r.x > 1)") < COST_WARNING);
        assert!(steps("results.all(r, results.all(s, r.x == s.x))") < COST_LIMIT);
        assert!(steps("xs.all(r, xs.all(s, xs.all(t, r == s && s == t)))") > COST_LIMIT);
    }

    #[test]
    fn a_list_that_is_written_out_costs_what_it_holds() {
        assert_eq!(steps("[1, 2].all(r, true)"), 1 + 3 + 2 * 2);
    }
}
