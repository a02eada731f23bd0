//! Expressions inside a guideline: parsed, checked, and their faults placed in the document.

use super::Reader;
use crate::document::At;
use crate::expression::{
    Environment, Expression, Fault, Piece, Type, check, check_as, parse, template,
};
use crate::problem::{Problem, Weight};

/// An expression that was checked, and what is known where it holds.
pub(super) struct Condition {
    pub(super) expression: Expression,
    pub(super) present: Vec<String>,
}

impl Reader {
    /// Reads an expression that must have a type. What comes out may have faults: they are
    /// problems then.
    pub(super) fn expression(
        &mut self,
        at: At<'_>,
        environment: &Environment,
        wanted: &Type,
    ) -> Option<Condition> {
        let parsed = parse(at.text()?);
        self.problems.extend(parsed.faults.into_iter().map(|fault| problem(at, fault)));
        let expression = parsed.expression?;
        let checked = check_as(&expression, environment, wanted);
        self.problems.extend(checked.faults.into_iter().map(|fault| problem(at, fault)));
        Some(Condition { expression, present: checked.present })
    }

    /// Checks the placeholders of a message. What they read may well be absent: a gap is shown
    /// then, so that is no problem.
    pub(super) fn placeholders(&mut self, at: At<'_>, environment: &Environment) {
        let Some(text) = at.text() else { return };
        let read = template(text);
        self.problems.extend(read.faults.into_iter().map(|fault| problem(at, fault)));
        for piece in &read.pieces {
            let Piece::Placeholder(expression, offset) = piece else { continue };
            let faults = check(expression, environment).faults.into_iter();
            let shifted = faults.filter(|fault| fault.weight == Weight::Error).map(|fault| Fault {
                range: fault.range.start + offset..fault.range.end + offset,
                ..fault
            });
            self.problems.extend(shifted.map(|fault| problem(at, fault)));
        }
    }
}

/// A fault of an expression as a problem of the document.
pub(super) fn problem(at: At<'_>, fault: Fault) -> Problem {
    Problem::from(fault).at(at.path.to_string(), at.node.span)
}
