//! String literals: quotes, triple quotes, raw strings and escapes, as CEL has them.

use crate::expression::fault::{Fault, say};

/// A string literal as read: its text, its faults, and the byte just after it.
pub(crate) struct ReadString {
    pub text: String,
    pub faults: Vec<Fault>,
    pub end: usize,
}

/// Reads the literal whose opening quote stands at `start`.
pub(crate) fn read_string(source: &str, start: usize, raw: bool) -> ReadString {
    let rest = source.get(start..).unwrap_or_default();
    let quote = if rest.starts_with('\'') { '\'' } else { '"' };
    let closing = if rest.starts_with("'''") || rest.starts_with("\"\"\"") { 3 } else { 1 };
    let mut reader = Reader { source, at: start + closing, start, quote, closing, raw };
    reader.read()
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    start: usize,
    quote: char,
    closing: usize,
    raw: bool,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn read(&mut self) -> ReadString {
        let (mut text, mut faults) = (String::new(), Vec::new());
        loop {
            if self.closes() {
                self.at += self.closing;
                break;
            }
            let next = self.rest().chars().next();
            let Some(found) = next.filter(|c| self.closing == 3 || !matches!(c, '\n' | '\r'))
            else {
                let message = String::from("this text is not closed");
                let mend =
                    say!["close it with `", self.quote.to_string().repeat(self.closing), "`"];
                faults.push(Fault::error("unclosed", self.start..self.at, message).mend(mend));
                break;
            };
            let from = self.at;
            self.at += found.len_utf8();
            if found != '\\' || self.raw {
                text.push(found);
                continue;
            }
            match self.escape() {
                Some(character) => text.push(character),
                None => faults.push(self.bad_escape(from)),
            }
        }
        ReadString { text, faults, end: self.at }
    }

    fn closes(&self) -> bool {
        let quotes = self.rest().bytes().take(3).take_while(|b| char::from(*b) == self.quote);
        quotes.count() >= self.closing
    }

    /// The character that an escape stands for; the backslash has been read.
    fn escape(&mut self) -> Option<char> {
        let letter = self.rest().chars().next()?;
        if matches!(letter, '0'..='3') {
            return self.digits(3, 8);
        }
        if matches!(letter, '\n' | '\r') {
            return None;
        }
        self.at += letter.len_utf8();
        match letter {
            'a' => Some('\x07'),
            'b' => Some('\x08'),
            'f' => Some('\x0c'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'v' => Some('\x0b'),
            '\\' | '?' | '"' | '\'' | '`' => Some(letter),
            'x' | 'X' => self.digits(2, 16),
            'u' => self.digits(4, 16),
            'U' => self.digits(8, 16),
            _ => None,
        }
    }

    /// Exactly `count` digits as a character; no character at all leaves them unread.
    fn digits(&mut self, count: usize, radix: u32) -> Option<char> {
        let digits = self.rest().get(..count)?;
        if !digits.chars().all(|digit| digit.is_digit(radix)) {
            return None;
        }
        let character = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)?;
        self.at += count;
        Some(character)
    }

    fn bad_escape(&self, from: usize) -> Fault {
        let found = self.source.get(from..self.at).unwrap_or_default();
        let message = say!["`", found, "` is not an escape that stands for a character"];
        Fault::error("bad-string", from..self.at, message).mend("write `\\\\` for a backslash")
    }
}
