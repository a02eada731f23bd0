//! Walks over a text and knows line and column.

use gradeglass_engine::document::Position;

/// A place in a text that moves forward. Lines end with LF, CR or CR LF.
#[derive(Debug, Clone)]
pub struct Scanner<'a> {
    rest: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Scanner<'a> {
    /// At the beginning of a text; a byte order mark is passed over.
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1, column: 1 }
    }

    /// Where it stands.
    pub fn position(&self) -> Position {
        Position { line: self.line, column: self.column }
    }

    /// The next character, without moving.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Moves over the next character and gives it.
    pub fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        let ends_line = c == '\n' || (c == '\r' && self.peek() != Some('\n'));
        if ends_line {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else {
            self.column = self.column.saturating_add(1);
        }
        Some(c)
    }

    /// Moves over `c`, if it is next.
    pub fn eat(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Moves over all characters that are wanted and gives them.
    pub fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let before = self.rest;
        while self.peek().is_some_and(&wanted) {
            self.next();
        }
        before.get(..before.len() - self.rest.len()).unwrap_or_default()
    }

    /// Moves to a place; to the end, where the text is shorter.
    pub fn go_to(&mut self, place: Position) {
        while self.position() < place && self.next().is_some() {}
    }
}
