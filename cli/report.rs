//! Problems for people: the line of the source with a mark under what is meant; and for programs.

use crate::source::Source;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use gradeglass_engine::document::{Position, Span};
use gradeglass_engine::problem::{Problem, Weight};
use std::io::IsTerminal;
use std::ops::Range;

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// For people, with the lines of the source
    Text,
    /// For programs: one JSON document
    Json,
}

/// How many problems there are of each weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// What makes the document unusable.
    pub errors: usize,
    /// What its author should know.
    pub warnings: usize,
}

impl Count {
    /// Counts problems.
    pub fn of(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|problem| problem.is_error()).count();
        Self { errors, warnings: problems.len() - errors }
    }

    /// As `2 errors, 1 warning`.
    pub fn words(self) -> String {
        let some = |number: usize, one: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            many => Some(format!("{many} {one}s")),
        };
        let parts: Vec<String> = [some(self.errors, "error"), some(self.warnings, "warning")]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() { "nothing wrong".to_owned() } else { parts.join(", ") }
    }
}

/// The problems as text, with colours where `styled`.
pub fn text(source: &Source, problems: &[Problem], styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let lines = Lines::of(&source.text);
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&[group(problem, source, &source.name(), &lines)]));
        out.push_str("\n\n");
    }
    out
}

/// Whether standard error takes colours.
pub fn stderr_is_styled() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Whether standard output takes colours.
pub fn stdout_is_styled() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The problems as JSON.
pub fn json(source: &Source, problems: &[Problem]) -> String {
    let list: Vec<serde_json::Value> = problems.iter().map(problem_json).collect();
    let count = Count::of(problems);
    let whole = serde_json::json!({
        "file": source.name(),
        "errors": count.errors,
        "warnings": count.warnings,
        "problems": list,
    });
    format!("{whole:#}\n")
}

fn problem_json(problem: &Problem) -> serde_json::Value {
    let place = |position: Position| serde_json::json!({ "line": position.line, "column": position.column });
    serde_json::json!({
        "code": problem.code,
        "weight": match problem.weight { Weight::Error => "error", Weight::Warning => "warning" },
        "path": problem.path,
        "start": problem.span.map(|span| place(span.start)),
        "end": problem.span.map(|span| place(span.end)),
        "message": problem.message,
        "suggestion": problem.suggestion,
    })
}

fn group<'a>(problem: &'a Problem, source: &'a Source, name: &'a str, lines: &Lines) -> Group<'a> {
    let level = if problem.is_error() { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(problem.message.as_str()).id(problem.code);
    let mut group = match problem.span {
        Some(span) => {
            let mark = AnnotationKind::Primary.span(lines.range(span, &source.text));
            title.element(Snippet::source(source.text.as_str()).path(name).annotation(mark))
        }
        None => Group::with_title(title).element(Level::NOTE.message(format!("in {name}"))),
    };
    if !problem.path.is_empty() {
        group = group.element(Level::NOTE.message(format!("at {}", problem.path)));
    }
    if let Some(suggestion) = &problem.suggestion {
        group = group.element(Level::HELP.message(suggestion.as_str()));
    }
    group
}

/// Where each line begins, in bytes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        let mut starts = vec![text.len() - text.trim_start_matches('\u{feff}').len()];
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends {
                starts.push(index + 1);
            }
        }
        Self(starts)
    }

    /// The bytes of a span; of a long one, its first line, and of an empty one, one character.
    fn range(&self, span: Span, text: &str) -> Range<usize> {
        let start = self.byte(span.start, text);
        let end =
            if span.end.line == span.start.line { self.byte(span.end, text) } else { text.len() };
        let rest = text.get(start..).unwrap_or_default();
        let line_end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let least = start + rest.chars().next().map_or(0, char::len_utf8);
        start..end.min(line_end).max(least.min(line_end))
    }

    fn byte(&self, position: Position, text: &str) -> usize {
        let line = usize::try_from(position.line).unwrap_or(1).saturating_sub(1);
        let start = self.0.get(line).copied().unwrap_or(text.len());
        let column = usize::try_from(position.column).unwrap_or(1).saturating_sub(1);
        let rest = text.get(start..).unwrap_or_default();
        start + rest.char_indices().nth(column).map_or(rest.len(), |(byte, _)| byte)
    }
}
