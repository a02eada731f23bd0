//! What the project is built from: every licence is one that the project may pass on, and nothing comes
//! in that it does without on purpose.
//!
//! Known vulnerabilities are not looked up here: that takes a database of advisories, which changes by
//! the day. `cargo deny check advisories` and `npm audit` ask theirs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Licences that allow use in a work under MIT or Apache-2.0, when their texts go along.
const ALLOWED: [&str; 11] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
];

/// What has no place here, and why.
const BANNED: [(&str, &str); 4] = [
    ("openssl", "TLS is rustls: no library of the system's decides what is safe"),
    ("openssl-sys", "TLS is rustls: no library of the system's decides what is safe"),
    ("native-tls", "TLS is rustls: no library of the system's decides what is safe"),
    ("wee_alloc", "nobody keeps it any more"),
];

fn packages() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

#[test]
fn every_dependency_has_a_licence_that_can_be_passed_on() {
    let packages = packages();
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let (name, license) = (&package["name"], package["license"].as_str());
        assert!(license.is_some_and(is_allowed), "{name} is under {license:?}");
    }
}

#[test]
fn nothing_comes_in_that_is_done_without() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let banned = BANNED.iter().find(|(banned, _)| *banned == name);
        assert_eq!(banned, None);
        let source = package["source"].as_str().unwrap_or("registry+");
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
    }
}

/// Whether an SPDX expression can be met by allowed licences alone: one of each `OR`, all of each `AND`.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at) && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> bool {
    let mut holds = both(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        holds |= both(words, at);
    }
    holds
}

fn both(words: &[&str], at: &mut usize) -> bool {
    let mut holds = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        holds &= one(words, at);
    }
    holds
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let holds = either(words, at);
        *at += 1;
        return holds;
    }
    let mut license = (*word).to_owned();
    if let [_, "WITH", exception, ..] = words[*at - 1..] {
        license = format!("{word} WITH {exception}");
        *at += 2;
    }
    ALLOWED.contains(&license.as_str())
}

#[test]
fn an_expression_is_met_only_by_what_is_allowed() {
    for fine in [
        "MIT",
        "MIT/Apache-2.0",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR X",
    ] {
        assert!(is_allowed(fine), "{fine}");
    }
    for wrong in
        ["GPL-3.0", "MIT AND GPL-3.0", "", "(MIT OR ISC) AND AGPL-3.0", "Apache-2.0 WITH X"]
    {
        assert!(!is_allowed(wrong), "{wrong}");
    }
}
