//! A task to look at a guideline with: its first test's, or one made from what tasks bring.

use gradeglass_engine::document::{Content, Entry, Node};
use gradeglass_engine::expression::{RecordField, Type};
use gradeglass_engine::guideline::{Guideline, GuidelineTest, test_task};

/// A task that fits a guideline.
pub fn sample_task(guideline: &Guideline) -> Node {
    let telling = |test: &&GuidelineTest| test.task.get("results").is_some();
    let task = match guideline.tests.iter().find(telling) {
        Some(test) => test_task(guideline, test),
        None => made(guideline),
    };
    with_id(task)
}

fn with_id(task: Node) -> Node {
    let Content::Map(entries) = task.content else { return task };
    let id = Entry { key: "id".to_owned(), key_span: None, value: Node::text("sample") };
    let rest = entries.into_iter().filter(|entry| entry.key != "id" && entry.key != "gradeglass");
    Node::new(Content::Map(std::iter::once(id).chain(rest).collect()))
}

fn made(guideline: &Guideline) -> Node {
    let inputs = &guideline.inputs;
    let card = inputs.card.as_deref().unwrap_or("product");
    let result = |number: usize| {
        Node::map([
            ("id", Node::text(format!("r{number}"))),
            ("card", Node::text(card)),
            ("data", data(&inputs.result_data, "title", number)),
            ("labels", Node::list([])),
        ])
    };
    let mut parts = vec![("query", data(&inputs.query, "text", 0))];
    if !inputs.task.is_empty() {
        parts.push(("data", data(&inputs.task, "", 0)));
    }
    parts.push(("results", Node::list([result(1), result(2)])));
    Node::map(parts)
}

/// Something for each input; where nothing is described, one text under a usual name.
fn data(inputs: &[RecordField], usual: &str, number: usize) -> Node {
    if inputs.is_empty() && !usual.is_empty() {
        return Node::map([(usual, Node::text(words(usual, number)))]);
    }
    let filled = inputs.iter().map(|input| (input.name.to_string(), value(input, number)));
    Node::map(filled)
}

fn value(input: &RecordField, number: usize) -> Node {
    match &input.type_ {
        Type::Bool => Node::bool(true),
        Type::Int => Node::int(i64::try_from(number).unwrap_or(0)),
        Type::Double => Node::number(9.5),
        Type::List(_) => Node::list([]),
        Type::Map(..) | Type::Record(_) => Node::map::<&str>([]),
        Type::Null | Type::Dyn => Node::null(),
        Type::String | Type::Choice(_) => Node::text(words(&input.name, number)),
    }
}

fn words(name: &str, number: usize) -> String {
    match (name, number) {
        ("market", _) => "US".to_owned(),
        ("language", _) => "en".to_owned(),
        (_, 0) => format!("A sample {name}"),
        _ => format!("A sample {name}, number {number}"),
    }
}
