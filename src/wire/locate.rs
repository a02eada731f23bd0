//! Line and column of a fault inside a text: of an expression's third word, say, that stands in
//! quotes with escapes, or folded over lines.
//!
//! The engine knows which bytes of the read text are meant. Here the source and the read text are
//! walked side by side: what is written is what was read, but for quotes, escapes and blanks.

use crate::scanner::Scanner;
use crate::text::Format;
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::problem::Problem;

/// Makes the places of faults inside texts exact. `root` is the document that was read from
/// `source`. The source is walked once, however many faults there are.
pub fn sharpen(problems: &mut [Problem], root: &Node, source: &str, format: Format) {
    let mut inside: Vec<&mut Problem> =
        problems.iter_mut().filter(|problem| problem.within.is_some()).collect();
    if inside.is_empty() {
        return;
    }
    inside.sort_by_key(|problem| problem.span.map(|span| span.start));
    let mut texts = Vec::new();
    collect(root, &mut texts);
    texts.sort_by_key(|(span, _)| span.start);
    let mut scanner = Scanner::new(source);
    for problem in inside {
        let (Some(within), Some(span)) = (problem.within.clone(), problem.span) else { continue };
        let Some(text) = text_at(&texts, span) else { continue };
        scanner.go_to(span.start);
        let positions = walk(scanner.clone(), text, format);
        let at = |byte: usize| positions.iter().find(|(index, _)| *index >= byte).map(|(_, p)| *p);
        let last = positions.last().map_or(span.end, |(_, position)| *position);
        let start = at(within.start).unwrap_or(last);
        problem.span = Some(Span { start, end: at(within.end).unwrap_or(last).max(start) });
    }
}

/// All texts of a document that have a place.
fn collect<'n>(node: &'n Node, texts: &mut Vec<(Span, &'n str)>) {
    match &node.content {
        Content::Text(text) => texts.extend(node.span.map(|span| (span, text.as_str()))),
        Content::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Content::Map(entries) => entries.iter().for_each(|entry| collect(&entry.value, texts)),
        _ => {}
    }
}

/// The text that stands at a place of the document.
fn text_at<'n>(texts: &[(Span, &'n str)], span: Span) -> Option<&'n str> {
    let first = texts.partition_point(|(known, _)| known.start < span.start);
    let there = texts.get(first..)?.iter().take_while(|(known, _)| known.start == span.start);
    there.into_iter().find(|(known, _)| *known == span).map(|(_, text)| *text)
}

/// Where each character of `text` stands in the source, by byte; and, last, where the text ends. The scanner is where
/// it begins.
fn walk(mut scanner: Scanner<'_>, text: &str, format: Format) -> Vec<(usize, Position)> {
    let style = Style::of(&mut scanner, format);
    let mut positions = Vec::with_capacity(text.len() + 1);
    for (byte, c) in text.char_indices() {
        // Folding and indenting change blanks, never what lies between them.
        let is_blank = c.is_whitespace() && scanner.peek() != Some('\\');
        if !is_blank && !c.is_whitespace() {
            scanner.take_while(char::is_whitespace);
        }
        positions.push((byte, scanner.position()));
        if !is_blank || scanner.peek().is_some_and(char::is_whitespace) {
            style.pass(&mut scanner, c);
        }
    }
    positions.push((text.len(), scanner.position()));
    positions
}

/// How a text is written in the source.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Single,
    Double,
}

impl Style {
    /// Moves to the first character that belongs to the text.
    fn of(scanner: &mut Scanner<'_>, format: Format) -> Self {
        match scanner.peek() {
            Some('"') => {
                scanner.next();
                Self::Double
            }
            Some('\'') if format == Format::Yaml => {
                scanner.next();
                Self::Single
            }
            Some('|' | '>') if format == Format::Yaml => {
                scanner.take_while(|c| c != '\n');
                scanner.next();
                Self::Plain
            }
            _ => Self::Plain,
        }
    }

    /// Moves over what stands for one character of the text.
    fn pass(self, scanner: &mut Scanner<'_>, read: char) {
        match (self, scanner.next()) {
            (Self::Single, Some('\'')) => {
                scanner.eat('\'');
            }
            (Self::Double, Some('\\')) => {
                let digits = match scanner.next() {
                    Some('x') => 2,
                    Some('u') => 4,
                    Some('U') => 8,
                    _ => 0,
                };
                for _ in 0..digits {
                    scanner.next();
                }
                // JSON writes what lies beyond the first plane as two escapes.
                if digits == 4 && read > '\u{ffff}' {
                    for _ in 0..6 {
                        scanner.next();
                    }
                }
            }
            _ => {}
        }
    }
}
