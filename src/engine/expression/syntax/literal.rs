//! Numbers, lists and maps that are written out.

use super::parser::Parser;
use super::token::{Sign, TokenKind};
use super::{Term, TermKind};
use crate::decimal;
use crate::expression::Value;
use crate::expression::fault::say;

impl Parser<'_> {
    /// A number; `start` is where its minus sign stands, or the number itself.
    pub(super) fn number(&mut self, start: usize) -> Term {
        let (token, text) = (self.token().clone(), self.text());
        self.advance();
        let range = start..token.range.end;
        let negative = start < token.range.start;
        let value = match token.kind {
            TokenKind::Int => whole(text, negative).map(Value::Int),
            _ => decimal::read(text)
                .filter(|number| number.is_finite())
                .map(|number| Value::Double(if negative { -number } else { number })),
        };
        match value {
            Some(value) => self.term(TermKind::Literal(value), range),
            None => {
                let message = say!["`", text, "` does not fit a 64-bit number"];
                self.fault("bad-number", range.clone(), message);
                self.gap(range)
            }
        }
    }

    pub(super) fn list(&mut self) -> Term {
        let start = self.advance().range.start;
        let items = self.items(Sign::SquareClose);
        self.close(Sign::SquareClose, start);
        self.term(TermKind::List(items), start..self.last_end())
    }

    /// Expressions with commas between them, up to a closing sign; a comma may follow the last.
    pub(super) fn items(&mut self, closing: Sign) -> Vec<Term> {
        let mut items = Vec::new();
        while !self.at(closing) && self.token().kind != TokenKind::End {
            self.refuse_optional();
            items.push(self.expression());
            if !self.eat(Sign::Comma) {
                break;
            }
        }
        items
    }

    pub(super) fn map(&mut self) -> Term {
        let start = self.advance().range.start;
        let mut entries = Vec::new();
        while !self.at(Sign::BraceClose) && self.token().kind != TokenKind::End {
            self.refuse_optional();
            let key = self.expression();
            self.expect(Sign::Colon, "between key and value");
            entries.push((key, self.expression()));
            if !self.eat(Sign::Comma) {
                break;
            }
        }
        self.close(Sign::BraceClose, start);
        self.term(TermKind::Map(entries), start..self.last_end())
    }
}

/// A whole number, decimal or hexadecimal, with the sign before it.
fn whole(text: &str, negative: bool) -> Option<i64> {
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (text.get(2..)?, 16),
        _ => (text, 10),
    };
    let magnitude = i128::from(u64::from_str_radix(digits, radix).ok()?);
    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
}
