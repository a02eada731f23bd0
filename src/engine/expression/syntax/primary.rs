//! Operands: literals, variables, brackets, and what is written after them with a dot or bracket.

use super::parser::Parser;
use super::token::{RESERVED, Sign, TokenKind};
use super::{Term, TermKind};
use crate::expression::Value;
use crate::expression::fault::{Fault, say};
use std::ops::Range;

impl Parser<'_> {
    /// `!operand`, `-operand`, or an operand.
    pub(super) fn unary(&mut self) -> Term {
        let start = self.token().range.start;
        if self.text_is_not() {
            let range = self.token().range.clone();
            self.push(
                Fault::error("unexpected-token", range, "`not` is not an operator".into())
                    .mend("write `!`"),
            );
            self.advance();
            return self.prefixed(start, TermKind::Not);
        }
        if self.eat(Sign::Bang) {
            return self.prefixed(start, TermKind::Not);
        }
        if !self.eat(Sign::Minus) {
            return self.member();
        }
        match self.token().kind {
            TokenKind::Int | TokenKind::Double => self.negative(start),
            _ => self.prefixed(start, TermKind::Negate),
        }
    }

    /// Whether `not` is written as an operator: a name before another operand.
    fn text_is_not(&mut self) -> bool {
        self.token().kind == TokenKind::Name
            && self.text().eq_ignore_ascii_case("not")
            && self.source.get(self.token().range.end..).is_some_and(|rest| {
                rest.trim_start()
                    .starts_with(|c: char| c.is_ascii_alphabetic() || c == '"' || c == '\'')
            })
    }

    fn prefixed(&mut self, start: usize, wrap: fn(Box<Term>) -> TermKind) -> Term {
        let operand = self.nested(Self::unary);
        let range = start..operand.range.end;
        self.term(wrap(Box::new(operand)), range)
    }

    /// A number after its minus sign: `-9223372036854775808` is one number, not a negated one.
    fn negative(&mut self, start: usize) -> Term {
        let number = self.number(start);
        self.after(number)
    }

    /// An operand and all that follows it.
    fn member(&mut self) -> Term {
        let operand = self.primary();
        self.after(operand)
    }

    /// Selections, calls and indexes that follow an operand.
    fn after(&mut self, mut term: Term) -> Term {
        loop {
            let start = term.range.start;
            if self.eat(Sign::Dot) {
                term = self.selection(term);
            } else if self.at(Sign::SquareOpen) {
                let opened = self.advance().range.start;
                self.refuse_optional();
                let index = self.expression();
                self.close(Sign::SquareClose, opened);
                let range = start..self.last_end();
                term = self.term(TermKind::Index(Box::new(term), Box::new(index)), range);
            } else if self.at(Sign::BraceOpen) {
                let range = start..self.token().range.end;
                self.fault(
                    "outside-profile",
                    range.clone(),
                    "messages (`Name{field: value}`) are outside the profile".into(),
                );
                self.map();
                term = self.gap(start..self.last_end());
            } else {
                return term;
            }
        }
    }

    /// What follows a dot: a field, or a function with its arguments.
    fn selection(&mut self, operand: Term) -> Term {
        self.refuse_optional();
        let start = operand.range.start;
        let text = self.text();
        let named = self.token().kind == TokenKind::Name
            && !matches!(text, "in" | "true" | "false" | "null");
        if !named {
            self.unexpected("where the name of a field was expected after `.`");
            let faulty = self.token().kind == TokenKind::Faulty;
            if faulty {
                self.advance();
            }
            return self.gap(start..self.last_end());
        }
        let name = self.advance().range;
        if self.at(Sign::RoundOpen) {
            return self.method(operand, name);
        }
        self.term(TermKind::Select(Box::new(operand), text.into()), start..name.end)
    }

    /// `?` after `.` or `[`, or before an item: CEL's optionals.
    pub(super) fn refuse_optional(&mut self) {
        if self.at(Sign::Question) {
            let range = self.token().range.clone();
            let message = "optional values (`?`) are outside the profile".into();
            self.push(Fault::error("outside-profile", range, message).mend("ask `has` first"));
            self.advance();
        }
    }

    fn primary(&mut self) -> Term {
        let range = self.token().range.clone();
        match self.token().kind.clone() {
            TokenKind::Int | TokenKind::Double => self.number(range.start),
            TokenKind::String(text) => {
                self.advance();
                self.term(TermKind::Literal(Value::String(text)), range)
            }
            TokenKind::Name => self.name(range),
            TokenKind::Sign(Sign::RoundOpen) => {
                self.advance();
                let inside = self.expression();
                self.close(Sign::RoundClose, range.start);
                inside
            }
            TokenKind::Sign(Sign::SquareOpen) => self.list(),
            TokenKind::Sign(Sign::BraceOpen) => self.map(),
            TokenKind::Sign(Sign::Dot) => {
                let message = "names that begin with a dot are outside the profile".into();
                self.push(
                    Fault::error("outside-profile", range, message).mend("leave the dot out"),
                );
                self.advance();
                self.nested(Self::primary)
            }
            _ => self.missing(range),
        }
    }

    /// An operand was expected, something else stands here. Signs that close or separate are left
    /// for whoever waits for them.
    fn missing(&mut self, range: Range<usize>) -> Term {
        self.unexpected("where a value was expected");
        let waited_for = matches!(
            self.token().kind,
            TokenKind::End
                | TokenKind::Sign(
                    Sign::RoundClose
                        | Sign::SquareClose
                        | Sign::BraceClose
                        | Sign::Comma
                        | Sign::Colon
                )
        );
        if !waited_for {
            self.advance();
        }
        self.gap(range)
    }

    /// A variable, a word with a meaning of its own, or a function with its arguments.
    fn name(&mut self, range: Range<usize>) -> Term {
        let text = self.text();
        self.advance();
        let literal = match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ if self.at(Sign::RoundOpen) => return self.call(range),
            _ => return self.variable(text, range),
        };
        self.term(TermKind::Literal(literal), range)
    }

    fn variable(&mut self, text: &str, range: Range<usize>) -> Term {
        let types = [
            "int",
            "double",
            "string",
            "bool",
            "list",
            "map",
            "bytes",
            "uint",
            "null_type",
            "type",
        ];
        if text == "in" || RESERVED.contains(&text) {
            let message = say!["`", text, "` is a reserved word and cannot name a variable"];
            self.fault("reserved-word", range.clone(), message);
            return self.gap(range);
        }
        if types.contains(&text) {
            let message = say!["types as values (`", text, "`) are outside the profile"];
            self.fault("outside-profile", range.clone(), message);
            return self.gap(range);
        }
        self.term(TermKind::Variable(text.into()), range)
    }
}
