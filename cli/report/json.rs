//! What is wrong, as one JSON document.

use super::{Count, Entry, Weight};
use crate::source::Source;
use gradeglass_engine::document::{Position, Span};
use gradeglass_proofs::Witness;
use gradeglass_wire::canonical_json;
use serde_json::{Value, json};

/// The entries as JSON: what was read under `problems`, what was proved under `findings`.
pub fn json(source: &Source, entries: &[Entry]) -> String {
    let of = |is_proved: bool| {
        let entries = entries.iter().filter(move |entry| entry.is_proved == is_proved);
        entries.collect::<Vec<_>>()
    };
    let count = Count::of(entries);
    let whole = json!({
        "file": source.name(),
        "errors": count.errors,
        "warnings": count.warnings,
        "notes": count.notes,
        "problems": of(false).into_iter().map(problem).collect::<Vec<Value>>(),
        "findings": of(true).into_iter().map(finding).collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}

fn problem(entry: &Entry) -> Value {
    json!({
        "code": entry.code,
        "weight": weight(entry.weight),
        "path": entry.path,
        "start": entry.span.map(start),
        "end": entry.span.map(|span| position(span.end)),
        "message": entry.message,
        "suggestion": entry.help,
    })
}

fn finding(entry: &Entry) -> Value {
    let blames =
        entry.blames.iter().map(|(path, span)| json!({ "path": path, "start": span.map(start) }));
    let mend = entry.remove.as_ref().map_or(Value::Null, |path| json!({ "remove": path }));
    let whole = with(problem(entry), "blames", blames.collect());
    let whole = with(whole, "example", entry.witness.as_ref().map_or(Value::Null, example));
    with(whole, "mend", mend)
}

/// The object with one entry more.
pub fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Some(entries) = object.as_object_mut() {
        entries.insert(key.to_owned(), value);
    }
    object
}

/// A task with answers, and what fires on it.
pub fn example(witness: &Witness) -> Value {
    let read = |node| serde_json::from_str(&canonical_json(node)).unwrap_or(Value::Null);
    json!({
        "shows": witness.shows,
        "task": read(&witness.example.task),
        "answers": read(&witness.example.answers_node()),
        "fires": witness.fired,
    })
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
