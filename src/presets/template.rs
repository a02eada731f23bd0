//! The mapping language: a JSON document that says how a judgment is laid out in another.
//!
//! | in the template | becomes |
//! | --- | --- |
//! | `"{task.id}"` | the value at that way into the judgment, of whatever type; null where there is none |
//! | `"graded {answer.grade} by {annotator}"` | a text with the values in it; `{{` and `}}` are braces |
//! | `{"$each": "results", "$give": …}` | a list, one item for each judged result: `result` is its id, `answer` its answers, `seen` how it was viewed |
//! | `{"$each": "answer.evidence", "$give": …}` | a list, one item for each item of a list: `item` |
//! | `{"$choose": "answer.grade", "$from": {"exact": 3}, "$else": 0}` | the value that the table has for it |
//! | `"note?": …` | the key `note`, left out where its value is null |
//!
//! Everything else stands as it is. Ways that a judgment cannot have are found when the connection
//! is read, not when the first judgment is lost on it.

use crate::judged::{Judged, entries, items};
use gradeglass_engine::document::{At, Content, Entry, Node, closest};
use gradeglass_engine::problem::Problem;
use gradeglass_wire::canonical_json;

/// What a judgment has, and what the parts have that are always the same.
const KNOWN: [(&str, &[&str]); 15] = [
    ("id", &[]),
    ("gradeglass", &[]),
    ("guideline", &["id", "version", "hash"]),
    ("task", &["id", "hash"]),
    ("annotator", &[]),
    ("mode", &[]),
    ("outcome", &[]),
    ("reason", &[]),
    ("answers", &["task", "results"]),
    ("findings", &[]),
    ("viewing", &[]),
    ("timing", &["opened_at", "submitted_at", "active_ms"]),
    ("supersedes", &[]),
    ("client", &["name", "version", "locale"]),
    ("judgment", &[]),
];

/// What `$each` over the results adds.
const OF_RESULTS: [(&str, &[&str]); 3] =
    [("result", &[]), ("answer", &[]), ("seen", &["judged_at", "revealed_ms", "played_ms"])];

/// What any other `$each` adds.
const OF_ITEMS: [(&str, &[&str]); 1] = [("item", &[])];

type Names = Vec<(&'static str, &'static [&'static str])>;

/// Adds everything that is wrong with a template.
pub fn check(template: At<'_>, problems: &mut Vec<Problem>) {
    check_in(template, &KNOWN.to_vec(), problems);
}

fn check_in(at: At<'_>, names: &Names, problems: &mut Vec<Problem>) {
    match &at.node.content {
        Content::Text(text) => check_text(at, text, names, problems),
        Content::List(_) => at.items().for_each(|item| check_in(item, names, problems)),
        Content::Map(entries) if entries.iter().any(|entry| entry.key.starts_with('$')) => {
            check_form(at, names, problems);
        }
        Content::Map(_) => at.entries().for_each(|(_, value)| check_in(value, names, problems)),
        _ => {}
    }
}

fn check_form(at: At<'_>, names: &Names, problems: &mut Vec<Problem>) {
    let known: &[&str] = match at.get("$each") {
        Some(_) => &["$each", "$give"],
        None => &["$choose", "$from", "$else"],
    };
    for (entry, value) in at.entries().filter(|(entry, _)| !known.contains(&&*entry.key)) {
        let message = format!("`{}` does not belong here.", entry.key);
        let cure = format!(
            "a form is {{\"$each\", \"$give\"}} or {{\"$choose\", \"$from\", \"$else\"}}, and this one takes {}",
            known.join(", ")
        );
        problems.push(value.error("unknown-form", message).suggest(cure));
    }
    let needed = known.iter().take(2).filter(|key| at.get(key).is_none());
    for key in needed {
        problems.push(at.error("missing-key", format!("This form needs `{key}`.")));
    }
    if let Some(way) = at.get("$choose") {
        check_way_in(way, names, problems);
        let branches = at.get("$from");
        for (_, branch) in branches.iter().flat_map(|from| from.entries()) {
            check_in(branch, names, problems);
        }
        at.get("$else").into_iter().for_each(|other| check_in(other, names, problems));
    }
    let (Some(each), Some(give)) = (at.get("$each"), at.get("$give")) else { return };
    let over_results = each.text() == Some("results");
    if !over_results {
        check_way_in(each, names, problems);
    }
    let more: &[(&str, &[&str])] = if over_results { &OF_RESULTS } else { &OF_ITEMS };
    let names = names.iter().chain(more).copied().collect();
    check_in(give, &names, problems);
}

fn check_way_in(at: At<'_>, names: &Names, problems: &mut Vec<Problem>) {
    match at.text() {
        Some(way) => problems
            .extend(way_fault(way, names).map(|fault| fault.at(at.path.to_string(), at.node.span))),
        None => problems
            .push(at.error("wrong-type", "This is a way into the judgment, as `answer.grade`.")),
    }
}

fn check_text(at: At<'_>, text: &str, names: &Names, problems: &mut Vec<Problem>) {
    let Some(pieces) = pieces(text) else {
        let message = format!("`{text}` has a brace that is never closed, or never opened.");
        let cure = "write `{{` and `}}` for braces that stand for themselves";
        problems.push(at.error("lone-brace", message).suggest(cure));
        return;
    };
    let ways = pieces.iter().filter_map(|piece| match piece {
        Piece::Way(way) => Some(way),
        Piece::Text(_) => None,
    });
    let faults = ways.filter_map(|way| way_fault(way, names));
    problems.extend(faults.map(|fault| fault.at(at.path.to_string(), at.node.span)));
}

fn way_fault(way: &str, names: &Names) -> Option<Problem> {
    let mut steps = way.split('.');
    let first = steps.next().unwrap_or_default();
    let unknown = |name: &str, known: &mut dyn Iterator<Item = &'static str>| {
        let message = format!("A judgment has no `{name}` at `{way}`.");
        let known: Vec<&str> = known.collect();
        let meant = closest(name, known.iter().copied());
        let cure = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("there are {}", known.join(", ")),
        };
        Problem::error("unknown-way", message).suggest(cure)
    };
    let found = names.iter().rev().find(|(name, _)| *name == first);
    let Some((_, parts)) = found else {
        return Some(unknown(first, &mut names.iter().map(|(name, _)| *name)));
    };
    let second = steps.next()?;
    let is_known = parts.is_empty() || parts.contains(&second);
    (!is_known).then(|| unknown(second, &mut parts.iter().copied()))
}

enum Piece {
    Text(String),
    Way(String),
}

/// The pieces of a text; none where a brace is alone.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at)?;
        plain.push_str(before);
        let doubled = from.strip_prefix("{{").map(|rest| ('{', rest));
        let doubled = doubled.or_else(|| from.strip_prefix("}}").map(|rest| ('}', rest)));
        if let Some((brace, after)) = doubled {
            plain.push(brace);
            rest = after;
            continue;
        }
        let (way, after) = from.strip_prefix('{')?.split_once('}')?;
        pieces.push(Piece::Text(std::mem::take(&mut plain)));
        pieces.push(Piece::Way(way.trim().to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    pieces.push(Piece::Text(plain));
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    Some(pieces)
}

/// Lays a judgment out as the template says.
pub fn fill(template: &Node, judged: &Judged) -> Node {
    let mut names = judged.node.clone();
    push(&mut names, "judgment", judged.node.clone());
    fill_in(template, &names)
}

fn fill_in(template: &Node, names: &Node) -> Node {
    match &template.content {
        Content::Text(text) => fill_text(text, names),
        Content::List(list) => Node::list(list.iter().map(|item| fill_in(item, names))),
        Content::Map(_) if template.get("$each").is_some() => each(template, names),
        Content::Map(_) if template.get("$choose").is_some() => choose(template, names),
        Content::Map(map) => {
            let mut filled = Node::map::<&str>([]);
            for entry in map {
                let value = fill_in(&entry.value, names);
                match entry.key.strip_suffix('?') {
                    Some(_) if value.content == Content::Null => {}
                    key => push(&mut filled, key.unwrap_or(&entry.key), value),
                }
            }
            filled
        }
        _ => template.clone(),
    }
}

fn fill_text(text: &str, names: &Node) -> Node {
    let pieces = pieces(text).unwrap_or_default();
    if let [Piece::Way(way)] = pieces.as_slice() {
        return look_up(way, names).cloned().unwrap_or_else(Node::null);
    }
    let said = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Way(way) => look_up(way, names).map(spoken).unwrap_or_default(),
    });
    Node::text(said.collect::<String>())
}

fn each(template: &Node, names: &Node) -> Node {
    let Some(give) = template.get("$give") else { return Node::null() };
    let way = template.get("$each").and_then(crate::judged::text).unwrap_or_default();
    let with = |more: Vec<(&str, Node)>| {
        let mut names = names.clone();
        more.into_iter().for_each(|(name, value)| push(&mut names, name, value));
        fill_in(give, &names)
    };
    if way == "results" {
        let results = look_up("answers.results", names).map(entries).unwrap_or_default();
        return Node::list(results.iter().map(|result| {
            let seen = look_up("viewing", names).and_then(|seen| seen.get(&result.key));
            with(vec![
                ("result", Node::text(&*result.key)),
                ("answer", result.value.clone()),
                ("seen", seen.cloned().unwrap_or_else(Node::null)),
            ])
        }));
    }
    let list = look_up(way, names).map(items).unwrap_or_default();
    Node::list(list.iter().map(|item| with(vec![("item", item.clone())])))
}

fn choose(template: &Node, names: &Node) -> Node {
    let way = template.get("$choose").and_then(crate::judged::text).unwrap_or_default();
    let value = look_up(way, names).map(spoken);
    let found = value.and_then(|value| template.get("$from")?.get(&value));
    match found.or_else(|| template.get("$else")) {
        Some(branch) => fill_in(branch, names),
        None => Node::null(),
    }
}

/// What stands at a way of names; the last of a name counts, which is the innermost.
fn look_up<'a>(way: &str, names: &'a Node) -> Option<&'a Node> {
    way.split('.').try_fold(names, |node, step| match &node.content {
        Content::List(list) => list.get(step.parse::<usize>().ok()?),
        _ => entries(node).iter().rev().find(|entry| entry.key == step).map(|entry| &entry.value),
    })
}

fn push(map: &mut Node, key: &str, value: Node) {
    if let Content::Map(entries) = &mut map.content {
        entries.push(Entry { key: key.to_owned(), key_span: None, value });
    }
}

/// A value inside a text: a text as it is, anything else as JSON, null as nothing.
fn spoken(node: &Node) -> String {
    match &node.content {
        Content::Text(text) => text.clone(),
        Content::Null => String::new(),
        _ => canonical_json(node),
    }
}
