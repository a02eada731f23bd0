//! `GET /api/tasks` hands out what an annotator has still to judge, `GET /api/tasks/pages` the same in
//! pages that each name the next, `GET /api/tasks/next` the next one.

use crate::serve::collector::Collector;
use crate::serve::problem::Refusal;
use crate::serve::problems;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// How many tasks are handed out where nothing else is asked.
const LIMIT: u32 = 100;

/// At most so many are handed out at once.
const MOST: u32 = 1_000;

/// Which tasks are wanted. Without an annotator, nothing counts as judged.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    guideline: String,
    #[serde(default)]
    annotator: String,
    limit: Option<u32>,
    /// Where the page before ended.
    #[serde(default)]
    after: i64,
}

type Asked = Result<Query<Wanted>, QueryRejection>;

/// A JSON list of tasks.
///
/// # Errors
/// When a parameter is missing, the guideline is not here, or the store fails.
pub async fn list(
    State(collector): State<Arc<Collector>>,
    asked: Asked,
) -> Result<Response, Refusal> {
    let (_, tasks) = open_tasks(&collector, asked, None).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], list_of(tasks)).into_response())
}

/// A document of tasks. Where there may be more, `next` is their address from this one's.
///
/// # Errors
/// As [`list`].
pub async fn page(
    State(collector): State<Arc<Collector>>,
    asked: Asked,
) -> Result<Response, Refusal> {
    let (wanted, tasks) = open_tasks(&collector, asked, None).await?;
    let limit = wanted.limit.unwrap_or(LIMIT).min(MOST);
    let is_full = tasks.len() >= limit as usize;
    let next = tasks.last().filter(|_| is_full).map(|(after, _)| rest(&wanted, limit, *after));
    let page = format!(
        r#"{{"gradeglass":1,"tasks":{},"next":{}}}"#,
        list_of(tasks),
        serde_json::Value::from(next)
    );
    Ok(([(header::CONTENT_TYPE, "application/json")], page).into_response())
}

/// What the page after this place is asked by.
fn rest(wanted: &Wanted, limit: u32, after: i64) -> String {
    let mut query = form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
    query.append_pair("guideline", &wanted.guideline).append_pair("annotator", &wanted.annotator);
    query.append_pair("limit", &limit.to_string()).append_pair("after", &after.to_string());
    query.finish()
}

fn list_of(tasks: Vec<(i64, String)>) -> String {
    let documents: Vec<String> = tasks.into_iter().map(|(_, document)| document).collect();
    format!("[{}]", documents.join(","))
}

/// One task, or 204 when the annotator has ended them all.
///
/// # Errors
/// As [`list`].
pub async fn next(
    State(collector): State<Arc<Collector>>,
    asked: Asked,
) -> Result<Response, Refusal> {
    let (_, tasks) = open_tasks(&collector, asked, Some(1)).await?;
    let document = tasks.into_iter().next().map(|(_, document)| document);
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok(match document {
        Some(document) => (kind, document).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

async fn open_tasks(
    collector: &Collector,
    asked: Asked,
    limit: Option<u32>,
) -> Result<(Wanted, Vec<(i64, String)>), Refusal> {
    let Query(wanted) = asked.map_err(|error| problems::bad_query(&error.body_text()))?;
    let Wanted { guideline, annotator, after, .. } = &wanted;
    if collector.store.current_guideline(guideline).await?.is_none() {
        return Err(problems::no_such_guideline(guideline));
    }
    let limit = limit.or(wanted.limit).unwrap_or(LIMIT).min(MOST);
    let tasks = collector.store.open_tasks(guideline, annotator, *after, limit).await?;
    Ok((wanted, tasks))
}
