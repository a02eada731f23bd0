//! Every problem that the collector can answer with, once each, in the words that people read.

use super::problem::Refusal;
use super::store::StoreError;
use axum::http::StatusCode;

/// The largest body of one judgment, in bytes.
pub const ONE_LIMIT: usize = 1 << 20;

/// The largest body of a batch, in bytes.
pub const BATCH_LIMIT: usize = 16 << 20;

/// No such address.
pub fn not_found(path: &str) -> Refusal {
    let detail = format!("There is nothing at `{path}`.");
    Refusal::new(StatusCode::NOT_FOUND, "not-found", "Not found", detail)
}

/// The address is there, but not for this method.
pub fn method_not_allowed(method: &str, path: &str) -> Refusal {
    let detail = format!("`{path}` does not take `{method}`.");
    let status = StatusCode::METHOD_NOT_ALLOWED;
    Refusal::new(status, "method-not-allowed", "Method not allowed", detail)
}

/// A parameter of the address is missing or of the wrong type.
pub fn bad_query(why: &str) -> Refusal {
    let detail = format!("The address has a parameter that cannot be read: {why}.");
    Refusal::new(StatusCode::BAD_REQUEST, "bad-query", "Parameter not understood", detail)
}

/// The guideline asked for is not here.
pub fn no_such_guideline(id: &str) -> Refusal {
    let detail = format!("There is no guideline `{id}` here.");
    Refusal::new(StatusCode::NOT_FOUND, "unknown-guideline", "Unknown guideline", detail)
}

/// The bearer token is missing or wrong.
pub fn unauthorized() -> Refusal {
    let detail = "This collector asks for a token: send `Authorization: Bearer …` with it.";
    Refusal::new(StatusCode::UNAUTHORIZED, "unauthorized", "Token needed", detail)
}

/// One address asks too often; it may come back after so many seconds.
pub fn too_many_requests(seconds: u64) -> Refusal {
    let detail = format!("This address asks too often: come back in {seconds} s.");
    let status = StatusCode::TOO_MANY_REQUESTS;
    let refusal = Refusal::new(status, "too-many-requests", "Too many requests", detail);
    Refusal { retry_after: Some(seconds), ..refusal }
}

/// A page of another origin asks.
pub fn foreign_origin(origin: &str) -> Refusal {
    let detail = format!(
        "Pages of `{origin}` may not use this collector: start it with `--allow-origin {origin}` to let them."
    );
    Refusal::new(StatusCode::FORBIDDEN, "foreign-origin", "Origin not allowed", detail)
}

/// The request was meant for another host: a name that was made to point here.
pub fn foreign_host(host: &str) -> Refusal {
    let detail = format!(
        "This collector does not answer to the name `{host}`: start it with `--allow-host {host}` if it should."
    );
    let status = StatusCode::MISDIRECTED_REQUEST;
    Refusal::new(status, "foreign-host", "Host not allowed", detail)
}

/// The body is not JSON.
pub fn not_json(found: Option<&str>) -> Refusal {
    let found = found.map_or("no Content-Type".into(), |found| format!("`{found}`"));
    let detail =
        format!("Judgments are taken as `application/json`, and this request has {found}.");
    let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    Refusal::new(status, "not-json", "Only JSON is taken", detail)
}

/// The body is larger than the limit, in bytes.
pub fn too_large(what: &str, limit: usize) -> Refusal {
    let detail = format!("{what} may have at most {limit} bytes; send fewer judgments at once.");
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Body too large", detail)
        .with("limit", limit.into())
}

/// The body ended early.
pub fn body_cut_short() -> Refusal {
    let detail = "The body ended before it was complete; send it again.";
    Refusal::new(StatusCode::BAD_REQUEST, "body-cut-short", "Body incomplete", detail)
}

/// The body is no JSON text. The faults are added by the caller.
pub fn malformed() -> Refusal {
    let detail = "The body cannot be read as JSON.";
    Refusal::new(StatusCode::BAD_REQUEST, "malformed", "Malformed JSON", detail)
}

/// The JSON is no judgment, no list of them and no `{"judgments": […]}`.
pub fn no_judgments() -> Refusal {
    let detail = "The body must be one judgment, a list of judgments, or an object with the list `judgments`.";
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "no-judgments", "No judgments", detail)
}

/// The document is no judgment. The faults are added by the caller.
pub fn invalid_judgment() -> Refusal {
    let detail = "The document is no valid judgment.";
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Refusal::new(status, "invalid-judgment", "Invalid judgment", detail)
}

/// How many broken rules are named in a sentence; the findings have them all.
const NAMED: usize = 5;

/// The judgment breaks rules that block. The findings are added by the caller.
pub fn breaks_rules(rules: &[String]) -> Refusal {
    let named = rules.get(..NAMED).unwrap_or(rules).join(", ");
    let more = match rules.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let detail = format!("The judgment breaks what its guideline requires: {named}{more}.");
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Refusal::new(status, "breaks-rules", "Judgment breaks rules", detail)
}

/// The judgment is of a guideline that was never here.
pub fn judged_by_unknown_guideline(id: &str) -> Refusal {
    let detail = format!("The judgment is made by the guideline `{id}`, which is not here.");
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-guideline", "Unknown guideline", detail)
        .with("pointer", "#/guideline/id".into())
}

/// The judgment is of a version of the guideline that was never here.
pub fn judged_by_other_version(id: &str, hash: &str, current: &str) -> Refusal {
    let detail = format!(
        "The judgment is made by a version of the guideline `{id}` that was never served here (`{hash}`); the version here is `{current}`."
    );
    Refusal::new(StatusCode::CONFLICT, "other-guideline", "Other version of the guideline", detail)
        .with("pointer", "#/guideline/hash".into())
}

/// The judgment is of a task that was never here.
pub fn judged_unknown_task(guideline: &str, id: &str) -> Refusal {
    let detail = format!(
        "The judgment is of the task `{id}`, which the guideline `{guideline}` has not here."
    );
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-task", "Unknown task", detail)
        .with("pointer", "#/task/id".into())
}

/// The judgment is of a version of the task that was never here.
pub fn judged_other_task(id: &str, hash: &str) -> Refusal {
    let detail = format!(
        "The judgment is of a version of the task `{id}` that was never served here (`{hash}`)."
    );
    Refusal::new(StatusCode::CONFLICT, "other-task", "Other version of the task", detail)
        .with("pointer", "#/task/hash".into())
}

/// The judgment corrects one of another task.
pub fn supersedes_other_task(id: &str, task: &str) -> Refusal {
    let detail = format!("The judgment supersedes `{id}`, which is of another task, `{task}`.");
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Refusal::new(status, "supersedes-other-task", "Supersedes another task", detail)
        .with("pointer", "#/supersedes".into())
}

/// Another judgment has the id.
pub fn id_conflict(id: &str) -> Refusal {
    let detail = format!(
        "A judgment with the id `{id}` is stored already, and its content is another; the stored one is kept."
    );
    Refusal::new(StatusCode::CONFLICT, "id-conflict", "Id taken by another judgment", detail)
        .with("pointer", "#/id".into())
}

/// The Idempotency-Key is not the judgment's id.
pub fn key_is_not_id(key: &str, id: &str) -> Refusal {
    let detail = format!(
        "The header Idempotency-Key says `{key}` and the judgment's id is `{id}`; the two must be equal."
    );
    Refusal::new(StatusCode::BAD_REQUEST, "key-is-not-id", "Idempotency-Key is not the id", detail)
}

/// An Idempotency-Key came with several judgments.
pub fn key_with_batch() -> Refusal {
    let detail = "The header Idempotency-Key goes with one judgment; in a batch each judgment's id is its key.";
    Refusal::new(StatusCode::BAD_REQUEST, "key-with-batch", "Idempotency-Key with a batch", detail)
}

/// The request took too long.
pub fn timed_out() -> Refusal {
    let detail = "The request was not complete in time; send it again.";
    Refusal::new(StatusCode::REQUEST_TIMEOUT, "timed-out", "Request took too long", detail)
}

/// The database failed: the person who runs the collector reads why on its standard error.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        eprintln!("{error}");
        store_failed()
    }
}

/// The database failed.
pub fn store_failed() -> Refusal {
    let detail = "The collector could not read or write its database; nothing was stored by this request, send it again later.";
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let refusal = Refusal::new(status, "store-failed", "Database not available", detail);
    Refusal { retry_after: Some(5), ..refusal }
}
