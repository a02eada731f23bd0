//! Takes a part out.

use super::place::{Held, block_end, find, is_flow, start};
use crate::source::{Edit, Source};
use gradeglass_engine::document::{Entry, Node, Position, Span};

/// Takes the part with this path out: an item of a list, or a key with its value.
pub fn remove(source: &Source<'_>, root: &Node, path: &str) -> Option<Edit> {
    match find(root, path)? {
        Held::Item(list, items, index) if is_flow(source, list) => {
            let spans: Option<Vec<Span>> = items.iter().map(|item| item.span).collect();
            from_flow(&spans?, index)
        }
        Held::Entry(map, entries, index) if is_flow(source, map) => {
            let spans: Option<Vec<Span>> = entries.iter().map(whole).collect();
            from_flow(&spans?, index)
        }
        Held::Item(list, items, index) => item(source, list, items, index),
        Held::Entry(_, entries, index) => entry(source, entries, index),
    }
}

fn whole(entry: &Entry) -> Option<Span> {
    Some(Span { start: entry.key_span?.start, end: entry.value.span?.end })
}

/// In brackets a part goes with the comma after it; the last one with the comma before it.
fn from_flow(spans: &[Span], index: usize) -> Option<Edit> {
    let own = *spans.get(index)?;
    let before = index.checked_sub(1).and_then(|index| spans.get(index));
    let span = match (before, spans.get(index + 1)) {
        (_, Some(next)) => Span { start: own.start, end: next.start },
        (Some(before), None) => Span { start: before.end, end: own.end },
        (None, None) => own,
    };
    Some(Edit::at(span, ""))
}

/// All lines of an item. A list without items is written in brackets.
fn item(source: &Source<'_>, list: &Node, items: &[Node], index: usize) -> Option<Edit> {
    let line = items.get(index)?.span?.start.line;
    let indent = source.indent(line);
    let end = block_end(source, line, indent);
    if items.len() == 1 {
        let text = format!("{}[]\n", " ".repeat(indent.max(2)));
        let from = start(list.span?.start.line);
        return Some(Edit { from, to: line_start(source, end), text });
    }
    Some(lines(source, line, end))
}

/// Whole lines; where a blank line stands before and after them, one of the two goes too.
fn lines(source: &Source<'_>, from: u32, mut end: u32) -> Edit {
    if from > 1 && source.is_blank(from - 1) {
        while end < source.len() && source.is_blank(end) {
            end += 1;
        }
    }
    Edit { from: start(from), to: line_start(source, end), text: String::new() }
}

fn line_start(source: &Source<'_>, line: u32) -> Position {
    if line > source.len() { source.end() } else { start(line) }
}

/// A key with its lines. Beside the dash of an item the next key moves up.
fn entry(source: &Source<'_>, entries: &[Entry], index: usize) -> Option<Edit> {
    let key = entries.get(index)?.key_span?;
    let column = usize::try_from(key.start.column).ok()?.checked_sub(1)?;
    let is_first_of_item = source.before(key.start).trim_start().starts_with('-');
    if is_first_of_item {
        let next = entries.get(index + 1)?.key_span?;
        return Some(Edit { from: key.start, to: next.start, text: String::new() });
    }
    Some(lines(source, key.start.line, block_end(source, key.start.line, column)))
}
