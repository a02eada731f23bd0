//! Small guidelines and tasks for the tests of this folder.

use crate::document::Node;
use crate::guideline::{ChoiceOption, Field, FieldKind, Guideline, Inputs, Localized, Scope};
use crate::protection::{Label, Policy};
use crate::task::{ResultItem, Task};
use std::sync::Arc;

pub fn words(text: &str) -> Localized {
    Localized(vec![("en".into(), text.into())])
}

pub fn option(id: &str, key: Option<&str>) -> ChoiceOption {
    ChoiceOption {
        id: id.into(),
        label: words(&id.to_uppercase()),
        help: None,
        key: key.map(str::to_owned),
        gain: None,
    }
}

pub fn choice(options: &[(&str, Option<&str>)]) -> FieldKind {
    FieldKind::Choice { options: options.iter().map(|(id, key)| option(id, *key)).collect() }
}

pub fn choices(ids: &[&str]) -> FieldKind {
    let options = ids.iter().map(|id| option(id, None)).collect();
    FieldKind::Choices { options, min: None, max: None }
}

pub fn scale(min: i64, max: i64) -> FieldKind {
    FieldKind::Scale { min, max, labels: Vec::new() }
}

pub fn text() -> FieldKind {
    FieldKind::Text { max_length: Some(20), multiline: false }
}

pub fn field(id: &str, scope: Scope, required: bool, kind: FieldKind) -> Field {
    Field { id: id.into(), kind, scope, label: words(id), help: None, required, shown: None }
}

pub fn guideline(fields: Vec<Field>) -> Guideline {
    Guideline {
        id: "sample".into(),
        version: "1.0.0".into(),
        hash: "sha256:1".into(),
        title: words("Sample"),
        languages: vec!["en".into()],
        inputs: Inputs::default(),
        fields,
        rules: Vec::new(),
        tests: Vec::new(),
        sop: None,
        policy: Policy::default(),
    }
}

pub fn result(id: &str, title: &str) -> ResultItem {
    ResultItem {
        id: id.into(),
        hash: format!("sha256:{id}"),
        position: 1,
        card: "product".into(),
        data: Node::map([("title", Node::text(title))]),
        media: Vec::new(),
        labels: Some(vec![safe()]),
        content_hash: None,
        language: None,
        dir: None,
    }
}

/// A task with results `r1`, `r2`, … of these titles.
pub fn task(titles: &[&str]) -> Task {
    let results = titles.iter().enumerate();
    Task {
        id: "q1".into(),
        hash: "sha256:q1".into(),
        results: results.map(|(at, title)| result(&format!("r{}", at + 1), title)).collect(),
        ..Task::default()
    }
}

/// One required grade for each result: what most relevance work asks.
pub fn grades() -> Arc<Guideline> {
    let kind = choice(&[("exact", Some("3")), ("partial", Some("2")), ("irrelevant", Some("0"))]);
    Arc::new(guideline(vec![field("grade", Scope::Result, true, kind)]))
}

/// What makes a result open.
fn safe() -> Label {
    Label {
        category: "safe".into(),
        severity: None,
        confidence: None,
        source: Some("sample".into()),
        negated: false,
        content_hash: None,
    }
}
