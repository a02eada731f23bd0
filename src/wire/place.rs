//! Where the part of a document with a certain path stands in its source: for those who know the
//! path of what they speak of, and not the document.

use gradeglass_engine::document::{Content, Node, Span};

/// The place of the part with this path, written as problems write it: `rules[3].when`. Of a part
/// that has an id, the place of the id; of one that is not there, the place of what would hold it.
pub fn place(root: &Node, path: &str) -> Option<Span> {
    let mut node = root;
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let next = match (&node.content, step.parse::<usize>()) {
            (Content::List(items), Ok(index)) => items.get(index),
            _ => node.get(step),
        };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    node.get("id").unwrap_or(node).span
}

#[cfg(test)]
mod tests {
    use crate::{Format, read_text};

    #[test]
    fn a_path_leads_to_the_line_of_the_part_its_id_or_what_would_hold_it() {
        let text = "rules:\n  - id: a\n    when: x\n  - id: b\n    rule: y\n";
        let root = read_text(text, Format::Yaml).node.unwrap();
        let line =
            |path| super::place(&root, path).map(|span| (span.start.line, span.start.column));
        assert_eq!(line("rules[1]"), Some((4, 9)));
        assert_eq!(line("rules[1].rule"), Some((5, 11)));
        assert_eq!(line("rules[1].require"), Some((4, 9)));
        assert_eq!(line("rules[7].when"), line("rules"));
    }
}
