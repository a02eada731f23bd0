//! Pages, under a strict policy, and the demo.

use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::program;

#[test]
fn pages_are_served_under_a_strict_policy() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for (name, bytes) in [
        ("index.html", &b"<!doctype html><title>Pages</title>"[..]),
        ("judge.wasm", b"\0asm\x01\0\0\0"),
        ("judge.wasm.br", b"compressed"),
        ("clip.mp4", b"0123456789"),
        ("en.ftl", b"hello = Hello"),
    ] {
        std::fs::write(pages.join(name), bytes).unwrap();
    }
    let collector = Collector::start_in(folder, &["--pages", pages.to_str().unwrap()]);
    let index = collector.get("/", &[]);
    assert_eq!((index.status, index.header("content-type")), (200, "text/html"));
    assert_eq!(
        index.header("content-security-policy"),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'"
    );
    assert_eq!(index.header("x-content-type-options"), "nosniff");
    assert_eq!(index.header("referrer-policy"), "no-referrer");
    assert_eq!(index.header("cache-control"), "no-cache");
    let again = collector.get("/", &[("if-none-match", index.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let wasm = collector.get("/judge.wasm", &[("accept-encoding", "br")]);
    assert_eq!(
        (wasm.header("content-type"), wasm.header("content-encoding")),
        ("application/wasm", "br")
    );
    assert_eq!(wasm.body, b"compressed");
    let plain = collector.get("/judge.wasm", &[("accept-encoding", "identity")]);
    assert_eq!((plain.header("content-encoding"), plain.body.len()), ("", 8));
    assert_ne!(plain.header("etag"), wasm.header("etag"));
    let part = collector.get("/clip.mp4", &[("range", "bytes=2-4")]);
    assert_eq!((part.status, part.body.as_slice()), (206, &b"234"[..]));
    assert_eq!(collector.get("/en.ftl", &[]).header("content-type"), "text/plain; charset=utf-8");
    let missing = collector.get("/missing.js", &[]);
    assert_eq!((missing.status, missing.problem().as_str()), (404, "not-found"));
    let outside = collector
        .raw("GET /../judgments.sqlite HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(outside.starts_with("HTTP/1.1 404 "), "{outside}");
}

#[test]
fn the_demo_is_served_with_its_tasks() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    let (made, source) = (pages.join("demo"), program::root().join("www/demo"));
    std::fs::create_dir_all(&made).unwrap();
    let mut guidelines = 0;
    for entry in std::fs::read_dir(source).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap();
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("yaml") => {
                let built = program::run(["build", file.to_str().unwrap()]);
                assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
                std::fs::write(made.join(format!("{name}.json")), built.stdout).unwrap();
                guidelines += 1;
            }
            Some("json") => {
                std::fs::copy(&file, made.join(format!("{name}.json"))).unwrap();
            }
            _ => {}
        }
    }
    let collector = Collector::start_in(folder, &["--demo", "--pages", pages.to_str().unwrap()]);
    let list = collector.get("/api/guidelines", &[]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), guidelines);
    for guideline in list {
        assert!(guideline["tasks"].as_u64().unwrap() > 0, "{guideline}");
    }
}
