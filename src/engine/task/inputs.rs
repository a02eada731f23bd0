//! A task's data, held against the types that the guideline gives them.

use crate::document::{At, Content, Entry, Node, found};
use crate::expression::{RecordField, Type};
use crate::problem::Problem;

/// The data as rules and cards see it: whole numbers become decimal ones where those are wanted,
/// what may be absent and is null is absent, and U+0000, which databases refuse, is U+FFFD.
pub(super) fn typed(at: At<'_>, inputs: &[RecordField], problems: &mut Vec<Problem>) -> Node {
    let mut entries = Vec::new();
    for (entry, value) in at.entries() {
        let input = inputs.iter().find(|input| input.name.as_ref() == entry.key);
        if input.is_some_and(|input| input.optional) && value.node.content == Content::Null {
            continue;
        }
        let type_ = input.map_or(&Type::Dyn, |input| &input.type_);
        let value = convert(value, type_, problems);
        entries.push(Entry { key: entry.key.clone(), key_span: entry.key_span, value });
    }
    for input in inputs.iter().filter(|input| !input.optional) {
        if at.node.get(&input.name).is_none() {
            let message =
                format!("`{}` is missing: the guideline says that it is there.", input.name);
            problems.push(at.error("missing-input", message).suggest(format!(
                "add it, or let the guideline say that it may be absent: `{}: …?`",
                input.name
            )));
        }
    }
    Node { content: Content::Map(entries), span: at.node.span }
}

fn convert(at: At<'_>, type_: &Type, problems: &mut Vec<Problem>) -> Node {
    let content = match (&at.node.content, type_) {
        (Content::Int(value), Type::Double) => Content::Double(*value as f64),
        (Content::Text(text), Type::String | Type::Dyn) => Content::Text(without_nul(text)),
        (Content::List(_), Type::List(_) | Type::Dyn) => {
            let item = type_.item();
            Content::List(at.items().map(|value| convert(value, &item, problems)).collect())
        }
        (Content::Map(_), Type::Map(..) | Type::Dyn) => {
            let entry = |(entry, value): (&Entry, At<'_>)| Entry {
                key: entry.key.clone(),
                key_span: entry.key_span,
                value: convert(value, &type_.under(&entry.key), problems),
            };
            Content::Map(at.entries().map(entry).collect())
        }
        (content, type_) if fits(content, type_) => content.clone(),
        (content, type_) => {
            let (wanted, found) = (type_.describe(), found(content));
            let message = format!("Here should be {wanted}, but this is {found}.");
            problems.push(at.error("wrong-type", message));
            content.clone()
        }
    };
    Node { content, span: at.node.span }
}

fn fits(content: &Content, type_: &Type) -> bool {
    match content {
        Content::Bool(_) => matches!(type_, Type::Bool | Type::Dyn),
        Content::Int(_) => matches!(type_, Type::Int | Type::Dyn),
        Content::Double(_) => matches!(type_, Type::Double | Type::Dyn),
        Content::Null => matches!(type_, Type::Null | Type::Dyn),
        _ => false,
    }
}

fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
