//! `POST /api/judgments` takes judgments, `GET /api/judgments` gives them out as JSON lines.

use crate::serve::body::{read_body, read_document};
use crate::serve::collector::Collector;
use crate::serve::intake::{Taken, take};
use crate::serve::problem::Refusal;
use crate::serve::problems::{self, ONE_LIMIT};
use crate::serve::store::{Kept, Page, Store, StoreError};
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use gradeglass_engine::document::{Content, Node};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// How many judgments are read at a time for an export.
const PAGE: u32 = 500;

/// Takes one judgment or several. When this answers, what it calls stored is durable.
///
/// # Errors
/// What is wrong with the body, or with the one judgment. In a batch, what is wrong with one
/// judgment stands in the answer and does not keep the others out.
pub async fn post(
    State(collector): State<Arc<Collector>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let bytes = read_body(&headers, body).await?;
    let length = bytes.len();
    let parsed = tokio::task::spawn_blocking(move || read_document(&bytes)).await;
    let node = parsed.map_err(|_| problems::store_failed())??;
    let key = headers.get("idempotency-key").map(|key| key.to_str().unwrap_or_default());
    match batch_of(&node) {
        Some(_) if key.is_some() => Err(problems::key_with_batch()),
        Some(items) => take_batch(&collector, items).await,
        None if length > ONE_LIMIT => Err(problems::too_large("One judgment", ONE_LIMIT)),
        None => take_one(&collector, &node, key).await,
    }
}

/// The judgments of a batch; none for a single judgment.
fn batch_of(node: &Node) -> Option<&[Node]> {
    let list = node.get("judgments").unwrap_or(node);
    match &list.content {
        Content::List(items) => Some(items),
        _ => None,
    }
}

async fn take_one(
    collector: &Collector,
    node: &Node,
    key: Option<&str>,
) -> Result<Response, Refusal> {
    if !matches!(node.content, Content::Map(_)) {
        return Err(problems::no_judgments());
    }
    let taken = take(collector, std::slice::from_ref(node)).await.pop();
    let (status, id) = match taken.ok_or_else(problems::store_failed)?? {
        Taken::Already(id) => (StatusCode::OK, same_key(key, id)?),
        Taken::Good(record) => {
            let id = same_key(key, record.id.clone())?;
            match collector.store.put_judgments(vec![*record]).await?.first() {
                Some(Kept::Added) => (StatusCode::CREATED, id),
                Some(Kept::Already) => (StatusCode::OK, id),
                Some(Kept::Conflict) => return Err(problems::id_conflict(&id)),
                None => return Err(problems::store_failed()),
            }
        }
    };
    Ok((status, axum_json(&json!({ "stored": [id] }))).into_response())
}

fn same_key(key: Option<&str>, id: String) -> Result<String, Refusal> {
    // The header is a string of its own kind in the draft standard: with or without quotes.
    match key.map(|key| key.trim_matches('"')) {
        Some(key) if key != id => Err(problems::key_is_not_id(key, &id)),
        _ => Ok(id),
    }
}

/// All that can be taken is stored in one transaction.
async fn take_batch(collector: &Collector, items: &[Node]) -> Result<Response, Refusal> {
    let (mut stored, mut refused) = (Vec::new(), Vec::new());
    let (mut places, mut records) = (Vec::new(), Vec::new());
    for ((index, item), taken) in items.iter().enumerate().zip(take(collector, items).await) {
        match taken {
            Ok(Taken::Already(id)) => stored.push(id),
            Ok(Taken::Good(record)) => {
                places.push((index, item, record.id.clone()));
                records.push(*record);
            }
            Err(refusal) if refusal.status.is_server_error() => return Err(refusal),
            Err(refusal) => refused.push(refused_item(index, item, &refusal)),
        }
    }
    let kept = collector.store.put_judgments(records).await?;
    for ((index, item, id), kept) in places.into_iter().zip(kept) {
        match kept {
            Kept::Conflict => {
                refused.push(refused_item(index, item, &problems::id_conflict(&id)));
            }
            Kept::Added | Kept::Already => stored.push(id),
        }
    }
    Ok(axum_json(&json!({ "stored": stored, "refused": refused })).into_response())
}

fn refused_item(index: usize, item: &Node, refusal: &Refusal) -> Value {
    let id = match item.get("id").map(|id| &id.content) {
        Some(Content::Text(id)) => Some(id),
        _ => None,
    };
    json!({ "index": index, "id": id, "problem": refusal.document() })
}

/// What an export can be narrowed to.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    guideline: Option<String>,
    #[serde(default)]
    superseded: bool,
}

/// Every judgment as one line of JSON, in the order in which they came; superseded ones only when
/// asked for with `superseded=true`. Read in pages, so that memory stays small.
///
/// # Errors
/// When a parameter cannot be read.
pub async fn get(
    State(collector): State<Arc<Collector>>,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(wanted) = wanted.map_err(|error| problems::bad_query(&error.body_text()))?;
    let Wanted { guideline, superseded } = wanted;
    let first = Page { guideline, superseded, after: 0, limit: PAGE };
    let lines = stream::try_unfold((collector.store.clone(), Some(first)), next_lines);
    let kind = [(header::CONTENT_TYPE, "application/jsonl; charset=utf-8")];
    Ok((kind, Body::from_stream(lines)).into_response())
}

type Reading = (Store, Option<Page>);

async fn next_lines((store, page): Reading) -> Result<Option<(Bytes, Reading)>, StoreError> {
    let Some(page) = page else { return Ok(None) };
    let (records, next) = store.judgments(&page).await?;
    let lines: String = records.iter().flat_map(|record| [&*record.document, "\n"]).collect();
    let rest = next.map(|after| Page { after, ..page });
    Ok(rest.is_some().then(|| (Bytes::from(lines), (store, rest))))
}

fn axum_json(value: &Value) -> impl IntoResponse + use<> {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string())
}
