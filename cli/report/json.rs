//! What is wrong, as one JSON document.

use super::{Count, Entry, Weight};
use crate::source::Source;
use gradeglass_engine::document::{Node, Position, Span};
use gradeglass_wire::canonical_json;
use serde_json::{Value, json};

/// The entries as JSON: what was read under `problems`, what was proved under `findings`.
pub fn json(source: &Source, entries: &[Entry]) -> String {
    let problems = entries.iter().filter(|entry| entry.proved.is_none()).map(problem);
    let findings = entries.iter().filter_map(|entry| {
        let finding = read(entry.proved.as_ref()?);
        Some(with(finding, "edit", edit(entry)))
    });
    let count = Count::of(entries);
    let whole = json!({
        "file": source.name(),
        "errors": count.errors,
        "warnings": count.warnings,
        "notes": count.notes,
        "problems": problems.collect::<Vec<Value>>(),
        "findings": findings.collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}

fn problem(entry: &Entry) -> Value {
    let whole = located(entry);
    let whole = with(whole, "code", entry.code.into());
    let whole = with(whole, "weight", weight(entry.weight).into());
    let whole = with(whole, "message", entry.message.as_str().into());
    let whole = with(whole, "suggestion", json!(entry.help));
    with(whole, "edit", edit(entry))
}

/// The change that mends it: what lies between two places becomes a text.
fn edit(entry: &Entry) -> Value {
    entry.mend.as_ref().map_or(
        Value::Null,
        |edit| json!({ "start": position(edit.from), "end": position(edit.to), "text": edit.text }),
    )
}

/// Where an entry stands.
pub fn located(entry: &Entry) -> Value {
    json!({
        "path": entry.path,
        "start": entry.span.map(start),
        "end": entry.span.map(|span| position(span.end)),
    })
}

/// A document of ours as a value.
pub fn read(node: &Node) -> Value {
    serde_json::from_str(&canonical_json(node)).unwrap_or(Value::Null)
}

/// The object with one entry more.
pub fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Some(entries) = object.as_object_mut() {
        entries.insert(key.to_owned(), value);
    }
    object
}

/// As programs spell it.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}

fn start(span: Span) -> Value {
    position(span.start)
}

fn position(position: Position) -> Value {
    json!({ "line": position.line, "column": position.column })
}
