//! Reads a request's body: JSON only, bounded, and to its end.

use super::problem::Refusal;
use super::problems::{self, BATCH_LIMIT};
use axum::body::Body;
use axum::http::{HeaderMap, header};
use futures_util::StreamExt;
use gradeglass_engine::document::Node;
use gradeglass_wire::{Format, read_text};

/// How much of an oversized body is read and thrown away. A client that is still writing when the
/// connection closes never sees the answer, takes it for a broken network and tries again for ever.
const DRAINED: usize = 64 << 20;

/// The body's bytes.
///
/// # Errors
/// When it is not declared as JSON, is larger than a batch may be, or ends early.
pub async fn read_body(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Refusal> {
    let mut chunks = body.into_data_stream();
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| problems::body_cut_short())?;
        seen = seen.saturating_add(chunk.len());
        if seen <= BATCH_LIMIT {
            bytes.extend_from_slice(&chunk);
        } else if seen > DRAINED {
            break;
        }
    }
    if seen > BATCH_LIMIT {
        return Err(problems::too_large("A batch of judgments", BATCH_LIMIT));
    }
    expect_json(headers)?;
    Ok(bytes)
}

fn expect_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let declared = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media = declared.unwrap_or_default().split(';').next().unwrap_or_default();
    if media.trim().eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(problems::not_json(declared))
}

/// The document in a body.
///
/// # Errors
/// When it is not UTF-8 or not JSON; says at which line and column.
pub fn read_document(bytes: &[u8]) -> Result<Node, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let detail = format!("The body is not UTF-8 from byte {} on.", error.valid_up_to());
        Refusal { detail, ..problems::malformed() }
    })?;
    let read = read_text(text, Format::Json);
    match read.node {
        Some(node) if read.problems.is_empty() => Ok(node),
        _ => Err(problems::malformed().with_faults(&read.problems)),
    }
}
