//! What is wrong, for people: the line of the source with a mark under what is meant.

use super::{Entry, Weight};
use crate::source::Source;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use gradeglass_engine::document::Span;
use gradeglass_engine::problem::Problem;
use gradeglass_proofs::Witness;
use gradeglass_studio::Edit;
use gradeglass_wire::canonical_json;
use std::io::IsTerminal;
use std::ops::Range;

/// The entries as text, with colours where `styled`.
pub fn text(source: &Source, entries: &[Entry], styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let (name, lines) = (source.name(), lines_of(&source.text));
    let mut out = String::new();
    for entry in entries {
        let blamed = entry.blames.iter().map(|(path, span)| blame(path, *span, &name, &lines));
        let groups: Vec<Group<'_>> =
            [group(entry, &name, &lines)].into_iter().chain(blamed).collect();
        out.push_str(&renderer.render(&groups));
        out.push_str("\n\n");
        if let Some(witness) = &entry.witness {
            out.push_str(&example(entry, witness));
        }
    }
    out
}

/// Problems as text for standard error.
pub fn problems(source: &Source, problems: &[Problem]) -> String {
    let entries: Vec<Entry> = problems.iter().cloned().map(Entry::from).collect();
    text(source, &entries, stderr_is_styled())
}

/// Whether standard error takes colours.
fn stderr_is_styled() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Whether standard output takes colours.
pub fn stdout_is_styled() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

fn group<'a>(entry: &'a Entry, name: &'a str, lines: &[&'a str]) -> Group<'a> {
    let level = match entry.weight {
        Weight::Error => Level::ERROR,
        Weight::Warning => Level::WARNING,
        Weight::Note => Level::NOTE,
    };
    let title = level.primary_title(entry.message.as_str()).id(entry.code);
    let mut group = match entry.span {
        Some(span) => placed(title, span, name, lines),
        None => Group::with_title(title).element(Level::NOTE.message(format!("in {name}"))),
    };
    if !entry.path.is_empty() {
        group = group.element(Level::NOTE.message(format!("at {}", entry.path)));
    }
    if let Some(help) = &entry.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    match &entry.mend {
        Some(edit) => group.element(Level::HELP.message(mend(edit))),
        None => group,
    }
}

/// The change that mends it, in words.
fn mend(edit: &Edit) -> String {
    let (from, to) = (edit.from, edit.to);
    match edit.text.trim() {
        "" if to.line > from.line => {
            format!("mend: take out lines {} to {}", from.line, to.line - 1)
        }
        "" => format!("mend: take out line {}, column {} to {}", from.line, from.column, to.column),
        text => format!("mend: on line {}, write `{text}`", from.line),
    }
}

/// Another part that is to blame.
fn blame<'a>(path: &'a str, span: Option<Span>, name: &'a str, lines: &[&'a str]) -> Group<'a> {
    let title = Level::NOTE.secondary_title(path);
    match span {
        Some(span) => placed(title, span, name, lines),
        None => Group::with_title(title),
    }
}

/// A judgment as one of the guideline's tests, ready to be pasted: JSON is YAML.
fn example(entry: &Entry, witness: &Witness) -> String {
    let shows = if witness.shows.is_empty() { &entry.message } else { &witness.shows };
    let name = serde_json::Value::from(shows.as_str());
    let expect = serde_json::Value::from(witness.fired.clone());
    format!(
        "  - name: {name}\n    task: {}\n    answers: {}\n    expect: {expect}\n\n",
        canonical_json(&witness.example.task),
        canonical_json(&witness.example.answers_node()),
    )
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
