//! The addresses under `/api`.

mod guidelines;
mod judgments;
mod tasks;

use super::collector::Collector;
use super::problem::Refusal;
use super::problems;
use axum::Router;
use axum::extract::{OriginalUri, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use std::sync::Arc;

/// Everything that needs the token, where there is one.
pub fn guarded() -> Router<Arc<Collector>> {
    Router::new()
        .route("/guidelines", get(guidelines::list))
        .route("/guidelines/{id}", get(guidelines::one))
        .route("/tasks", get(tasks::list))
        .route("/tasks/pages", get(tasks::page))
        .route("/tasks/next", get(tasks::next))
        .route("/connection", get(connection))
        .route("/judgments", get(judgments::get).post(judgments::post))
        .fallback(nothing_here)
        .method_not_allowed_fallback(other_method)
}

/// Whether the collector and its database answer.
///
/// # Errors
/// When the database does not.
pub async fn health(State(collector): State<Arc<Collector>>) -> Result<Response, Refusal> {
    collector.healthy().await?;
    let body = json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") });
    Ok(([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response())
}

/// How a page delivers to this collector.
async fn connection() -> Response {
    let body = json!({ "preset": "json", "url": "/api/judgments", "method": "POST" });
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// The answer to an address that is not there.
pub async fn nothing_here(OriginalUri(uri): OriginalUri) -> Refusal {
    problems::not_found(uri.path())
}

async fn other_method(method: Method, OriginalUri(uri): OriginalUri) -> Refusal {
    problems::method_not_allowed(method.as_str(), uri.path())
}
