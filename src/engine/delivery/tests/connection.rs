//! What a connection may and may not say.

use super::super::{Confirm, Credentials, Method, read_connection, read_connections};
use crate::document::{Content, Node};

fn codes(node: &Node) -> Vec<(&'static str, String)> {
    read_connection(node).1.into_iter().map(|problem| (problem.code, problem.path)).collect()
}

#[test]
fn a_url_is_all_that_is_needed() {
    let (connection, problems) =
        read_connection(&Node::map([("url", Node::text("/api/judgments"))]));
    assert_eq!(problems, []);
    let connection = connection.expect("a connection");
    assert_eq!(connection.method, Method::Post);
    assert_eq!(connection.credentials, Credentials::SameOrigin);
    assert_eq!(connection.confirm, Confirm::Body);
    assert_eq!(connection.timeout_ms, 30_000);
}

#[test]
fn every_problem_is_told_at_once() {
    let node = Node::map([
        ("preset", Node::text("label-stduio")),
        ("url", Node::text("javascript:alert(1)")),
        ("method", Node::text("GET")),
        ("timeout_ms", Node::new(Content::Int(5))),
        ("batch", Node::new(Content::Int(5_000))),
        ("token", Node::text("s3cret")),
        ("headers", Node::map([("Authorization", Node::text("Bearer s3cret"))])),
    ]);
    assert!(read_connection(&node).0.is_none());
    let expected = [
        ("unknown-word", "preset"),
        ("unknown-word", "method"),
        ("out-of-range", "timeout_ms"),
        ("out-of-range", "batch"),
        ("unknown-key", ""),
        ("bad-url", "url"),
        ("bad-header", "headers.Authorization"),
    ];
    assert_eq!(codes(&node), expected.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn urls_that_lead_astray_are_refused() {
    for url in ["", " ", "ftp://a/b", "data:text/plain,a", "https://me:pw@a/b", "//me@a/b", "a\nb"]
    {
        assert_eq!(
            codes(&Node::map([("url", Node::text(url))])),
            [("bad-url", "url".into())],
            "{url:?}"
        );
    }
    for url in ["https://a.example/b", "judgments", "../b?time=10:30", "//a.example/b"] {
        assert_eq!(codes(&Node::map([("url", Node::text(url))])), [], "{url:?}");
    }
}

#[test]
fn a_header_cannot_smuggle_another() {
    let headers = Node::map([("X-Project", Node::text("a\r\nCookie: b"))]);
    let node = Node::map([("url", Node::text("/j")), ("headers", headers)]);
    assert_eq!(codes(&node), [("bad-header", "headers.X-Project".into())]);
}

#[test]
fn something_that_is_not_an_object_is_refused() {
    assert_eq!(codes(&Node::text("/judgments")), [("wrong-type", String::new())]);
}

#[test]
fn several_are_read_together_and_a_fault_is_told_with_its_place() {
    let to = |url: &str| Node::map([("url", Node::text(url))]);
    let (connections, problems) = read_connections(&Node::list([to("/a"), to("/b")]));
    assert_eq!(problems, []);
    let urls: Vec<&str> = connections.iter().map(|each| each.url.as_str()).collect();
    assert_eq!(urls, ["/a", "/b"]);
    assert_eq!(read_connections(&to("/a")).0.len(), 1);

    let (connections, problems) = read_connections(&Node::list([to("/a"), to("ftp://b")]));
    assert!(connections.is_empty(), "a judgment must not miss a receiver");
    assert_eq!(problems[0].path, "[1].url");
    for count in [0, 9] {
        let (connections, problems) = read_connections(&Node::list(vec![to("/a"); count]));
        assert!(connections.is_empty() && problems[0].is_error(), "{count}");
    }
}

#[test]
fn a_receiver_is_its_address_and_its_name() {
    let named = Node::map([("url", Node::text("/a")), ("name", Node::text("Project 83"))]);
    let receiver = |node: &Node, url| read_connection(node).0.expect("sound").receiver(url);
    let url = "https://a.example/b?token=1#c";
    assert_eq!(receiver(&Node::map([("url", Node::text("/a"))]), url), "https://a.example/b");
    assert_eq!(receiver(&named, url), "https://a.example/b#Project 83");
}
