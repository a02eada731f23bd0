//! Whom the collector keeps out: foreign pages, who has no token, who asks too often, names that were made to point here.

use super::{JSON, good, started};
use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{guideline, tasks};
use gradeglass_tests::support::program;

#[test]
fn foreign_pages_are_kept_out_unless_their_origin_is_listed() {
    let closed = started(1);
    let portal = ("origin", "https://portal.example");
    let body = good(&closed, 1).to_string();
    let answer = closed.post_bytes(body.as_bytes(), &[JSON, portal]);
    assert_eq!((answer.status, answer.problem().as_str()), (403, "foreign-origin"));
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let preflight = [
        portal,
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let answer = closed.options("/api/judgments", &preflight);
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert!(closed.judgments().is_empty());

    let open =
        Collector::start(&guideline(), &tasks(1), &["--allow-origin", "https://portal.example"]);
    let answer = open.options("/api/judgments", &preflight);
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (200, "https://portal.example")
    );
    assert!(answer.header("access-control-allow-headers").contains("idempotency-key"));
    let answer = open.post_bytes(body.as_bytes(), &[JSON, portal]);
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (201, "https://portal.example")
    );
    let answer = open.get("/api/guidelines", &[("origin", "https://evil.example")]);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
}

#[test]
fn a_token_is_asked_of_everything_but_health_and_pages() {
    let collector = Collector::start(&guideline(), &tasks(1), &["--token", "s3cret"]);
    for path in [
        "/api/guidelines",
        "/api/tasks?guideline=shoes&annotator=ada",
        "/api/judgments",
        "/api/nothing",
    ] {
        let answer = collector.get(path, &[]);
        assert_eq!((answer.status, answer.problem().as_str()), (401, "unauthorized"), "{path}");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        let answer = collector.get(path, &[("authorization", "Bearer wrong")]);
        assert_eq!(answer.status, 401, "{path}");
    }
    let answer = collector.post_bytes(b"{}", &[JSON]);
    assert_eq!(answer.status, 401);
    let answer = collector.get("/api/judgments", &[("authorization", "Bearer s3cret")]);
    assert_eq!(answer.status, 200);
    assert_eq!(collector.get("/api/health", &[]).status, 200);
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let collector = Collector::start(&guideline(), &tasks(1), &["--rate", "3"]);
    let answers: Vec<_> = (0..60).map(|_| collector.get("/api/guidelines", &[])).collect();
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.problem(), "too-many-requests");
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds >= 1));
    assert!(answers.iter().filter(|answer| answer.status == 200).count() >= 12, "a burst passes");
}

#[test]
fn a_name_that_was_made_to_point_here_is_not_answered() {
    let collector = started(1);
    let asked = |host: &str| {
        collector.raw(&format!(
            "GET /api/guidelines HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    };
    let rebound = asked("evil.example:8610");
    assert!(rebound.starts_with("HTTP/1.1 421 "), "{rebound}");
    assert!(rebound.contains("urn:gradeglass:problem:foreign-host") && !rebound.contains("shoes"));
    assert!(asked("localhost:8610").starts_with("HTTP/1.1 200 "));
}

#[test]
fn an_open_address_needs_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("judgments.sqlite");
    let output =
        program::run(["serve", "--listen", "0.0.0.0:0", "--database", database.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--token") && !database.exists(), "{said}");
}
