//! The functions: what they take and give.

use super::Checker;
use crate::expression::fault::say;
use crate::expression::syntax::{Function, Term, print};
use crate::expression::{Type, Value};

impl Checker<'_> {
    pub(super) fn call(&mut self, term: &Term, function: Function, arguments: &[Term]) -> Type {
        match arguments {
            [text, part] => {
                self.search(term, function, text, part);
                Type::Bool
            }
            [argument] => {
                let type_ = self.type_of(argument);
                self.unary_call(argument, &type_, function)
            }
            _ => Type::Dyn,
        }
    }

    fn search(&mut self, term: &Term, function: Function, text: &Term, part: &Term) {
        let (text_type, part_type) = (self.type_of(text), self.type_of(part));
        if matches!(text_type, Type::List(_)) && function == Function::Contains {
            let message = String::from("`contains` looks into texts, this is a list");
            let mend = say!["write `", print(part), " in ", print(text), "`"];
            return self.error("wrong-type", term, message, Some(mend));
        }
        self.expect(text, &text_type, &Type::String);
        self.expect(part, &part_type, &Type::String);
    }

    fn unary_call(&mut self, argument: &Term, type_: &Type, function: Function) -> Type {
        let (result, fine) = match function {
            Function::Size => (
                Type::Int,
                type_.is_string()
                    || matches!(type_, Type::List(_) | Type::Map(..) | Type::Record(_)),
            ),
            Function::Int => (Type::Int, matches!(type_, Type::Int | Type::Double | Type::String)),
            Function::Double => {
                (Type::Double, matches!(type_, Type::Int | Type::Double | Type::String))
            }
            _ => (
                Type::String,
                type_.is_string() || matches!(type_, Type::Int | Type::Double | Type::Bool),
            ),
        };
        if !fine && *type_ != Type::Dyn {
            let message = say!["`", function.name(), "` cannot take ", type_.describe()];
            self.error("wrong-type", argument, message, None);
        }
        self.constant_conversion(argument, function);
        result
    }

    /// A text that is written out and is no number would fail every time.
    fn constant_conversion(&mut self, argument: &Term, function: Function) {
        let crate::expression::TermKind::Literal(Value::String(text)) = &argument.kind else {
            return;
        };
        let fails = match function {
            Function::Int => text.parse::<i64>().is_err(),
            Function::Double => crate::decimal::read(text).is_none(),
            _ => false,
        };
        if fails {
            let message = say!["`", text, "` is not a number"];
            self.error("wrong-type", argument, message, None);
        }
    }
}
