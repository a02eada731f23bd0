//! The parser: operators by precedence climbing (Pratt, POPL 1973), with recovery.
//!
//! After a fault a [`TermKind::Gap`] stands in the tree and reading goes on. Nesting, length and
//! number of faults are bounded, so no source can exhaust the stack, here or in any later walk.

use super::lexer::Lexer;
use super::token::{Sign, Token, TokenKind};
use super::{Operator, Term, TermKind};
use crate::expression::fault::{Fault, in_order, say};
use std::ops::Range;

/// Terms can be nested so deep. Chains of `&&` and of `||` count as one level.
pub const MAX_DEPTH: u16 = 128;
/// An expression can have so many terms.
pub const MAX_TERMS: usize = 10_000;
/// A source can have so many bytes.
pub const MAX_BYTES: usize = 65_536;
/// After so many faults reading stops: the rest would be noise.
const MAX_FAULTS: usize = 16;

/// Reads one expression from tokens.
pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    lexer: Lexer<'a>,
    token: Token,
    /// Where the token before this one ended.
    last_end: usize,
    depth: u16,
    terms: usize,
    faults: Vec<Fault>,
    /// A bound was exceeded or there are too many faults: everything from here on is a gap.
    stopped: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: &'a str, at: usize) -> Self {
        let mut lexer = Lexer::new(source, at);
        let token = lexer.next();
        Self {
            source,
            lexer,
            token,
            last_end: at,
            depth: 0,
            terms: 0,
            faults: Vec::new(),
            stopped: false,
        }
    }

    /// All faults, in the order of the source, those of the lexer among them.
    pub(super) fn into_faults(mut self) -> Vec<Fault> {
        for fault in self.lexer.faults {
            in_order(&mut self.faults, fault);
        }
        self.faults.truncate(MAX_FAULTS);
        self.faults
    }

    /// One whole expression; anything after it is a fault.
    pub(super) fn whole(&mut self) -> Term {
        if self.token.kind == TokenKind::End {
            self.fault("unexpected-end", 0..0, "there is no expression here".into());
            return self.gap(0..0);
        }
        let term = self.expression();
        if self.token.kind != TokenKind::End && !self.stopped {
            self.unexpected("after the end of the expression");
        }
        term
    }

    /// `condition ? then : otherwise`, or anything that binds tighter.
    pub(super) fn expression(&mut self) -> Term {
        self.nested(|parser| {
            let condition = parser.chain(Sign::Or);
            if !parser.eat(Sign::Question) {
                return condition;
            }
            let then = parser.chain(Sign::Or);
            parser.expect(Sign::Colon, "between the two outcomes of `?`");
            let otherwise = parser.expression();
            let range = condition.range.start..otherwise.range.end;
            parser.term(TermKind::Conditional(Box::new([condition, then, otherwise])), range)
        })
    }

    /// Runs `read` one level deeper, or leaves a gap where that is too deep.
    pub(super) fn nested(&mut self, read: impl FnOnce(&mut Self) -> Term) -> Term {
        if self.depth >= MAX_DEPTH {
            return self.too_deep(self.token.range.clone());
        }
        self.depth += 1;
        let term = read(self);
        self.depth -= 1;
        term
    }

    /// A chain of `||`, whose members are chains of `&&`, whose members are comparisons.
    fn chain(&mut self, sign: Sign) -> Term {
        let member = |parser: &mut Self| match sign {
            Sign::Or => parser.chain(Sign::And),
            _ => parser.operation(1),
        };
        let first = member(self);
        if !self.at_chain(sign) {
            return first;
        }
        let mut members = vec![first];
        loop {
            self.advance();
            members.push(member(self));
            if !self.at_chain(sign) {
                break;
            }
        }
        let range = members.first().map_or(0, |term| term.range.start)..self.last_end;
        let kind = if sign == Sign::Or { TermKind::Or(members) } else { TermKind::And(members) };
        self.term(kind, range)
    }

    /// Whether a chain goes on: `&&`, or a word that people write for it.
    fn at_chain(&mut self, sign: Sign) -> bool {
        let word = if sign == Sign::Or { "or" } else { "and" };
        if self.token.kind == TokenKind::Name && self.text().eq_ignore_ascii_case(word) {
            let message = say!["`", self.text(), "` is not an operator"];
            let range = self.token.range.clone();
            self.push(Fault::error("unexpected-token", range, message).mend(say![
                "write `",
                sign.text(),
                "`"
            ]));
            return !self.stopped;
        }
        self.token.kind == TokenKind::Sign(sign) && !self.stopped
    }

    /// Comparisons (1), sums (2) and products (3) of at least this level, all grouping to the left.
    fn operation(&mut self, least: u8) -> Term {
        let mut left = self.unary();
        while let Some((operator, level)) = self.operator().filter(|(_, level)| *level >= least) {
            self.advance();
            let right = self.operation(level + 1);
            let range = left.range.start..right.range.end;
            left = self.term(TermKind::Binary(operator, Box::new(left), Box::new(right)), range);
        }
        left
    }

    fn operator(&self) -> Option<(Operator, u8)> {
        if self.stopped {
            return None;
        }
        let found = match &self.token.kind {
            TokenKind::Name if self.text() == "in" => (Operator::In, 1),
            TokenKind::Sign(sign) => match sign {
                Sign::Equal => (Operator::Equal, 1),
                Sign::NotEqual => (Operator::NotEqual, 1),
                Sign::Less => (Operator::Less, 1),
                Sign::LessEqual => (Operator::LessEqual, 1),
                Sign::Greater => (Operator::Greater, 1),
                Sign::GreaterEqual => (Operator::GreaterEqual, 1),
                Sign::Plus => (Operator::Add, 2),
                Sign::Minus => (Operator::Subtract, 2),
                Sign::Star => (Operator::Multiply, 3),
                Sign::Slash => (Operator::Divide, 3),
                Sign::Percent => (Operator::Remainder, 3),
                _ => return None,
            },
            _ => return None,
        };
        Some(found)
    }

    /// Makes a term, within the bounds of depth and number.
    pub(super) fn term(&mut self, kind: TermKind, range: Range<usize>) -> Term {
        self.terms += 1;
        if self.terms > MAX_TERMS && !self.stopped {
            self.fault(
                "too-long",
                range.clone(),
                "an expression can have at most 10000 parts".into(),
            );
            self.stopped = true;
        }
        let term = Term::new(kind, range);
        if term.depth() > MAX_DEPTH { self.too_deep(term.range.clone()) } else { term }
    }

    fn too_deep(&mut self, range: Range<usize>) -> Term {
        if !self.stopped {
            let message = "parts are nested more than 128 deep".into();
            let fault = Fault::error("too-deep", range.clone(), message);
            self.push(fault.mend("split the rule into several"));
            self.stopped = true;
        }
        self.gap(range)
    }

    /// Where nothing could be read.
    pub(super) fn gap(&mut self, range: Range<usize>) -> Term {
        Term::new(TermKind::Gap, range)
    }

    pub(super) fn push(&mut self, fault: Fault) {
        if !self.stopped {
            self.faults.push(fault);
            self.stopped = self.faults.len() + self.lexer.faults.len() >= MAX_FAULTS;
        }
    }

    pub(super) fn fault(&mut self, code: &'static str, range: Range<usize>, message: String) {
        self.push(Fault::error(code, range, message));
    }

    /// The token that is looked at; none once reading has stopped.
    pub(super) fn token(&self) -> &Token {
        &self.token
    }

    /// Whether reading has stopped.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// The source of the token that is looked at.
    pub(super) fn text(&self) -> &'a str {
        self.source.get(self.token.range.clone()).unwrap_or_default()
    }

    /// Where the token before this one ended.
    pub(super) fn last_end(&self) -> usize {
        self.last_end
    }

    pub(super) fn advance(&mut self) -> Token {
        let next = if self.stopped {
            Token { kind: TokenKind::End, range: self.token.range.end..self.token.range.end }
        } else {
            self.lexer.next()
        };
        self.last_end = self.token.range.end;
        std::mem::replace(&mut self.token, next)
    }

    pub(super) fn at(&self, sign: Sign) -> bool {
        self.token.kind == TokenKind::Sign(sign) && !self.stopped
    }

    pub(super) fn eat(&mut self, sign: Sign) -> bool {
        let there = self.at(sign);
        if there {
            self.advance();
        }
        there
    }
}
