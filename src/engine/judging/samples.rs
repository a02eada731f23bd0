//! Small guidelines and tasks for the tests of this folder.

use super::{Answer, Answers, Place};
use crate::document::Node;
use crate::expression::{Expression, parse};
use crate::guideline::{
    ChoiceOption, Condition, Field, FieldKind, Guideline, Inputs, Localized, Override, Rule,
    RuleMessage, Scope, Severity,
};
use crate::protection::{Label, Policy};
use crate::task::{ResultItem, Task};

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

/// An expression that has nothing wrong.
pub fn cel(source: &str) -> Expression {
    parse(source).usable().unwrap()
}

/// The field under a condition.
pub fn shown(when: &str, field: Field) -> Field {
    Field { shown: Some(cel(when)), ..field }
}

/// A rule of scope result that must hold, and says its own name.
pub fn rule(id: &str, severity: Severity, fields: &[&str], condition: &str) -> Rule {
    Rule {
        id: id.into(),
        scope: Scope::Result,
        condition: Condition::Rule(cel(condition)),
        severity,
        overriding: Override::None,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        message: RuleMessage::Text(words(id)),
        see: None,
    }
}

pub fn span(of: &str) -> FieldKind {
    FieldKind::Span { of: of.into(), labels: Vec::new(), max: None }
}

/// The example of product relevance: a grade; evidence where it is exact; a note, and a verdict on
/// the whole list. Exact matches cite evidence; an irrelevant result with a note is doubted; one
/// result at most is exact.
pub fn relevance() -> Guideline {
    let kind = choice(&[("exact", Some("3")), ("partial", Some("2")), ("irrelevant", Some("0"))]);
    let evidence = field("evidence", Scope::Result, false, span("result.title"));
    let mut sample = guideline(vec![
        field("grade", Scope::Result, true, kind),
        shown("answer.grade == 'exact'", evidence),
        field("note", Scope::Result, false, text()),
        field("list", Scope::Task, false, choice(&[("good", None), ("bad", None)])),
    ]);
    let cites = "answer.grade != 'exact' || size(answer.evidence) > 0";
    let doubt = "!(answer.grade == 'irrelevant' && size(answer.note) > 0)";
    let one = "size(results.filter(r, r.answer.grade == 'exact')) <= 1";
    let doubted = rule("doubt", Severity::Warning, &["note"], doubt);
    let one = rule("one-exact", Severity::Error, &["list"], one);
    sample.rules = vec![
        rule("cites", Severity::Error, &["evidence"], cites),
        Rule { overriding: Override::Reason, ..doubted },
        Rule { scope: Scope::Task, ..one },
    ];
    sample
}

/// Answers from places and answers.
pub fn answers<const N: usize>(given: [(Place, Answer); N]) -> Answers {
    let mut answers = Answers::default();
    for (place, answer) in given {
        answers.set(&place, Some(answer));
    }
    answers
}

pub fn picked(option: &str) -> Answer {
    Answer::Choice(option.into())
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
        paraphrase: None,
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
pub fn grades() -> Guideline {
    let kind = choice(&[("exact", Some("3")), ("partial", Some("2")), ("irrelevant", Some("0"))]);
    guideline(vec![field("grade", Scope::Result, true, kind)])
}

/// What makes a result open.
fn safe() -> Label {
    Label {
        category: "safe".into(),
        severity: None,
        confidence: None,
        source: Some("sample".into()),
        description: None,
        negated: false,
        content_hash: None,
    }
}
