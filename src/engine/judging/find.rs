//! Finding in the results by what they say, since the page holds only those near the viewport.

use crate::document::{Content, Node};
use crate::letters::folded;
use crate::task::ResultItem;

/// The ids of those of `results` whose text holds `wanted`, letter case and surrounding white space
/// aside, in order. Nothing is found of nothing. Case is folded the same way in every locale.
pub fn find<'a>(results: impl IntoIterator<Item = &'a ResultItem>, wanted: &str) -> Vec<String> {
    let wanted = folded(wanted.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let holds = |result: &&ResultItem| node_holds(&result.data, &wanted);
    results.into_iter().filter(holds).map(|result| result.id.clone()).collect()
}

fn node_holds(node: &Node, wanted: &str) -> bool {
    match &node.content {
        Content::Text(text) => folded(text).contains(wanted),
        Content::List(items) => items.iter().any(|item| node_holds(item, wanted)),
        Content::Map(entries) => entries.iter().any(|entry| node_holds(&entry.value, wanted)),
        Content::Int(number) => number.to_string() == wanted,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::samples::task;

    #[test]
    fn letter_case_does_not_count_in_any_script() {
        let task = task(&["Office CHAIR", "STRASSE", "ΟΔΥΣΣΕΎΣ", "desk"]);
        assert_eq!(find(&task.results, " chair "), ["r1"]);
        assert_eq!(find(&task.results, "straße"), ["r2"]);
        assert_eq!(find(&task.results, "οδυσσεύς"), ["r3"]);
        assert_eq!(find(&task.results, "table"), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        assert_eq!(find(&task(&["a"]).results, "  "), Vec::<String>::new());
    }
}
