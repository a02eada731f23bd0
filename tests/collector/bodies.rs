//! Bodies that are no judgments: malformed, nested without end, of another kind, too large.

use super::{JSON, good, started};
use serde_json::json;

#[test]
fn malformed_json_is_refused_with_line_and_column() {
    let collector = started(1);
    let answer = collector.post_bytes(b"{\n  \"gradeglass\": 1,\n  \"id\" \"x\"\n}", &[JSON]);
    assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"));
    assert_eq!(answer.json()["line"], 3, "{}", answer.text());
    assert_eq!(answer.json()["column"], 8, "{}", answer.text());
    for body in [&b""[..], b"{", b"\xff\xfe{}", b"<html></html>"] {
        let answer = collector.post_bytes(body, &[JSON]);
        assert_eq!((answer.status, answer.problem().as_str()), (400, "malformed"));
    }
    for body in ["1", "null", "\"text\""] {
        let answer = collector.post_bytes(body.as_bytes(), &[JSON]);
        assert_eq!((answer.status, answer.problem().as_str()), (422, "no-judgments"));
    }
}

#[test]
fn json_nested_without_end_is_refused() {
    let collector = started(1);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let answer = collector.post_bytes(deep.as_bytes(), &[JSON]);
    assert_eq!(answer.status / 100, 4, "{}", answer.text());
    assert_eq!(collector.get("/api/health", &[]).status, 200);
}

#[test]
fn only_json_is_taken() {
    let collector = started(1);
    let body = good(&collector, 1).to_string();
    for headers in [
        &[("content-type", "text/plain")][..],
        &[("content-type", "application/x-www-form-urlencoded")],
    ] {
        let answer = collector.post_bytes(body.as_bytes(), headers);
        assert_eq!((answer.status, answer.problem().as_str()), (415, "not-json"));
    }
    let answer = collector
        .post_bytes(body.as_bytes(), &[("content-type", "application/json; charset=utf-8")]);
    assert_eq!(answer.status, 201);
}

#[test]
fn bodies_are_bounded_and_the_sender_hears_of_it() {
    let collector = started(1);
    let mut large = good(&collector, 1);
    large["reason"] = "x".repeat(1 << 20).into();
    let one = collector.post(&large);
    assert_eq!((one.status, one.problem().as_str()), (413, "too-large"));
    assert_eq!(one.json()["limit"], 1 << 20);
    let body = vec![b' '; (16 << 20) + 1];
    let batch = collector.post_bytes(&body, &[JSON]);
    assert_eq!((batch.status, batch.problem().as_str()), (413, "too-large"));
    assert_eq!(batch.json()["limit"], 16 << 20);
    let batch = json!([good(&collector, 1), large]);
    let batch = collector.post(&batch);
    assert_eq!(batch.status, 200, "a batch may be larger than one judgment: {}", batch.text());
}
