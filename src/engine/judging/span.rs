//! Stretches of text: which text a span field marks, and what stands between two offsets.
//!
//! Offsets are UTF-16 code units, which is how browsers and JavaScript receivers count.

use super::answers::SpanMark;
use crate::document::{Content, Node};
use crate::task::{ResultItem, Task};

/// The text that a span field marks, from its `of`: `result.title` and `result.data.title` are the
/// same part of the card's data; `query.text` and `task.…` are the task's. None where the task
/// does not bring it.
pub fn span_text<'a>(task: &'a Task, result: Option<&'a ResultItem>, of: &str) -> Option<&'a str> {
    let (root, path) = of.split_once('.')?;
    let node = match root {
        "result" => follow(&result?.data, path.strip_prefix("data.").unwrap_or(path)),
        "query" => follow(task.query.as_ref()?, path),
        "task" => follow(task.data.as_ref()?, path),
        _ => None,
    }?;
    match &node.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

fn follow<'a>(node: &'a Node, path: &str) -> Option<&'a Node> {
    path.split('.').try_fold(node, |node, key| node.get(key))
}

/// The part of `text` from one UTF-16 offset to another; none where an offset lies outside, cuts a
/// character in two, or stands after the other.
pub fn utf16_slice(text: &str, start: u32, end: u32) -> Option<&str> {
    let from = byte_at(text, start)?;
    let rest = text.get(from..)?;
    rest.get(..byte_at(rest, end.checked_sub(start)?)?)
}

/// The byte offset of a UTF-16 offset.
fn byte_at(text: &str, units: u32) -> Option<usize> {
    let mut passed = 0;
    for (at, character) in text.char_indices() {
        if passed >= units {
            return (passed == units).then_some(at);
        }
        passed = passed.saturating_add(u32::try_from(character.len_utf16()).unwrap_or(2));
    }
    (passed == units).then_some(text.len())
}

impl SpanMark {
    /// The mark from one UTF-16 offset of `text` to another; none where they do not enclose
    /// something.
    pub fn new(text: &str, start: u32, end: u32, label: Option<String>) -> Option<Self> {
        let quote = utf16_slice(text, start, end).filter(|quote| !quote.is_empty())?.to_owned();
        Some(Self { start, end, quote, label })
    }

    /// Whether this marks what stands there in `text`.
    pub fn matches(&self, text: &str) -> bool {
        self.start < self.end && utf16_slice(text, self.start, self.end) == Some(&self.quote)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_utf16_units() {
        let text = "a😀b ñ";
        assert_eq!(utf16_slice(text, 1, 3), Some("😀"));
        assert_eq!(utf16_slice(text, 3, 6), Some("b ñ"));
        assert_eq!(utf16_slice(text, 6, 6), Some(""));
    }

    #[test]
    fn an_offset_inside_a_character_or_outside_the_text_gives_nothing() {
        let text = "a😀b";
        assert_eq!(utf16_slice(text, 2, 4), None);
        assert_eq!(utf16_slice(text, 0, 2), None);
        assert_eq!(utf16_slice(text, 0, 5), None);
        assert_eq!(utf16_slice(text, 3, 1), None);
        assert_eq!(utf16_slice("", 0, 1), None);
    }

    #[test]
    fn a_mark_whose_quote_differs_does_not_match() {
        let mark = SpanMark::new("office chair", 0, 6, None).unwrap();
        assert!(mark.matches("office chair"));
        assert!(!mark.matches("Office chair"));
        assert_eq!(SpanMark::new("office", 3, 3, None), None);
    }
}
