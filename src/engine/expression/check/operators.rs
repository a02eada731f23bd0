//! Operators between two operands: which types go together.

use super::{Checker, fits, join};
use crate::expression::Type;
use crate::expression::fault::say;
use crate::expression::syntax::{Operator, Term, TermKind, print};

/// An operand with its type.
type Side<'t> = (&'t Term, &'t Type);

impl Checker<'_> {
    pub(super) fn binary(
        &mut self,
        term: &Term,
        operator: Operator,
        left: &Term,
        right: &Term,
    ) -> Type {
        let (left_type, right_type) = (self.type_of(left), self.type_of(right));
        let (left, right) = ((left, &left_type), (right, &right_type));
        match operator {
            Operator::Equal | Operator::NotEqual => self.equality(term, operator, left, right),
            Operator::In => self.is_in(term, left, right),
            Operator::Less | Operator::LessEqual | Operator::Greater | Operator::GreaterEqual => {
                self.order(term, operator, left, right);
            }
            _ => return self.compute(term, operator, left, right),
        }
        Type::Bool
    }

    fn equality(&mut self, term: &Term, operator: Operator, left: Side<'_>, right: Side<'_>) {
        if *left.1 == Type::Null || *right.1 == Type::Null {
            return self.null_comparison(term, operator, left, right);
        }
        if !self.go_together(term, operator, left, right) {
            return;
        }
        self.compared_options(left.1, right.0);
        self.compared_options(right.1, left.0);
        if let (Type::Choice(a), Type::Choice(b)) = (left.1, right.1)
            && !a.iter().any(|option| b.contains(option))
        {
            let message = "these two have no option in common, so they are never equal".into();
            self.warning("never-equal", term, message, None);
        }
    }

    /// Nothing in the answers is ever null: what is not there is absent.
    fn null_comparison(
        &mut self,
        term: &Term,
        operator: Operator,
        left: Side<'_>,
        right: Side<'_>,
    ) {
        let other = if *left.1 == Type::Null { right } else { left };
        if matches!(other.1, Type::Null | Type::Dyn) {
            return;
        }
        let mend = matches!(other.0.kind, TermKind::Select(..)).then(|| {
            let not = if operator == Operator::Equal { "!" } else { "" };
            say!["write `", not, "has(", print(other.0), ")` to ask whether it is there"]
        });
        let message = say!["this is ", other.1.describe(), " and never null"];
        self.error("null-comparison", term, message, mend);
    }

    /// Whether two types can be compared; a fault where they cannot.
    fn go_together(
        &mut self,
        term: &Term,
        operator: Operator,
        left: Side<'_>,
        right: Side<'_>,
    ) -> bool {
        match (left.1, right.1) {
            (Type::Int, Type::Double) | (Type::Double, Type::Int) => {
                self.mixed_numbers(left, right);
                false
            }
            _ if fits(left.1, right.1) => true,
            _ => {
                self.do_not_go_together(term, operator, left, right);
                false
            }
        }
    }

    fn do_not_go_together(
        &mut self,
        term: &Term,
        operator: Operator,
        left: Side<'_>,
        right: Side<'_>,
    ) {
        let mend = match (operator, left.1, right.1) {
            (Operator::Add, found, Type::Int | Type::Double | Type::Bool) if found.is_string() => {
                Some(say!["write `string(", print(right.0), ")`"])
            }
            (Operator::Add, Type::Int | Type::Double | Type::Bool, found) if found.is_string() => {
                Some(say!["write `string(", print(left.0), ")`"])
            }
            (Operator::Equal, Type::List(item), found) if fits(item, found) => {
                Some(say!["write `", print(right.0), " in ", print(left.0), "`"])
            }
            _ => None,
        };
        let symbol = operator.symbol();
        let message =
            say!["`", symbol, "` cannot take ", left.1.describe(), " and ", right.1.describe()];
        self.error("wrong-type", term, message, mend);
    }

    fn order(&mut self, term: &Term, operator: Operator, left: Side<'_>, right: Side<'_>) {
        if !self.go_together(term, operator, left, right) {
            return;
        }
        for side in [left, right] {
            let ordered = matches!(
                side.1,
                Type::Int | Type::Double | Type::String | Type::Choice(_) | Type::Bool | Type::Dyn
            );
            if !ordered {
                return self.do_not_go_together(term, operator, left, right);
            }
        }
    }

    fn is_in(&mut self, term: &Term, left: Side<'_>, right: Side<'_>) {
        match right.1 {
            Type::Dyn => {}
            Type::List(item) => self.in_list(term, left, (right.0, item)),
            Type::Map(key, _) if fits(left.1, key) => {}
            Type::Record(_) if left.1.is_string() || *left.1 == Type::Dyn => {}
            found => {
                let mend = (found.is_string() && left.1.is_string())
                    .then(|| say!["write `", print(right.0), ".contains(", print(left.0), ")`"]);
                let message =
                    say!["`in` cannot find ", left.1.describe(), " in ", found.describe()];
                self.error("wrong-type", term, message, mend);
            }
        }
    }

    /// A list that is written out is checked item by item, so that the fault stands at the item.
    fn in_list(&mut self, term: &Term, left: Side<'_>, right: Side<'_>) {
        let numbers =
            matches!((left.1, right.1), (Type::Int, Type::Double) | (Type::Double, Type::Int));
        if let (true, TermKind::List(items)) = (numbers, &right.0.kind) {
            return items.iter().for_each(|item| self.number_mismatch(item, right.1));
        }
        if self.go_together(term, Operator::In, left, right) {
            self.compared_options(left.1, right.0);
            self.compared_options(right.1, left.0);
        }
    }

    fn compute(
        &mut self,
        term: &Term,
        operator: Operator,
        left: Side<'_>,
        right: Side<'_>,
    ) -> Type {
        let adds = operator == Operator::Add;
        match (left.1, right.1) {
            (Type::Dyn, Type::Dyn) => Type::Dyn,
            (Type::Dyn, known) | (known, Type::Dyn) => known.clone(),
            (Type::Int, Type::Int) => Type::Int,
            (Type::Double, Type::Double) if operator != Operator::Remainder => Type::Double,
            (Type::Int, Type::Double) | (Type::Double, Type::Int) => {
                self.mixed_numbers(left, right);
                Type::Double
            }
            (Type::List(a), Type::List(b)) if adds => Type::list(join(a, b)),
            (a, b) if adds && a.is_string() && b.is_string() => Type::String,
            _ => {
                self.do_not_go_together(term, operator, left, right);
                Type::Dyn
            }
        }
    }
}
