//! Moderation as clients of the AT Protocol decide it: every public scenario comes to the same flags.
//!
//! The scenarios are public data (`../shared/data/atproto-moderation`, MIT or Apache-2.0); where that
//! is absent these tests say so.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_atproto::words::Post;
use gradeglass_atproto::{Flags, Place, cover, moderate, mutes};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::protection::{Comfort, Label, Level, Policy, decide};
use gradeglass_engine::task::ResultItem;
use gradeglass_wire::{Format, read_text};
use std::path::Path;

fn scenarios(name: &str) -> Option<Node> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/atproto-moderation");
    match std::fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(read_text(&text, Format::Json).node.unwrap()),
        Err(_) => {
            println!("{name} is not there: nothing was compared");
            None
        }
    }
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    match &node.get(key).unwrap().content {
        Content::List(items) => items,
        _ => panic!("{key} is no list"),
    }
}

fn text<'a>(node: &'a Node, key: &str) -> &'a str {
    match node.get(key).map(|it| &it.content) {
        Some(Content::Text(text)) => text,
        _ => "",
    }
}

fn names(flags: Flags) -> Vec<&'static str> {
    let Flags { filter, blur, alert, inform, no_override } = flags;
    let all = [
        ("alert", alert),
        ("blur", blur),
        ("filter", filter),
        ("inform", inform),
        ("noOverride", no_override),
    ];
    all.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect()
}

/// What the case expects at a place, where it expects anything there.
fn expected(case: &Node, place: &str) -> Option<Vec<String>> {
    let Content::List(flags) = &case.get("expected")?.get(place)?.content else { return None };
    let mut flags: Vec<String> = flags
        .iter()
        .map(|flag| match &flag.content {
            Content::Text(name) => name.to_string(),
            _ => panic!("a flag is no text"),
        })
        .collect();
    flags.sort();
    Some(flags)
}

fn flags(case: &Node) -> [(Place, Flags); 8] {
    let input = case.get("input").unwrap();
    let hidden = !text(input, "then").is_empty();
    moderate(text(input, "call"), input.get("subject").unwrap(), input.get("opts").unwrap(), hidden)
}

/// Compares all cases of a list; gives how many places were compared.
fn compare(document: &Node, key: &str) -> usize {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for case in list(document, key) {
        for ((_, flags), (_, place)) in flags(case).into_iter().zip(Place::ALL) {
            let Some(expected) = expected(case, place) else { continue };
            compared += 1;
            if names(flags) != expected {
                wrong.push(format!(
                    "{}: {place}: {expected:?}, not {:?}",
                    text(case, "name"),
                    names(flags)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    compared
}

#[test]
fn all_label_scenarios_come_to_the_same_flags() {
    let Some(document) = scenarios("label-scenarios.json") else { return };
    // Profiles are asserted in fewer places than posts.
    assert_eq!(compare(&document, "cases"), 460);
}

#[test]
fn all_custom_labels_come_to_the_same_flags_also_on_what_is_quoted() {
    let Some(document) = scenarios("custom-label-matrix.json") else { return };
    assert_eq!(compare(&document, "custom_labels"), 27 * 8);
    assert_eq!(compare(&document, "quoted_posts"), 27 * 8);
}

#[test]
fn all_label_cases_come_to_the_same_flags() {
    let Some(document) = scenarios("label-cases.json") else { return };
    assert!(compare(&document, "cases") > 60);
}

#[test]
fn all_muted_words_match_the_same_posts() {
    let Some(document) = scenarios("mute-words.json") else { return };
    let mut wrong = Vec::new();
    for case in list(&document, "cases") {
        let input = case.get("input").unwrap();
        let now = if text(case, "now").is_empty() { text(input, "now") } else { text(case, "now") };
        let matched = if text(case, "kind") == "matchMuteWords" {
            let post = Post::of_text(text(input, "text"), input, "outlineTags");
            list(input, "mutedWords").iter().any(|word| post.has(word, now))
        } else {
            mutes(input.get("subject").unwrap(), input.get("opts").unwrap(), now)
        };
        if matched != (text(case, "expected") == "match") {
            wrong.push(text(case, "name").to_owned());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A result with the labels of a scenario, as a host would send them.
fn result(values: &[Node]) -> ResultItem {
    let labels = values.iter().map(|value| Label {
        category: match &value.content {
            Content::Text(name) => name.to_string(),
            _ => panic!("a label is no text"),
        },
        severity: None,
        confidence: None,
        source: Some("labeler".to_owned()),
        description: None,
        negated: false,
        content_hash: None,
    });
    ResultItem {
        id: "r1".to_owned(),
        hash: "sha256:1".to_owned(),
        position: 1,
        card: "web".to_owned(),
        data: Node::new(Content::Map(Vec::new())),
        media: Vec::new(),
        labels: Some(labels.collect()),
        content_hash: None,
        paraphrase: None,
        language: None,
        dir: None,
    }
}

#[test]
fn annotators_never_get_less_than_a_client_would_cover() {
    let Some(document) = scenarios("label-scenarios.json") else { return };
    for case in list(&document, "cases") {
        let Some(labels) = case.get("labels").and_then(|labels| labels.get("post")) else {
            continue;
        };
        let Content::List(values) = &labels.content else { continue };
        let decision = decide(&Policy::default(), &result(values), &Comfort::default());
        let media = flags(case).into_iter().find(|(place, _)| *place == Place::ContentMedia);
        let asked = cover::level(media.unwrap().1);
        assert!(decision.levels.image >= asked.min(Level::Veil), "{}", text(case, "name"));
    }
}

#[test]
fn the_docs_have_the_table_of_differences() {
    let docs = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/protection.md"),
    )
    .unwrap();
    for cover::Difference { about, client, annotator, why } in cover::DIFFERENCES {
        let row = format!("| {about} | {client} | {annotator} | {why} |");
        assert!(docs.contains(&row), "docs/protection.md lacks the row:\n{row}");
    }
}
