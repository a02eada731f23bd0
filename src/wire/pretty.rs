//! JSON for people: keys in the writer's order, two blanks a level, short lists on one line.

use crate::canonical::{canonical_json, write_text};
use gradeglass_engine::document::{Content, Node};

/// What fits on a line with this many characters is not broken up.
const WIDTH: usize = 80;

/// The document as JSON text that ends with a line break.
pub fn pretty_json(node: &Node) -> String {
    let mut out = String::new();
    write(node, 0, &mut out);
    out.push('\n');
    out
}

fn write(node: &Node, depth: usize, out: &mut String) {
    match &node.content {
        Content::List(items) if !is_short(node) => {
            block('[', ']', items, depth, out, |item, out| write(item, depth + 1, out));
        }
        Content::Map(entries) if !entries.is_empty() => {
            block('{', '}', entries, depth, out, |entry, out| {
                write_text(&entry.key, out);
                out.push_str(": ");
                write(&entry.value, depth + 1, out);
            });
        }
        Content::List(items) => {
            let items: Vec<String> = items.iter().map(canonical_json).collect();
            out.push_str(&format!("[{}]", items.join(", ")));
        }
        _ => out.push_str(&canonical_json(node)),
    }
}

/// Lists of plain values, as `["en", "ar"]`, stay together.
fn is_short(node: &Node) -> bool {
    let Content::List(items) = &node.content else { return false };
    let is_plain = |item: &Node| !matches!(item.content, Content::List(_) | Content::Map(_));
    items.iter().all(is_plain) && canonical_json(node).len() <= WIDTH
}

fn block<T>(
    open: char,
    close: char,
    items: &[T],
    depth: usize,
    out: &mut String,
    write_item: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write_item(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}
