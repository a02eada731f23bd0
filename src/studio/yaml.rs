//! Documents as YAML that a person would write: blocks, and brackets where they fit on a line.

use crate::edit::quoted;
use gradeglass_engine::document::{Content, Node};
use gradeglass_wire::canonical_json;

/// What fits on a line beside its key.
const WIDTH: usize = 88;

/// A document as lines, without a break at the end.
pub fn to_yaml(node: &Node) -> String {
    let mut out = String::new();
    block(node, 0, &mut out);
    out.trim_end().to_owned()
}

fn block(node: &Node, indent: usize, out: &mut String) {
    match &node.content {
        Content::Map(entries) if !entries.is_empty() => {
            for (entry, number) in entries.iter().zip(0..) {
                if number > 0 {
                    out.push_str(&" ".repeat(indent));
                }
                out.push_str(&quoted(&entry.key));
                out.push(':');
                value(&entry.value, indent, entry.key.len(), out);
            }
        }
        Content::List(items) if !items.is_empty() => {
            for (item, number) in items.iter().zip(0..) {
                if number > 0 {
                    out.push_str(&" ".repeat(indent));
                }
                out.push_str("- ");
                let line = flow(item);
                if fits(&line, indent + 2) || is_leaf(item) {
                    out.push_str(&scalar(item).unwrap_or(line));
                    out.push('\n');
                } else {
                    block(item, indent + 2, out);
                }
            }
        }
        _ => {
            out.push_str(&scalar(node).unwrap_or_else(|| flow(node)));
            out.push('\n');
        }
    }
}

fn value(node: &Node, indent: usize, key: usize, out: &mut String) {
    let line = scalar(node).unwrap_or_else(|| flow(node));
    if is_leaf(node) || fits(&line, indent + key + 2) {
        out.push(' ');
        out.push_str(&line);
        out.push('\n');
        return;
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent + 2));
    block(node, indent + 2, out);
}

fn fits(line: &str, before: usize) -> bool {
    before + line.chars().count() <= WIDTH
}

fn is_leaf(node: &Node) -> bool {
    match &node.content {
        Content::Map(entries) => entries.is_empty(),
        Content::List(items) => items.is_empty(),
        _ => true,
    }
}

/// A text outside of brackets.
fn scalar(node: &Node) -> Option<String> {
    match &node.content {
        Content::Text(text) => Some(quoted(text)),
        _ => None,
    }
}

/// A value on one line, inside brackets.
fn flow(node: &Node) -> String {
    match &node.content {
        Content::Map(entries) if !entries.is_empty() => {
            let pair = |entry: &gradeglass_engine::document::Entry| {
                format!("{}: {}", bare(&entry.key), flow(&entry.value))
            };
            let pairs: Vec<String> = entries.iter().map(pair).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Content::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Content::Text(text) => bare(text),
        _ => canonical_json(node),
    }
}

fn bare(text: &str) -> String {
    let plain = quoted(text);
    let fits = plain == text && !text.contains(['[', ']', '{', '}', ',', ':']);
    if fits { plain } else { canonical_json(&Node::text(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gradeglass_wire::{Format, read_text};

    #[test]
    fn what_is_written_reads_back_to_the_same() {
        let json = r#"{"name":"a: b","task":{"query":{"text":"chair, \"red\"","market":"US","no":"no"},
            "results":[{"id":"r1","card":"product","data":{"title":"A chair that is much too long for a line of this width, really","price":2.5}},{"id":"1"}]},
            "answers":{"results":{"r1":{"grade":"exact","marks":[{"start":0,"end":2}]}}},"expect":[],"empty":{},"deep":[[1,2],[null,true]],"lines":"a\nb"}"#;
        let node = read_text(json, Format::Json).node.unwrap();
        let yaml = to_yaml(&node);
        let back = read_text(&yaml, Format::Yaml);
        assert!(back.problems.is_empty(), "{:?}\n{yaml}", back.problems);
        assert_eq!(canonical_json(&back.node.unwrap()), canonical_json(&node), "{yaml}");
        assert!(yaml.contains("query: { text: \"chair, \\\"red\\\"\", market: US"), "{yaml}");
    }
}
