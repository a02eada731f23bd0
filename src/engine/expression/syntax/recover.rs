//! What the parser does where something else stands than was expected: says so once, and finds a
//! place to go on.

use super::parser::Parser;
use super::token::{Sign, TokenKind};
use crate::expression::fault::{Fault, say};

impl Parser<'_> {
    /// Reads a sign that must be here; without it, a fault, and reading goes on as if it were.
    pub(super) fn expect(&mut self, sign: Sign, place: &str) {
        if !self.eat(sign) {
            let found = self.found();
            let message = say!["expected `", sign.text(), "` ", place, ", found ", found];
            let range = self.token().range.clone();
            self.fault("expected-token", range, message);
        }
    }

    /// Skips to a closing sign on this level, and past it. Used after a fault inside brackets.
    pub(super) fn close(&mut self, sign: Sign, opened: usize) {
        if self.eat(sign) {
            return;
        }
        if self.token().kind == TokenKind::End {
            let message = say!["this bracket is not closed"];
            let fault = Fault::error("unclosed", opened..opened + 1, message);
            self.push(fault.mend(say!["close it with `", sign.text(), "`"]));
            return;
        }
        self.unexpected(&say!["where `", sign.text(), "` or `,` was expected"]);
        let mut open = 0u32;
        while self.token().kind != TokenKind::End && !self.stopped() {
            match self.token().kind {
                TokenKind::Sign(Sign::RoundOpen | Sign::SquareOpen | Sign::BraceOpen) => open += 1,
                TokenKind::Sign(Sign::RoundClose | Sign::SquareClose | Sign::BraceClose) => {
                    let Some(fewer) = open.checked_sub(1) else {
                        self.eat(sign);
                        return;
                    };
                    open = fewer;
                }
                _ => {}
            }
            self.advance();
        }
    }

    /// A fault at the token that is looked at.
    pub(super) fn unexpected(&mut self, place: &str) {
        if self.token().kind == TokenKind::Faulty {
            return;
        }
        let end = self.token().kind == TokenKind::End;
        let code = if end { "unexpected-end" } else { "unexpected-token" };
        let message = say!["unexpected ", self.found(), " ", place];
        let range = self.token().range.clone();
        self.fault(code, range, message);
    }

    fn found(&self) -> String {
        match &self.token().kind {
            TokenKind::End => "the end".into(),
            _ => say!["`", self.text(), "`"],
        }
    }
}
