//! The studio speaks each of its languages: every message that English has is there, with the same
//! arguments.

// A panic here is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use gradeglass_view::Catalog;
use std::collections::{BTreeMap, BTreeSet};

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../www/studio/en.ftl")),
    ("pt-BR", include_str!("../www/studio/pt-BR.ftl")),
    ("ar", include_str!("../www/studio/ar.ftl")),
];

/// The messages of a file, each with the names of its arguments.
fn messages(fluent: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in fluent.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            current = id.to_owned();
        }
        let names = line.split('$').skip(1);
        let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        all.entry(current.clone()).or_default().extend(names.map(name));
    }
    all.remove("");
    all
}

#[test]
fn every_language_has_every_message_with_its_arguments() {
    let english = messages(FILES[0].1);
    assert!(english.len() > 50);
    for (locale, fluent) in FILES {
        assert_eq!(Catalog::parse(locale, fluent).1, Vec::<String>::new(), "{locale}");
        assert_eq!(messages(fluent), english, "{locale}");
    }
}
