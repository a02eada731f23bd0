//! Texts of JSON, with their escapes.

use super::{Outcome, Reader};
use gradeglass_engine::document::{Position, Span};
use gradeglass_engine::problem::Problem;

impl Reader<'_> {
    /// A text in double quotes.
    pub(super) fn text(&mut self) -> Outcome<String> {
        let start = self.scanner.position();
        self.scanner.next();
        let mut text = String::new();
        loop {
            let here = self.scanner.position();
            match self.scanner.next() {
                Some('"') => return Ok(text),
                Some('\\') => self.escape(here, &mut text)?,
                Some(c) if c < ' ' => return Err(control(here, c)),
                Some(c) => text.push(c),
                None => {
                    let line = start.line;
                    let message = format!(
                        "The text ends inside the quotes that open at line {line}: is it cut off?"
                    );
                    return Err(self.fault("truncated", message));
                }
            }
        }
    }

    fn escape(&mut self, start: Position, text: &mut String) -> Outcome<()> {
        let c = match self.scanner.next() {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => self.unicode(start)?,
            _ => return Err(self.bad_escape(start)),
        };
        text.push(c);
        Ok(())
    }

    /// `\uD83D\uDE00` is one character; a half without its other half is one U+FFFD.
    fn unicode(&mut self, start: Position) -> Outcome<char> {
        let unit = self.four_digits(start)?;
        if !(0xd800..0xdc00).contains(&unit) {
            return Ok(char::from_u32(unit).unwrap_or('\u{fffd}'));
        }
        let before = self.scanner.clone();
        if self.scanner.eat('\\') && self.scanner.eat('u') {
            let low = self.four_digits(start)?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
        }
        self.scanner = before;
        Ok('\u{fffd}')
    }

    fn four_digits(&mut self, start: Position) -> Outcome<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.scanner.peek().and_then(|c| c.to_digit(16));
            let Some(digit) = digit else { return Err(self.bad_escape(start)) };
            self.scanner.next();
            unit = unit * 16 + digit;
        }
        Ok(unit)
    }

    fn bad_escape(&self, start: Position) -> Box<Problem> {
        let span = Some(self.span_from(start));
        let problem = Problem::error("syntax", "This is no escape that JSON knows.").at("", span);
        Box::new(problem.suggest("write a backslash as `\\\\`"))
    }
}

fn control(here: Position, c: char) -> Box<Problem> {
    let message = format!(
        "A text in JSON cannot hold the control character U+{:04X} as it is.",
        u32::from(c)
    );
    let problem = Problem::error("syntax", message).at("", Some(Span { start: here, end: here }));
    Box::new(problem.suggest("write it as an escape: `\\n` for a new line, `\\t` for a tab"))
}
