//! The task of one of a guideline's own tests: its author writes what matters, the rest is filled in.

use super::{Guideline, GuidelineTest};
use crate::document::{Content, Entry, Node};
use crate::expression::{RecordField, Type};

/// The task of a test as a whole document: with an id, with a result for each that the answers
/// name (one at least), and with something empty for each input that must be there.
pub fn test_task(guideline: &Guideline, test: &GuidelineTest) -> Node {
    let mut task = test.task.clone();
    let inputs = &guideline.inputs;
    absent(&mut task, "id", || Node::text("test"));
    fill_part(&mut task, "query", &inputs.query);
    fill_part(&mut task, "data", &inputs.task);
    absent(&mut task, "results", || named_results(&test.answers));
    if let Some(Content::List(results)) = value(&mut task, "results").map(|node| &mut node.content)
    {
        for (result, number) in results.iter_mut().zip(1..) {
            absent(result, "id", || Node::text(format!("r{number}")));
            let card = inputs.card.as_deref().unwrap_or("answer");
            absent(result, "card", || Node::text(card));
            absent(result, "labels", || Node::list([]));
            fill_part(result, "data", &inputs.result_data);
        }
    }
    task
}

/// A result for each that the answers speak of; one where they speak of none.
fn named_results(answers: &Node) -> Node {
    let named = match answers.get("results").map(|results| &results.content) {
        Some(Content::Map(entries)) => entries.iter().map(|entry| entry.key.clone()).collect(),
        _ => Vec::new(),
    };
    let named = if named.is_empty() { vec!["r1".to_owned()] } else { named };
    Node::list(named.into_iter().map(|id| Node::map([("id", Node::text(id))])))
}

fn fill_part(node: &mut Node, key: &str, inputs: &[RecordField]) {
    if inputs.iter().any(|input| !input.optional) {
        absent(node, key, || Node::map::<&str>([]));
    }
    if let Some(part) = value(node, key) {
        for input in inputs.iter().filter(|input| !input.optional) {
            absent(part, &input.name, || nothing(&input.type_));
        }
    }
}

/// The emptiest value of a type.
fn nothing(type_: &Type) -> Node {
    match type_ {
        Type::Bool => Node::bool(false),
        Type::Int | Type::Double => Node::int(0),
        Type::String | Type::Choice(_) => Node::text(""),
        Type::List(_) => Node::list([]),
        Type::Map(..) | Type::Record(_) => Node::map::<&str>([]),
        Type::Null | Type::Dyn => Node::null(),
    }
}

fn absent(node: &mut Node, key: &str, make: impl FnOnce() -> Node) {
    if node.get(key).is_none()
        && let Content::Map(entries) = &mut node.content
    {
        entries.push(Entry { key: key.to_owned(), key_span: None, value: make() });
    }
}

fn value<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.content {
        Content::Map(entries) => {
            entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
        }
        _ => None,
    }
}
