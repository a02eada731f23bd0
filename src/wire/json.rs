//! Strict JSON (RFC 8259) with the place of every value.
//!
//! Own code, because no kept crate does the three things that are needed together: line and column
//! of each value and key, keys that stand twice (readers report them), and lone surrogates read as
//! browsers' strings arrive here, each as one U+FFFD, so that a task has one hash everywhere.
//! `serde_json` is the oracle in the tests.

use crate::limits::DEEPEST;
use crate::number::number;
use crate::scanner::Scanner;
use gradeglass_engine::document::{Content, Entry, LARGEST_EXACT, Node, Position, Span};
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

    fn text(&mut self) -> Outcome<String> {
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

    fn number(&mut self, start: Position) -> Outcome<Content> {
        let text =
            self.scanner.take_while(|c| matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'));
        let value = text.parse::<f64>().ok().filter(|_| is_json_number(text));
        let Some(value) = value else {
            let problem = Problem::error("syntax", format!("`{text}` is not a number."));
            return Err(Box::new(problem.at("", Some(self.span_from(start)))));
        };
        if !value.is_finite() {
            let problem =
                Problem::error("number-too-large", format!("`{text}` is too large a number."));
            return Err(Box::new(problem.at("", Some(self.span_from(start)))));
        }
        let is_whole = text.bytes().all(|c| c == b'-' || c.is_ascii_digit());
        if is_whole && value.abs() > LARGEST_EXACT as f64 {
            let message = format!("`{text}` loses its last digits: numbers keep about 15 of them.");
            let problem = Problem::warning("number-rounded", message);
            let problem = problem.at("", Some(self.span_from(start)));
            self.warnings.push(problem.suggest("put it in quotes to keep it as it is"));
        }
        Ok(number(value))
    }

    fn word(&mut self, word: &str, content: Content) -> Outcome<Content> {
        let start = self.scanner.position();
        let found = self.scanner.take_while(|c| c.is_alphanumeric());
        if found == word {
            return Ok(content);
        }
        let message = if self.scanner.peek().is_none() && word.starts_with(found) {
            format!("The text ends inside `{word}`: is it cut off?")
        } else {
            format!("`{}` is not a value of JSON.", found.chars().take(20).collect::<String>())
        };
        let problem = Problem::error("syntax", message).at("", Some(self.span_from(start)));
        Err(Box::new(problem.suggest("put texts in double quotes")))
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

fn control(here: Position, c: char) -> Box<Problem> {
    let message = format!(
        "A text in JSON cannot hold the control character U+{:04X} as it is.",
        u32::from(c)
    );
    let problem = Problem::error("syntax", message).at("", Some(Span { start: here, end: here }));
    Box::new(problem.suggest("write it as an escape: `\\n` for a new line, `\\t` for a tab"))
}

/// The grammar of RFC 8259, section 6, which is stricter than what Rust parses.
fn is_json_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (rest, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(a, b)| (a, Some(b)));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|text| is_digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
