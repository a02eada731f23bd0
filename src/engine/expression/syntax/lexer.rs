//! The lexer: source text to tokens, never stopping at a fault.
//!
//! The lexical rules are those of the CEL specification, section "Syntax". Signs that people take
//! from elsewhere (`=`, `&`, `≥`, curly quotes) get a fault that names the right one, and are then
//! read as meant, so that the rest of the expression is still checked.

use super::string::read_string;
use super::token::{Sign, Token, TokenKind, continues_name, starts_name};
use crate::expression::fault::{Fault, say};

/// Quotes that word processors and keyboards of other scripts make.
const CURLY: [char; 15] =
    ['“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '＂', '″', '′'];

/// Reads tokens one by one.
pub(crate) struct Lexer<'a> {
    source: &'a str,
    at: usize,
    pub(crate) faults: Vec<Fault>,
}

impl<'a> Lexer<'a> {
    /// Starts at a byte of the source.
    pub(crate) fn new(source: &'a str, at: usize) -> Self {
        Self { source, at, faults: Vec::new() }
    }

    /// The next token; [`TokenKind::End`] for ever after the last.
    pub(crate) fn next(&mut self) -> Token {
        self.skip_space();
        let start = self.at;
        let kind = self.kind();
        Token { kind, range: start..self.at }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.source.as_bytes().get(self.at + ahead).copied().unwrap_or_default()
    }

    /// Skips white space and comments.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', '\x0c']).len();
            self.at += space;
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if space == 0 {
                return;
            }
        }
    }

    fn kind(&mut self) -> TokenKind {
        let byte = self.byte(0);
        if self.at >= self.source.len() {
            return TokenKind::End;
        }
        if let Some(kind) = self.string() {
            return kind;
        }
        if starts_name(byte) {
            self.take_while(continues_name);
            return TokenKind::Name;
        }
        if byte.is_ascii_digit() || (byte == b'.' && self.byte(1).is_ascii_digit()) {
            return self.number();
        }
        match self.sign() {
            Some((sign, length)) => {
                self.at += length;
                self.strict_equality(sign);
                TokenKind::Sign(sign)
            }
            None => self.stray(),
        }
    }

    fn take_while(&mut self, wanted: fn(u8) -> bool) {
        while self.at < self.source.len() && wanted(self.byte(0)) {
            self.at += 1;
        }
    }

    /// A string literal, if one starts here, with its prefixes.
    fn string(&mut self) -> Option<TokenKind> {
        let prefix = self.rest().bytes().take_while(|b| b"rRbB".contains(b)).take(2).count();
        if !matches!(self.byte(prefix), b'"' | b'\'') {
            return None;
        }
        let letters = self.rest().get(..prefix).unwrap_or_default().to_ascii_lowercase();
        if letters == "rr" || letters == "bb" {
            return None;
        }
        let start = self.at;
        self.at += prefix;
        let read = read_string(self.source, self.at, letters.contains('r'));
        self.at = read.end;
        if letters.contains('b') {
            let message = say!["bytes (`b\"…\"`) are outside the profile"];
            self.faults.push(
                Fault::error("outside-profile", start..self.at, message)
                    .mend("write a text without the `b`"),
            );
            return Some(TokenKind::Faulty);
        }
        self.faults.extend(read.faults);
        Some(TokenKind::String(read.text.into()))
    }

    /// A number; the sign before it is the parser's.
    fn number(&mut self) -> TokenKind {
        let start = self.at;
        let hexadecimal = self.byte(0) == b'0' && matches!(self.byte(1), b'x' | b'X');
        let mut kind = TokenKind::Int;
        if hexadecimal {
            self.at += 2;
            self.take_while(|b| b.is_ascii_hexdigit());
        } else {
            self.take_while(|b| b.is_ascii_digit());
            if self.byte(0) == b'.' && self.byte(1).is_ascii_digit() {
                self.at += 1;
                self.take_while(|b| b.is_ascii_digit());
                kind = TokenKind::Double;
            }
            if self.exponent() {
                kind = TokenKind::Double;
            }
        }
        if matches!(self.byte(0), b'u' | b'U') && !continues_name(self.byte(1)) {
            let digits = self.source.get(start..self.at).unwrap_or_default();
            let mend = say!["write `", digits, "`"];
            self.at += 1;
            let message = String::from("unsigned numbers (`1u`) are outside the profile");
            self.faults.push(Fault::error("outside-profile", start..self.at, message).mend(mend));
            return TokenKind::Faulty;
        }
        kind
    }

    fn exponent(&mut self) -> bool {
        let signed = usize::from(matches!(self.byte(1), b'+' | b'-'));
        let there = matches!(self.byte(0), b'e' | b'E') && self.byte(1 + signed).is_ascii_digit();
        if there {
            self.at += 1 + signed;
            self.take_while(|b| b.is_ascii_digit());
        }
        there
    }

    /// A sign of the grammar that stands here, and its length.
    fn sign(&self) -> Option<(Sign, usize)> {
        let two = match (self.byte(0), self.byte(1)) {
            (b'&', b'&') => Some(Sign::And),
            (b'|', b'|') => Some(Sign::Or),
            (b'=', b'=') => Some(Sign::Equal),
            (b'!', b'=') => Some(Sign::NotEqual),
            (b'<', b'=') => Some(Sign::LessEqual),
            (b'>', b'=') => Some(Sign::GreaterEqual),
            _ => None,
        };
        if let Some(sign) = two {
            return Some((sign, 2));
        }
        let one = match self.byte(0) {
            b'<' => Sign::Less,
            b'>' => Sign::Greater,
            b'+' => Sign::Plus,
            b'-' => Sign::Minus,
            b'*' => Sign::Star,
            b'/' => Sign::Slash,
            b'%' => Sign::Percent,
            b'!' => Sign::Bang,
            b'?' => Sign::Question,
            b':' => Sign::Colon,
            b'.' => Sign::Dot,
            b',' => Sign::Comma,
            b'(' => Sign::RoundOpen,
            b')' => Sign::RoundClose,
            b'[' => Sign::SquareOpen,
            b']' => Sign::SquareClose,
            b'{' => Sign::BraceOpen,
            b'}' => Sign::BraceClose,
            _ => return None,
        };
        Some((one, 1))
    }

    /// `===` and `!==` of JavaScript: the third sign is read with the other two.
    fn strict_equality(&mut self, sign: Sign) {
        if matches!(sign, Sign::Equal | Sign::NotEqual) && self.byte(0) == b'=' {
            self.at += 1;
            let written = self.source.get(self.at - 3..self.at).unwrap_or_default();
            let message = say!["`", written, "` has no meaning in an expression"];
            let fault = Fault::error("bad-character", self.at - 3..self.at, message);
            self.faults.push(fault.mend(say!["write `", sign.text(), "`"]));
        }
    }

    /// A character that starts no token: a fault, and what was probably meant.
    fn stray(&mut self) -> TokenKind {
        let start = self.at;
        let found = self.rest().chars().next().unwrap_or_default();
        self.at += found.len_utf8();
        let meant = match found {
            '=' => Some(Sign::Equal),
            '&' => Some(Sign::And),
            '|' => Some(Sign::Or),
            '≤' => Some(Sign::LessEqual),
            '≥' => Some(Sign::GreaterEqual),
            '≠' => Some(Sign::NotEqual),
            _ if CURLY.contains(&found) => return self.curly_string(start),
            '`' => return self.quoted_name(start),
            _ => None,
        };
        let shown = found.to_string();
        let message = say!["`", shown, "` has no meaning in an expression"];
        let fault = Fault::error("bad-character", start..self.at, message);
        let Some(sign) = meant else {
            self.faults.push(fault);
            return TokenKind::Faulty;
        };
        self.faults.push(fault.mend(say!["write `", sign.text(), "`"]));
        TokenKind::Sign(sign)
    }

    /// A text in quotes that word processors make: read to its end, so that the rest is checked.
    fn curly_string(&mut self, start: usize) -> TokenKind {
        let inside = self.rest();
        let closes = |c: char| c == '\n' || CURLY.contains(&c);
        let length = inside.find(closes).unwrap_or(inside.len());
        let text = inside.get(..length).unwrap_or_default();
        self.at += length;
        let closing = self.rest().chars().next().filter(|c| *c != '\n');
        self.at += closing.map_or(0, char::len_utf8);
        let message = String::from("curly quotes do not make a text");
        let mend = say!["write `\"", text, "\"` with straight quotes"];
        self.faults.push(Fault::error("bad-character", start..self.at, message).mend(mend));
        TokenKind::String(text.into())
    }

    /// A field name between backticks: CEL has it, but not every CEL library does.
    fn quoted_name(&mut self, start: usize) -> TokenKind {
        let inside = self.rest();
        let length = inside.find(['`', '\n']).unwrap_or(inside.len());
        let name = inside.get(..length).unwrap_or_default();
        let closed = inside.as_bytes().get(length) == Some(&b'`');
        self.at += length + usize::from(closed);
        let message = String::from("field names between backticks are outside the profile");
        let mend = say!["write `[\"", name, "\"]` in place of the dot and the name"];
        self.faults.push(Fault::error("outside-profile", start..self.at, message).mend(mend));
        TokenKind::Faulty
    }
}
