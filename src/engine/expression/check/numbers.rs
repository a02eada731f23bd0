//! Whole numbers beside decimals. CEL keeps the two apart, and CEL libraries differ in how far they
//! forgive it, so neither is let stand for the other.

use super::Checker;
use crate::expression::fault::say;
use crate::expression::syntax::{Term, TermKind, print};
use crate::expression::{Type, Value};

impl Checker<'_> {
    /// A fault at a number of the wrong kind, with the mend.
    pub(super) fn number_mismatch(&mut self, term: &Term, found: &Type) {
        let written = print(term);
        let (code, message, mend) = match (&term.kind, found) {
            (TermKind::Literal(_), Type::Int) => (
                "int-for-double",
                say!["`", written, "` is a whole number, but a decimal number is needed here"],
                say!["write `", written, ".0`"],
            ),
            (TermKind::Literal(Value::Double(number)), _) if number.fract() == 0.0 => (
                "double-for-int",
                say!["`", written, "` is a decimal number, but a whole number is needed here"],
                say!["write `", written.trim_end_matches(".0"), "`"],
            ),
            (_, Type::Int) => (
                "int-for-double",
                say!["`", written, "` is a whole number beside a decimal number"],
                say!["write `double(", written, ")`"],
            ),
            _ => (
                "double-for-int",
                say!["`", written, "` is a decimal number beside a whole number"],
                say!["make the other a decimal number, as in `double(…)`"],
            ),
        };
        self.error(code, term, message, Some(mend));
    }

    /// Of an int and a double side by side, blames the one that is easier to mend: the literal.
    pub(super) fn mixed_numbers(&mut self, left: (&Term, &Type), right: (&Term, &Type)) {
        let is_literal = |term: &Term| matches!(term.kind, TermKind::Literal(_));
        let is_int = |side: &(&Term, &Type)| *side.1 == Type::Int;
        let (int, double) = if is_int(&left) { (left, right) } else { (right, left) };
        let blamed = if is_literal(double.0) && !is_literal(int.0) { double } else { int };
        self.number_mismatch(blamed.0, blamed.1);
    }
}
