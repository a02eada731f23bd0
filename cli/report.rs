//! Problems for people: the line of the source with a mark under what is meant; and for programs.

use crate::source::Source;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
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
    let (name, lines) = (source.name(), lines_of(&source.text));
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&[group(problem, &name, &lines)]));
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

fn group<'a>(problem: &'a Problem, name: &'a str, lines: &[&'a str]) -> Group<'a> {
    let level = if problem.is_error() { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(problem.message.as_str()).id(problem.code);
    let mut group = match problem.span {
        Some(span) => placed(title, span, name, lines),
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

/// The line with a mark; of a line that fills screens, the place alone.
fn placed<'a>(title: Title<'a>, span: Span, name: &'a str, lines: &[&'a str]) -> Group<'a> {
    const LONGEST: usize = 2_000;
    let number = index(span.start.line);
    let line = lines.get(number.saturating_sub(1)).copied().unwrap_or_default();
    if line.len() > LONGEST {
        let origin = Origin::path(name).line(number).char_column(index(span.start.column));
        return title.element(origin);
    }
    let mark = AnnotationKind::Primary.span(marked(span, line));
    title.element(Snippet::source(line).line_start(number).path(name).annotation(mark))
}

/// The bytes of a span in its first line; of an empty span, one character.
fn marked(span: Span, line: &str) -> Range<usize> {
    let byte = |column: u32| {
        let column = index(column).saturating_sub(1);
        line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte)
    };
    let start = byte(span.start.column);
    let end = if span.end.line == span.start.line { byte(span.end.column) } else { line.len() };
    let rest = line.get(start..).unwrap_or_default();
    let least = start + rest.chars().next().map_or(0, char::len_utf8);
    start..end.max(least)
}

/// The lines of a text as problems count them: LF, CR or both end one.
fn lines_of(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    lines.flat_map(|line| line.split('\r')).collect()
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
