//! Strict JSON (RFC 8259) with the place of every value.
//!
//! Own code, because no kept crate does the three things that are needed together: line and column
//! of each value and key, keys that stand twice (readers report them), and lone surrogates read as
//! browsers' strings arrive here, each as one U+FFFD, so that a task has one hash everywhere.
//! `serde_json` is the oracle in the tests.

mod plain;
mod text;

use crate::limits::DEEPEST;
use crate::scanner::Scanner;
use gradeglass_engine::document::{Content, Entry, Node, Position, Span};
use gradeglass_engine::problem::Problem;

/// Reads a JSON text. The first fault ends it; numbers that lose digits are warned of.
pub fn read_json(text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut reader = Reader { scanner: Scanner::new(text), warnings: Vec::new() };
    match reader.document() {
        Ok(node) => (Some(node), reader.warnings),
        Err(fault) => {
            reader.warnings.push(*fault);
            (None, reader.warnings)
        }
    }
}

type Outcome<T> = Result<T, Box<Problem>>;

struct Reader<'a> {
    scanner: Scanner<'a>,
    warnings: Vec<Problem>,
}

impl Reader<'_> {
    fn document(&mut self) -> Outcome<Node> {
        self.blank();
        let node = self.value(0)?;
        self.blank();
        match self.scanner.peek() {
            None => Ok(node),
            Some(_) => Err(self.unexpected("the end of the text")),
        }
    }

    fn value(&mut self, depth: usize) -> Outcome<Node> {
        let start = self.scanner.position();
        let content = match self.scanner.peek() {
            Some('{') => Content::Map(self.map(depth)?),
            Some('[') => Content::List(self.list(depth)?),
            Some('"') => Content::Text(self.text()?),
            Some('-' | '0'..='9') => self.number(start)?,
            Some('t') => self.word("true", Content::Bool(true))?,
            Some('f') => self.word("false", Content::Bool(false))?,
            Some('n') => self.word("null", Content::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node { content, span: Some(self.span_from(start)) })
    }

    fn list(&mut self, depth: usize) -> Outcome<Vec<Node>> {
        let open = self.open(depth)?;
        let mut items = Vec::new();
        if self.close(']') {
            return Ok(items);
        }
        loop {
            self.inside(open, "list")?;
            items.push(self.value(depth + 1)?);
            if !self.more(']', open, "list")? {
                return Ok(items);
            }
        }
    }

    fn map(&mut self, depth: usize) -> Outcome<Vec<Entry>> {
        let open = self.open(depth)?;
        let mut entries = Vec::new();
        if self.close('}') {
            return Ok(entries);
        }
        loop {
            self.inside(open, "map")?;
            entries.push(self.entry(open, depth)?);
            if !self.more('}', open, "map")? {
                return Ok(entries);
            }
        }
    }

    fn entry(&mut self, open: Position, depth: usize) -> Outcome<Entry> {
        let start = self.scanner.position();
        if self.scanner.peek() != Some('"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let key = self.text()?;
        let key_span = Some(self.span_from(start));
        self.blank();
        self.inside(open, "map")?;
        if !self.scanner.eat(':') {
            return Err(self.unexpected("`:`"));
        }
        self.blank();
        self.inside(open, "map")?;
        Ok(Entry { key, key_span, value: self.value(depth + 1)? })
    }

    /// Takes the opening bracket and gives its place.
    fn open(&mut self, depth: usize) -> Outcome<Position> {
        let start = self.scanner.position();
        if depth >= DEEPEST {
            let message = format!("Lists and maps stand more than {DEEPEST} deep in each other.");
            return Err(self.fault("too-deep", message));
        }
        self.scanner.next();
        self.blank();
        Ok(start)
    }

    fn close(&mut self, bracket: char) -> bool {
        self.scanner.eat(bracket)
    }

    /// After an item: whether another follows.
    fn more(&mut self, bracket: char, open: Position, name: &str) -> Outcome<bool> {
        self.blank();
        self.inside(open, name)?;
        if self.scanner.eat(bracket) {
            return Ok(false);
        }
        let comma = self.scanner.position();
        if !self.scanner.eat(',') {
            return Err(self.unexpected(&format!("`,` or `{bracket}`")));
        }
        self.blank();
        if self.scanner.peek() == Some(bracket) {
            let message = format!("JSON allows no `,` before `{bracket}`.");
            let span = Some(Span { start: comma, end: comma });
            let problem = Problem::error("syntax", message).at("", span);
            return Err(Box::new(problem.suggest("take the comma out")));
        }
        Ok(true)
    }

    /// A text that ends inside a list or map says which one was never closed.
    fn inside(&mut self, open: Position, name: &str) -> Outcome<()> {
        if self.scanner.peek().is_some() {
            return Ok(());
        }
        let (line, column) = (open.line, open.column);
        let message = format!(
            "The text ends inside the {name} that begins at line {line}, column {column}: is it cut off?"
        );
        Err(self.fault("truncated", message))
    }

    fn blank(&mut self) {
        self.scanner.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
    }

    fn unexpected(&self, wanted: &str) -> Box<Problem> {
        let problem = match self.scanner.peek() {
            None => self.fault("truncated", format!("Here should be {wanted}, but the text ends.")),
            Some(c) => self.fault("syntax", format!("Here should be {wanted}, but this is `{c}`.")),
        };
        match self.scanner.peek() {
            Some('\'') => Box::new(problem.suggest("JSON texts stand in double quotes")),
            Some('/' | '#') => Box::new(problem.suggest("JSON has no comments")),
            _ => problem,
        }
    }

    fn fault(&self, code: &'static str, message: String) -> Box<Problem> {
        let here = self.scanner.position();
        Box::new(Problem::error(code, message).at("", Some(Span { start: here, end: here })))
    }

    fn span_from(&self, start: Position) -> Span {
        Span { start, end: self.scanner.position() }
    }
}
