//! Puts a part in.

use super::place::{Held, block_end, find, is_flow, node, start};
use super::scalar::set_text;
use crate::source::{Edit, Source, columns};
use gradeglass_engine::document::{Content, Node, Position};

/// Adds items to the list of a top-level key, after its last; the list itself where there is none.
/// Each is a block without its dash.
pub fn append_items(source: &Source<'_>, root: &Node, key: &str, new: &[String]) -> Option<Edit> {
    if new.is_empty() {
        return None;
    }
    let blocks = |indent| new.iter().map(|lines| item(lines, indent)).collect::<String>();
    let list = root.get(key);
    match list.map(|list| (list, &list.content)) {
        Some((list, Content::List(items))) if !items.is_empty() => {
            if is_flow(source, list) {
                return None;
            }
            let last = items.last()?.span?.start.line;
            let indent = source.indent(last);
            let end = block_end(source, last, indent);
            Some(insert_lines(source, end, &blocks(indent)))
        }
        Some(_) => {
            let Held::Entry(_, entries, index) = find(root, key)? else { return None };
            let (key, value) = (entries.get(index)?.key_span?, list?.span?);
            let from = Position { column: key.end.column + 1, ..key.end };
            let to = value.end.max(from);
            Some(Edit { from, to, text: format!("\n{}", blocks(2).trim_end()) })
        }
        None => {
            let end = last_line(source) + 1;
            let text = format!("\n{key}:\n{}", blocks(2));
            Some(insert_lines(source, end, &text))
        }
    }
}

/// Gives a key of a map a text: an old one changes, a new one comes after the last.
pub fn set_key(source: &Source<'_>, root: &Node, map: &str, key: &str, text: &str) -> Option<Edit> {
    let path = if map.is_empty() { key.to_owned() } else { format!("{map}.{key}") };
    if find(root, &path).is_some() {
        return set_text(source, root, &path, text);
    }
    let held = node(root, map)?;
    let Content::Map(entries) = &held.content else { return None };
    let last = entries.last()?;
    if is_flow(source, held) {
        let end = last.value.span?.end;
        let column = columns(source.before(end).trim_end()) + 1;
        let from = Position { column, ..end };
        let value = gradeglass_wire::canonical_json(&Node::text(text));
        return Some(Edit { from, to: from, text: format!(", {key}: {value}") });
    }
    let column = usize::try_from(last.key_span?.start.column).ok()?.checked_sub(1)?;
    let end = block_end(source, last.key_span?.start.line, column);
    let line = format!("{}{key}: {}\n", " ".repeat(column), super::scalar::quoted(text));
    Some(insert_lines(source, end, &line))
}

/// An item with its dash, indented.
fn item(lines: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut out = String::new();
    for (line, number) in lines.lines().zip(0..) {
        let lead = if number == 0 { "- " } else { "  " };
        let whole = format!("{margin}{lead}{line}");
        out.push_str(whole.trim_end());
        out.push('\n');
    }
    out
}

/// The last line that has something on it.
fn last_line(source: &Source<'_>) -> u32 {
    let mut line = source.len();
    while line > 1 && source.is_blank(line) {
        line -= 1;
    }
    line
}

/// Puts whole lines before a line, also where that is beyond the end of a last line without a break.
fn insert_lines(source: &Source<'_>, before: u32, lines: &str) -> Edit {
    if before > source.len() {
        let end = source.end();
        let text = format!("\n{}", lines.trim_end_matches('\n'));
        return Edit { from: end, to: end, text };
    }
    Edit { from: start(before), to: start(before), text: lines.to_owned() }
}
