//! `&&`, `||`, `!` and `? :`: each part is checked with what the parts before it imply.

use super::paths::Paths;
use super::presence::Implied;
use super::{Checker, fits, join};
use crate::expression::Type;
use crate::expression::fault::say;
use crate::expression::syntax::{Term, TermKind};

impl Checker<'_> {
    /// A chain: later members matter only where the earlier ones have not settled it.
    pub(super) fn chain(&mut self, members: &[Term], unsettled: fn(Implied) -> Paths) -> Type {
        let mut assumed = Vec::new();
        for member in members {
            self.bool_operand(member);
            assumed.push(self.assume(unsettled(self.presence.at(member))));
        }
        assumed.iter().for_each(|paths| self.forget(paths));
        Type::Bool
    }

    /// Takes paths as there; gives back those that were not known before, to be forgotten again.
    pub(super) fn assume(&mut self, paths: Paths) -> Paths {
        let new = paths.without(&self.present);
        self.present = self.present.or(&new);
        new
    }

    fn forget(&mut self, paths: &Paths) {
        self.present = self.present.without(paths);
    }

    /// An operand that must be a bool.
    pub(super) fn bool_operand(&mut self, operand: &Term) -> Type {
        let type_ = self.type_of(operand);
        self.expect(operand, &type_, &Type::Bool);
        Type::Bool
    }

    pub(super) fn conditional(&mut self, term: &Term, parts: &[Term; 3]) -> Type {
        let [condition, then, otherwise] = parts;
        self.bool_operand(condition);
        let left = self.assuming(self.presence.at(condition).when_true, then);
        let right = self.assuming(self.presence.at(condition).when_false, otherwise);
        if !fits(&left, &right) {
            let message = say![
                "the two outcomes differ in type: ",
                left.describe(),
                " and ",
                right.describe()
            ];
            self.error("wrong-type", term, message, None);
        }
        join(&left, &right)
    }

    /// The type of a term that is evaluated only when these paths are there.
    fn assuming(&mut self, paths: Paths, term: &Term) -> Type {
        let assumed = self.assume(paths);
        let type_ = self.type_of(term);
        self.forget(&assumed);
        type_
    }

    pub(super) fn negate(&mut self, operand: &Term) -> Type {
        let type_ = self.type_of(operand);
        if matches!(type_, Type::Int | Type::Double | Type::Dyn) {
            return type_;
        }
        let message = say!["`-` needs a number, this is ", type_.describe()];
        let mend = (type_ == Type::Bool && operand.kind != TermKind::Gap)
            .then(|| String::from("write `!` for the opposite"));
        self.error("wrong-type", operand, message, mend);
        Type::Dyn
    }
}
