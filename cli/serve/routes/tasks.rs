//! `GET /api/tasks` hands out what an annotator has still to judge, `GET /api/tasks/next` the next.

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
    let documents = open_tasks(&collector, asked, None).await?;
    let list = format!("[{}]", documents.join(","));
    Ok(([(header::CONTENT_TYPE, "application/json")], list).into_response())
}

/// One task, or 204 when the annotator has ended them all.
///
/// # Errors
/// As [`list`].
pub async fn next(
    State(collector): State<Arc<Collector>>,
    asked: Asked,
) -> Result<Response, Refusal> {
    let document = open_tasks(&collector, asked, Some(1)).await?.into_iter().next();
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
) -> Result<Vec<String>, Refusal> {
    let Query(wanted) = asked.map_err(|error| problems::bad_query(&error.body_text()))?;
    let Wanted { guideline, annotator, .. } = &wanted;
    if collector.store.current_guideline(guideline).await?.is_none() {
        return Err(problems::no_such_guideline(guideline));
    }
    let limit = limit.or(wanted.limit).unwrap_or(LIMIT).min(MOST);
    Ok(collector.store.open_tasks(guideline, annotator, limit).await?)
}
