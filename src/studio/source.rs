//! A source text as lines, and changes to it.

use gradeglass_engine::document::{Position, Span};

/// One change of a text: what lies between two places becomes something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The first character that goes.
    pub from: Position,
    /// Just after the last character that goes.
    pub to: Position,
    /// What comes in its place.
    pub text: String,
}

impl Edit {
    /// What lies at a span becomes this.
    pub fn at(span: Span, text: impl Into<String>) -> Self {
        Self { from: span.start, to: span.end, text: text.into() }
    }
}

/// A text by lines and columns, both from 1, columns in characters.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    text: &'a str,
    lines: Vec<&'a str>,
}

impl<'a> Source<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, lines: text.split('\n').collect() }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many lines there are; an empty one after the last line break counts.
    pub fn len(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A line without its end; empty beyond the last.
    pub fn line(&self, number: u32) -> &'a str {
        let index = usize::try_from(number).unwrap_or(usize::MAX).wrapping_sub(1);
        self.lines.get(index).map_or("", |line| line.strip_suffix('\r').unwrap_or(line))
    }

    /// The line up to a column.
    pub fn before(&self, position: Position) -> &'a str {
        let line = self.line(position.line);
        line.get(..byte_of(line, position.column)).unwrap_or(line)
    }

    /// The line from a column on.
    pub fn after(&self, position: Position) -> &'a str {
        let line = self.line(position.line);
        line.get(byte_of(line, position.column)..).unwrap_or("")
    }

    /// How far a line is indented, in characters.
    pub fn indent(&self, number: u32) -> usize {
        let line = self.line(number);
        line.chars().take_while(|c| *c == ' ').count()
    }

    /// Whether a line has nothing but blanks.
    pub fn is_blank(&self, number: u32) -> bool {
        self.line(number).trim().is_empty()
    }

    /// The place after the last character of a line.
    pub fn end_of(&self, number: u32) -> Position {
        Position { line: number, column: columns(self.line(number)) + 1 }
    }

    /// The place after the last character of the text.
    pub fn end(&self) -> Position {
        self.end_of(self.len())
    }

    /// What lies between two places.
    pub fn slice(&self, span: Span) -> String {
        let (start, end) = (self.offset(span.start), self.offset(span.end));
        self.text.get(start..end.max(start)).unwrap_or_default().to_owned()
    }

    /// The text with these changes made; none of them overlap.
    pub fn edited(&self, edits: &[Edit]) -> String {
        let mut ordered: Vec<&Edit> = edits.iter().collect();
        ordered.sort_by_key(|edit| edit.from);
        let mut out = String::new();
        let mut done = 0;
        for edit in ordered {
            let (from, to) = (self.offset(edit.from), self.offset(edit.to));
            out.push_str(self.text.get(done..from).unwrap_or_default());
            out.push_str(&edit.text);
            done = to.max(done);
        }
        out.push_str(self.text.get(done..).unwrap_or_default());
        out
    }

    fn offset(&self, position: Position) -> usize {
        let before = usize::try_from(position.line).unwrap_or(usize::MAX).saturating_sub(1);
        let start: usize = self.lines.iter().take(before).map(|line| line.len() + 1).sum();
        (start + byte_of(self.line(position.line), position.column)).min(self.text.len())
    }
}

/// The byte at which a column begins.
fn byte_of(line: &str, column: u32) -> usize {
    let column = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte)
}

/// How many characters a text has.
pub fn columns(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
