//! YAML 1.2 with the core schema, as far as it says what JSON can say.
//!
//! What reads differently from what people mean is refused with its place rather than guessed:
//! tags, several documents, keys that are no texts. `no`, `yes`, `on` and dates are texts, as YAML
//! 1.2 has it; where a truth value is wanted the document's check says so. An alias is the part of
//! the document that it repeats, with the place where that part stands.

mod faults;
mod scalar;

use crate::limits::{DEEPEST, MOST_REPEATED};
use crate::number::rounded;
use crate::scanner::Scanner;
use gradeglass_engine::document::{Content, Entry, Node, Position, Span};
use gradeglass_engine::problem::Problem;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Mark};
use scalar::plain;
use std::collections::BTreeMap;

/// Reads a YAML text. A fault of the syntax ends it; everything else is collected.
pub fn read_yaml(text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut builder = Builder::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, mark)) => builder.take(event, mark),
            Err(error) => {
                builder.problems.push(syntax(&error, text));
                return (None, builder.problems);
            }
        }
        if builder.is_hopeless {
            return (None, builder.problems);
        }
    }
    let node = builder.root.take();
    let is_whole = builder.problems.iter().all(|problem| !problem.is_error());
    (node.filter(|_| is_whole), builder.problems)
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    problems: Vec<Problem>,
    /// Parts that have a name, for aliases.
    named: BTreeMap<usize, Node>,
    /// How many values aliases have added.
    repeated: usize,
    /// Whether going on would only cost time.
    is_hopeless: bool,
}

/// A list or map that is not closed yet.
enum Open {
    List { start: Position, anchor: usize, items: Vec<Node> },
    Map { start: Position, anchor: usize, entries: Vec<Entry>, key: Option<(String, Span)> },
}

impl Builder {
    fn take(&mut self, event: Event<'_>, mark: Mark) {
        let span = span(mark);
        match event {
            Event::DocumentStart(_) => self.document(span),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                let content = self.scalar(&text, style, span);
                self.named(anchor, Node { content, span: Some(span) }, Some(&text));
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                self.nest(Open::List { start: span.start, anchor, items: Vec::new() }, span);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                let entries = Vec::new();
                self.nest(Open::Map { start: span.start, anchor, entries, key: None }, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.repeat(anchor, span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn document(&mut self, span: Span) {
        self.documents += 1;
        if self.documents > 1 {
            let message = "A second document begins here; a file holds one.";
            self.refuse("several-documents", message, span, "put it into a file of its own");
            self.is_hopeless = true;
        }
    }

    fn refuse_tag(&mut self, has_tag: bool, span: Span) {
        if has_tag {
            let message = "`!` gives a type of YAML's own, which is not read here.";
            self.refuse("tag", message, span, "leave the tag out");
        }
    }

    /// A value, kept for aliases if it has a name.
    fn named(&mut self, anchor: usize, node: Node, written: Option<&str>) {
        if anchor != 0 {
            self.named.insert(anchor, node.clone());
        }
        self.value(node, written);
    }

    fn repeat(&mut self, anchor: usize, span: Span) {
        let Some(node) = self.named.get(&anchor).cloned() else {
            let message = "This alias stands inside the part that it repeats.";
            self.refuse("alias", message, span, "write the part out");
            return self.value(Node { content: Content::Null, span: Some(span) }, None);
        };
        self.repeated += size(&node);
        let depth = self.open.len() + depth(&node);
        if self.repeated > MOST_REPEATED || depth > DEEPEST {
            let message = "The aliases of this text make it too large.";
            self.refuse("alias", message, span, "write the parts out");
            self.is_hopeless = true;
            return;
        }
        self.value(node, None);
    }

    fn nest(&mut self, open: Open, span: Span) {
        if self.open.len() >= DEEPEST {
            let message = format!("Lists and maps stand more than {DEEPEST} deep in each other.");
            self.problems.push(Problem::error("too-deep", message).at("", Some(span)));
            self.is_hopeless = true;
            return;
        }
        self.open.push(open);
    }

    fn close(&mut self, span: Span) {
        let (start, anchor, content) = match self.open.pop() {
            Some(Open::List { start, anchor, items }) => (start, anchor, Content::List(items)),
            Some(Open::Map { start, anchor, entries, .. }) => {
                (start, anchor, Content::Map(entries))
            }
            None => return,
        };
        let span = Span { start, end: span.end.max(start) };
        self.named(anchor, Node { content, span: Some(span) }, None);
    }

    /// Puts a value where it belongs: a key, a value, an item or the whole document.
    fn value(&mut self, node: Node, written: Option<&str>) {
        let span = node.span.unwrap_or(NOWHERE);
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key: place @ Some(_), .. }) => {
                if let Some((key, key_span)) = place.take() {
                    entries.push(Entry { key, key_span: Some(key_span), value: node });
                }
            }
            Some(Open::Map { key, .. }) => {
                *key = Some((written.unwrap_or_default().to_owned(), span));
                if written.is_none() {
                    self.refuse("key-not-text", "A key must be a text.", span, "put it in quotes");
                }
            }
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Content {
        if style != ScalarStyle::Plain {
            return Content::Text(text.to_owned());
        }
        match plain(text) {
            Content::Double(value) if !value.is_finite() => {
                let message = format!("`{text}` is not a number that JSON has.");
                self.problems.push(Problem::error("number-too-large", message).at("", Some(span)));
                Content::Null
            }
            Content::Double(value) => {
                self.problems.extend(rounded(text, value, span));
                Content::Double(value)
            }
            content => content,
        }
    }

    fn refuse(&mut self, code: &'static str, message: &str, span: Span, cure: &str) {
        self.problems.push(Problem::error(code, message).at("", Some(span)).suggest(cure));
    }
}

fn size(node: &Node) -> usize {
    children(node).map(size).sum::<usize>() + 1
}

fn depth(node: &Node) -> usize {
    children(node).map(depth).max().unwrap_or(0) + 1
}

fn children(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.content {
        Content::List(items) => Box::new(items.iter()),
        Content::Map(entries) => Box::new(entries.iter().map(|entry| &entry.value)),
        _ => Box::new(std::iter::empty()),
    }
}

const NOWHERE: Span =
    Span { start: Position { line: 1, column: 1 }, end: Position { line: 1, column: 1 } };

/// Lines count from 1 and columns from 0 in the parser.
fn position(marker: saphyr_parser::Marker) -> Position {
    Position { line: narrow(marker.line()), column: narrow(marker.col()).saturating_add(1) }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn span(mark: Mark) -> Span {
    Span { start: position(mark.start), end: position(mark.end) }
}

fn end(text: &str) -> Position {
    let mut scanner = Scanner::new(text.trim_end());
    scanner.take_while(|_| true);
    scanner.position()
}

fn syntax(error: &ScanError, text: &str) -> Problem {
    // The parser reports a text that ends too early on the line after its last.
    let here = position(*error.marker()).min(end(text));
    let known = faults::plain(error.info());
    let said = known.map_or(error.info(), |(said, _)| said);
    let problem = Problem::error("syntax", format!("This is not YAML: {said}."))
        .at("", Some(Span { start: here, end: here }));
    let line = text.lines().nth(usize::try_from(here.line).unwrap_or(1).saturating_sub(1));
    let is_indented_by_tab =
        |line: &str| line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
    if line.is_some_and(is_indented_by_tab) {
        return problem.suggest("indent with spaces: YAML allows no tabs there");
    }
    match known {
        Some((_, cure)) => problem.suggest(cure),
        None => problem,
    }
}
