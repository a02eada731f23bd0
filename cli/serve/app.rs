//! All addresses and everything that stands before them, outermost last.

use super::collector::Collector;
use super::guard::{Guard, known_host, known_origin, known_token};
use super::pages::{pages, with_headers};
use super::problem::Refusal;
use super::problems;
use super::rate::{Rate, not_too_often};
use super::routes;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower::util::option_layer;

/// How long a request may take from its head to the head of its answer.
const TIME: Duration = Duration::from_secs(30);

/// The whole service.
pub fn app(
    collector: Arc<Collector>,
    guard: Guard,
    rate: Arc<Rate>,
    folder: Option<&Path>,
) -> Router {
    let guard = Arc::new(guard);
    let api = routes::guarded()
        .layer(from_fn_with_state(Arc::clone(&guard), known_token))
        .route("/health", get(routes::health))
        .layer(from_fn_with_state(Arc::clone(&guard), known_origin))
        .layer(from_fn_with_state(rate, not_too_often));
    let all = Router::new().nest("/api", api);
    let all = match folder {
        Some(folder) => all.fallback_service(pages(folder)),
        None => all.fallback(routes::nothing_here),
    };
    all.layer(from_fn(in_time))
        .layer(option_layer(guard.cors()))
        .layer(from_fn_with_state(guard, known_host))
        .layer(from_fn(with_headers))
        .with_state(collector)
}

async fn in_time(request: Request, next: Next) -> Result<Response, Refusal> {
    tokio::time::timeout(TIME, next.run(request)).await.map_err(|_| problems::timed_out())
}
