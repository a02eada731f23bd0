//! `GET /api/guidelines` lists guidelines, `GET /api/guidelines/{id}` gives one.

use crate::serve::collector::Collector;
use crate::serve::problem::Refusal;
use crate::serve::problems;
use crate::serve::store::GuidelineRecord;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::sync::Arc;

/// The current guidelines: id, version, hash, title, languages, how many tasks.
///
/// # Errors
/// When the store fails.
pub async fn list(State(collector): State<Arc<Collector>>) -> Result<Response, Refusal> {
    let mut entries = Vec::new();
    for record in collector.store.current_guidelines().await? {
        let tasks = collector.store.count_tasks(&record.id).await?;
        entries.push(entry(&record, tasks));
    }
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, Value::Array(entries).to_string()).into_response())
}

fn entry(record: &GuidelineRecord, tasks: u64) -> Value {
    let document: Value = serde_json::from_str(&record.document).unwrap_or_default();
    let part = |name: &str| document.get(name).cloned().unwrap_or_default();
    json!({
        "id": record.id,
        "version": record.version,
        "hash": record.hash,
        "title": part("title"),
        "languages": part("languages"),
        "tasks": tasks,
    })
}

/// The current version of one guideline, as built JSON. Its hash is its entity tag.
///
/// # Errors
/// When there is none with this id, or the store fails.
pub async fn one(
    State(collector): State<Arc<Collector>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let found = collector.store.current_guideline(&id).await?;
    let record = found.ok_or_else(|| problems::no_such_guideline(&id))?;
    let tag = format!("\"{}\"", record.hash);
    let asked = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let tags = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "no-cache".into())];
    if asked.is_some_and(|asked| asked.split(',').any(|one| one.trim() == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, tags).into_response());
    }
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((tags, kind, record.document).into_response())
}
