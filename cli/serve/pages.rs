//! The built pages, and the headers that every answer carries.

use super::routes::nothing_here;
use axum::extract::Request;
use axum::handler::HandlerWithoutStateExt;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{MethodRouter, any_service};
use std::path::Path;
use tower_http::services::ServeDir;

/// What a page may do: run what comes from here, and nothing else. Pictures and videos that tasks
/// bring as URLs of other hosts need that host's own policy; here they come from here.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
connect-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; base-uri 'none'; \
form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'";

/// Files of a folder: with entity tags, ranges, and their compressed twins where they lie beside.
pub fn pages(folder: &Path) -> MethodRouter {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    any_service(files.fallback(nothing_here.into_service()))
}

/// Puts the headers on an answer that it has not set itself.
pub async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_api = path.starts_with("/api/");
    let is_words = path.ends_with(".ftl");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let always = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_words && response.status().is_success() {
        let kind = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    // Pages are asked for again each time and cost a 304: a stale script with a fresh one beside
    // it would be worse than the round trip.
    let cache = HeaderValue::from_static(if is_api { "no-store" } else { "no-cache" });
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(cache);
    response
}
