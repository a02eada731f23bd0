//! Texts as they are written: in quotes, plain, or in lines of their own.

use super::place::{Held, block_end, find, is_flow};
use crate::source::{Edit, Source};
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_wire::canonical_json;

/// The text with this path becomes another, in the quotes that it has.
pub fn set_text(source: &Source<'_>, root: &Node, path: &str, text: &str) -> Option<Edit> {
    let held = find(root, path)?;
    let node = held.node()?;
    let span = node.span?;
    let (parent, key) = match held {
        Held::Item(list, ..) => (list, None),
        Held::Entry(map, entries, index) => (map, entries.get(index)?.key_span),
    };
    if is_flow(source, parent) {
        let bare = !source.after(span.start).starts_with(['"', '\'']);
        let plain = bare && is_bare(text);
        return Some(Edit::at(span, if plain { text.to_owned() } else { in_double(text) }));
    }
    if let Some(key) = key.filter(|key| is_folded(source, *key)) {
        return folded(source, key, text);
    }
    let written = match source.after(span.start).chars().next() {
        Some('"') => in_double(text),
        Some('\'') if !text.contains('\n') => in_single(text),
        _ => quoted(text),
    };
    if let (Content::Null, Some(key), true) = (&node.content, key, span.start == span.end) {
        let from = Position { column: key.end.column + 1, ..key.end };
        return Some(Edit { from, to: from, text: format!(" {written}") });
    }
    Some(Edit::at(span, written))
}

/// A text for a block: plain where that reads back to the same, else in quotes.
pub fn quoted(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if text.contains(['\n', '\t', '\r']) {
        in_double(text)
    } else {
        in_single(text)
    }
}

fn in_single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// JSON's quotes are YAML's too.
fn in_double(text: &str) -> String {
    canonical_json(&Node::text(text))
}

/// Whether a text needs no quotes in a block.
fn is_plain(text: &str) -> bool {
    let odd_start = |c: char| "!\"'[]{}&*?|>-%@`#,:".contains(c) || c.is_whitespace();
    let is_word = !matches!(
        text.to_ascii_lowercase().as_str(),
        "" | "null" | "~" | "true" | "false" | "yes" | "no" | "on" | "off"
    );
    is_word
        && !text.starts_with(odd_start)
        && !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '+')
        && !text.ends_with(|c: char| c == ':' || c.is_whitespace())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(char::is_control)
}

/// Whether a text needs no quotes inside brackets.
fn is_bare(text: &str) -> bool {
    is_plain(text) && !text.contains(['[', ']', '{', '}', ',', ':', '"'])
}

/// Whether the value of a key is written as lines of their own (`|`, `>`).
fn is_folded(source: &Source<'_>, key: Span) -> bool {
    let rest = source.after(key.end).trim_start();
    rest.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with(['|', '>']))
}

/// The lines of a folded text become one.
fn folded(source: &Source<'_>, key: Span, text: &str) -> Option<Edit> {
    let column = usize::try_from(key.start.column).ok()?.checked_sub(1)?;
    let end = block_end(source, key.start.line, column);
    let colon = source.after(key.end).chars().take_while(|c| *c != ':').count();
    let from = Position { column: key.end.column + u32::try_from(colon).ok()? + 1, ..key.end };
    Some(Edit { from, to: source.end_of(end - 1), text: format!(" {}", quoted(text)) })
}
