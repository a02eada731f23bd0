//! What is wrong, as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>): what code
//! review shows beside the lines.

use super::Entry;
use super::json::{weight, with};
use crate::source::Source;
use gradeglass_engine::document::Span;
use gradeglass_studio::Edit;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The entries as one SARIF log.
pub fn sarif(source: &Source, entries: &[Entry]) -> String {
    let codes: BTreeSet<&str> = entries.iter().map(|entry| entry.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = entries.iter().map(|entry| result(source, entry)).collect();
    let driver = json!({
        "name": "gradeglass",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(source: &Source, entry: &Entry) -> Value {
    let help = entry.help.iter().map(|help| format!(" ({help})")).collect::<String>();
    let related = entry.blames.iter().zip(1..).map(|((path, span), id)| {
        let place = with(location(source, *span), "id", json!(id));
        with(place, "message", json!({ "text": path }))
    });
    let result = json!({
        "ruleId": entry.code,
        "level": weight(entry.weight),
        "message": { "text": format!("{}{help}", entry.message) },
        "locations": [location(source, entry.span)],
        "relatedLocations": related.collect::<Vec<Value>>(),
    });
    match &entry.mend {
        Some(edit) => with(result, "fixes", json!([fix(source, entry, edit)])),
        None => result,
    }
}

/// The change that mends it, which code review can make.
fn fix(source: &Source, entry: &Entry, edit: &Edit) -> Value {
    let deleted = region(Span { start: edit.from, end: edit.to });
    json!({
        "description": { "text": entry.help.as_deref().unwrap_or(&entry.message) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(source) },
            "replacements": [{
                "deletedRegion": deleted,
                "insertedContent": { "text": edit.text },
            }],
        }],
    })
}

fn location(source: &Source, span: Option<Span>) -> Value {
    let file = json!({ "artifactLocation": { "uri": uri(source) } });
    let place = match span.map(region) {
        Some(region) => with(file, "region", region),
        None => file,
    };
    json!({ "physicalLocation": place })
}

fn uri(source: &Source) -> String {
    source.name().replace('\\', "/").replace(' ', "%20")
}

fn region(Span { start, end }: Span) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}
