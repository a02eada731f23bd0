//! What several tests of covers share: results, labels and generators of both.

mod covers;
mod decision;
mod ledger;
mod policy;
mod table;

use super::*;
use crate::document::{Content, Node};
use crate::task::{Media, MediaKind, ResultItem};
use proptest::prelude::*;

fn media(kind: MediaKind, url: &str) -> Media {
    Media {
        kind,
        url: url.to_owned(),
        alt: None,
        preview: Some("LEHV6nWB2yk8pyo0adR*.7kCMdnj".to_owned()),
        keyframes: Vec::new(),
        captions: None,
        width: None,
        height: None,
        animated: false,
    }
}

fn image() -> Media {
    media(MediaKind::Image, "https://example.org/a.png")
}

fn video() -> Media {
    media(MediaKind::Video, "https://example.org/a.webm")
}

fn result(labels: Option<Vec<Label>>, media: Vec<Media>) -> ResultItem {
    ResultItem {
        id: "r1".to_owned(),
        hash: "sha256:1".to_owned(),
        position: 1,
        card: "product".to_owned(),
        data: Node::new(Content::Map(Vec::new())),
        media,
        labels,
        content_hash: None,
        paraphrase: None,
        language: None,
        dir: None,
    }
}

fn label(category: &str) -> Label {
    Label {
        category: category.to_owned(),
        severity: None,
        confidence: None,
        source: Some("classifier".to_owned()),
        description: None,
        negated: false,
        content_hash: None,
    }
}

fn labelled(labels: &[Label]) -> ResultItem {
    result(Some(labels.to_vec()), vec![image(), video()])
}

fn decided(labels: &[Label]) -> Decision {
    decide(&Policy::default(), &labelled(labels), &Comfort::default())
}

fn levels(labels: &[Label]) -> [Level; 3] {
    let Levels { image, video, text } = decided(labels).levels;
    [image, video, text]
}

/// Whether `one` covers every surface at least as much as `other`.
fn covers_as_much(one: &Decision, other: &Decision) -> bool {
    one.levels.max(other.levels) == one.levels
}

/// Categories: known by id, known by another name, unknown, and senseless.
fn category() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "porn",
            "hate",
            "nudity",
            "gore",
            "spam",
            "self-harm",
            "csam",
            "!hide",
            "!warn",
            "KEYWORD_ANIMAL_HARM",
            "violent_crimes",
            "tools.ozone.report.defs#reasonSelfHarmED",
            "BadLabel",
            "bad/label",
            "",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

/// Labels that say something: neither taken back nor calling anything safe.
fn harm() -> impl Strategy<Value = Label> {
    let severity = prop::option::of(prop::sample::select(vec![
        LabelSeverity::Low,
        LabelSeverity::Medium,
        LabelSeverity::High,
    ]));
    let confidence =
        prop::option::of(prop_oneof![0.0..=1.0, Just(f64::NAN), Just(-1.0), Just(f64::INFINITY)]);
    let source = prop::option::of(prop::sample::select(vec!["a".to_owned(), "b".to_owned()]));
    (category(), severity, confidence, source)
        .prop_filter("a label of harm", |(category, ..)| !super::category::is_safe(category))
        .prop_map(|(category, severity, confidence, source)| Label {
            category,
            severity,
            confidence,
            source,
            description: None,
            negated: false,
            content_hash: None,
        })
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(Level::ALL.to_vec())
}
