//! Texts with `{expression}` placeholders.

use super::lexer::Lexer;
use super::parse;
use super::token::{Sign, TokenKind};
use crate::expression::Expression;
use crate::expression::fault::Fault;
use std::ops::Range;

/// A text with placeholders, read into pieces.
#[derive(Debug, Clone)]
pub struct Template {
    /// Texts and expressions in turn. A placeholder that cannot be read is left out.
    pub pieces: Vec<Piece>,
    /// What is wrong, with ranges in the whole text.
    pub faults: Vec<Fault>,
}

/// A piece of a template.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Words that stand as they are. `{{` and `}}` stand for single braces.
    Text(String),
    /// What a placeholder asks for, and where its expression begins in the whole text, in bytes:
    /// what has to be added to ranges of [`super::check`]'s faults.
    Placeholder(Expression, usize),
}

/// Reads a text with `{expression}` placeholders, as messages of rules are.
pub fn template(source: &str) -> Template {
    let mut reader =
        Reader { source, at: 0, text: String::new(), pieces: Vec::new(), faults: Vec::new() };
    while let Some(character) = reader.rest().chars().next() {
        reader.step(character);
    }
    reader.flush();
    Template { pieces: reader.pieces, faults: reader.faults }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    text: String,
    pieces: Vec<Piece>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, character: char) {
        let doubled = self.rest().starts_with("{{") || self.rest().starts_with("}}");
        match character {
            '{' | '}' if doubled => {
                self.text.push(character);
                self.at += 2;
            }
            '{' => self.placeholder(),
            '}' => {
                let fault = Fault::error(
                    "unexpected-token",
                    self.at..self.at + 1,
                    "this `}` closes nothing".into(),
                );
                self.faults.push(fault.mend("write `}}` for a brace"));
                self.at += 1;
            }
            _ => {
                self.text.push(character);
                self.at += character.len_utf8();
            }
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn placeholder(&mut self) {
        self.flush();
        let opened = self.at;
        let Some(inside) = closing_brace(self.source, opened + 1) else {
            let fault = Fault::error(
                "unclosed",
                opened..opened + 1,
                "this placeholder is not closed".into(),
            );
            self.faults.push(fault.mend("close it with `}`, or write `{{` for a brace"));
            self.at = self.source.len();
            return;
        };
        self.at = inside.end + 1;
        let parsed = parse(self.source.get(inside.clone()).unwrap_or_default());
        let usable = parsed.faults.is_empty();
        self.faults.extend(parsed.faults.into_iter().map(|mut fault| {
            fault.range = fault.range.start + inside.start..fault.range.end + inside.start;
            fault
        }));
        if let Some(expression) = parsed.expression.filter(|_| usable) {
            self.pieces.push(Piece::Placeholder(expression, inside.start));
        }
    }
}

/// The source between an opening brace and the brace that closes it. Found token by token, since
/// texts and maps inside have braces of their own.
fn closing_brace(source: &str, start: usize) -> Option<Range<usize>> {
    let mut lexer = Lexer::new(source, start);
    let mut open = 0u32;
    loop {
        let token = lexer.next();
        match token.kind {
            TokenKind::End => return None,
            TokenKind::Sign(Sign::BraceOpen) => open += 1,
            TokenKind::Sign(Sign::BraceClose) => match open.checked_sub(1) {
                Some(fewer) => open = fewer,
                None => return Some(start..token.range.start),
            },
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(template: &Template) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Placeholder(expression, _) => format!("<{}>", expression.to_source()),
        };
        template.pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_and_placeholders_alternate() {
        let read = template("A `{answer.grade}` match cites {size(answer.evidence)} spans.");
        assert_eq!(show(&read), "A `<answer.grade>` match cites <size(answer.evidence)> spans.");
        assert!(read.faults.is_empty());
    }

    #[test]
    fn braces_inside_texts_and_maps_do_not_close_a_placeholder() {
        assert_eq!(show(&template("{'}'}{{{ {1: '{'}[1] }}}")), "<\"}\">{<{1: \"{\"}[1]>}");
    }

    #[test]
    fn faults_are_placed_in_the_whole_text() {
        let read = template("Größe {answer.} is {");
        let at: Vec<&str> =
            read.faults.iter().map(|fault| &"Größe {answer.} is {"[fault.range.start..]).collect();
        assert_eq!(at, ["} is {", "{"]);
        assert_eq!(template("a } b").faults[0].range, 2..3);
    }
}
