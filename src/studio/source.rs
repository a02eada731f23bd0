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

/// A text by lines and columns, both from 1, columns in characters. Lines end with LF, CR or CR LF.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    text: &'a str,
    /// Each line without its end, and the byte at which it begins.
    lines: Vec<(usize, &'a str)>,
}

impl<'a> Source<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut rest = text;
        while let Some(at) = rest.find(['\n', '\r']) {
            let (line, end) = rest.split_at(at);
            lines.push((start, line));
            let width = if end.starts_with("\r\n") { 2 } else { 1 };
            start += at + width;
            rest = end.get(width..).unwrap_or_default();
        }
        lines.push((start, rest));
        Self { text, lines }
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
        self.lines.get(index).map_or("", |(_, line)| line)
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

    /// What ends the lines: what ends the first.
    pub fn ends(&self) -> &'static str {
        let first = self.lines.first().map_or(0, |(_, line)| line.len());
        match self.text.get(first..) {
            Some(end) if end.starts_with("\r\n") => "\r\n",
            Some(end) if end.starts_with('\r') => "\r",
            _ => "\n",
        }
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
            out.push_str(&edit.text.replace('\n', self.ends()));
            done = to.max(done);
        }
        out.push_str(self.text.get(done..).unwrap_or_default());
        out
    }

    fn offset(&self, position: Position) -> usize {
        let index = usize::try_from(position.line).unwrap_or(usize::MAX).saturating_sub(1);
        let start = self.lines.get(index).map_or(self.text.len(), |(start, _)| *start);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    const FAULTY: &str = "\
gradeglass: 1
id: small # é
version: 1.0.0
title: { en: Small }
languages: [en]
fields:
  - id: grade
    kind: chioce
    label: { en: Grade }
    options:
      - { id: good, label: { en: Good } }
rules:
  - id: never
    when: answer.grade == “good”
    require: >-
      answer.grade ==
      \"goud\"
    message: { en: M }
";

    #[test]
    fn places_and_mends_are_the_same_whatever_ends_the_lines() {
        let text = FAULTY.replace("chioce", "choice");
        for base in [FAULTY, &text] {
            let told = |ends: &str| {
                let text = base.replace('\n', ends);
                let source = Source::new(&text);
                let said = read(&text).problems;
                let all = said.iter().map(|said| (said.code.clone(), said.span));
                let mend = said.iter().find_map(|said| match &said.mend {
                    Some(crate::Mending::Change(edit)) => {
                        Some(source.edited(std::slice::from_ref(edit)))
                    }
                    _ => None,
                });
                let all: Vec<(String, Option<Span>)> = all.collect();
                (all, mend.map(|text| text.replace(ends, "\n")))
            };
            let lines = told("\n");
            assert!(
                lines.0.len() >= 2 && lines.0.iter().all(|(_, span)| span.is_some()),
                "{lines:?}"
            );
            assert!(lines.1.is_some(), "{lines:?}");
            assert_eq!(told("\r\n"), lines);
            assert_eq!(told("\r"), lines);
        }
    }

    #[test]
    fn what_is_put_in_ends_its_lines_as_the_text_does() {
        let at = Position { line: 2, column: 1 };
        let edit = Edit { from: at, to: at, text: "new\nlines\n".to_owned() };
        let edited = |text: &str| Source::new(text).edited(std::slice::from_ref(&edit));
        assert_eq!(edited("a\r\nb\r\n"), "a\r\nnew\r\nlines\r\nb\r\n");
        assert_eq!(edited("a\rb"), "a\rnew\rlines\rb");
        assert_eq!(edited("a\nb"), "a\nnew\nlines\nb");
    }

    #[test]
    fn curly_quotes_are_made_straight_also_inside_quotes_of_the_document() {
        for (written, mended) in [
            ("answer.grade == “good”", "answer.grade == \"good\""),
            ("answer.grade == «good»", "answer.grade == \"good\""),
            ("\"answer.grade == ‘good’\"", "\"answer.grade == 'good'\""),
            ("'answer.grade == „good“'", "'answer.grade == \"good\"'"),
        ] {
            let text = FAULTY.replace("chioce", "choice").replace("\"goud\"", "\"good\"");
            let text = text.replace("answer.grade == “good”", written);
            let said = read(&text).problems;
            let edit = said.iter().find_map(|said| match &said.mend {
                Some(crate::Mending::Change(edit)) => Some(edit.clone()),
                _ => None,
            });
            let text = Source::new(&text).edited(&[edit.unwrap()]);
            assert!(text.contains(&format!("when: {mended}\n")), "{text}");
            let codes: Vec<String> = read(&text).problems.into_iter().map(|it| it.code).collect();
            assert_eq!(codes, ["may-be-absent"]);
        }
    }
}
