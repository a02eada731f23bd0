//! The words of a finding: the guideline's message in the reader's language, with answers by label.
//!
//! A message made by an expression can quote a result. While that result is covered, other words
//! stand in for it: what is covered is nowhere in the page.

use super::answers::Answer;
use super::evaluate::Scene;
use super::finding::Message;
use super::finding::builtin::WITHHELD;
use crate::expression::Expression;
use crate::guideline::{ChoiceOption, Field, FieldKind, Guideline, RuleMessage, TaxonomyNode};

/// What a rule says here. A message expression that fails is an error of the rule.
pub(super) fn said(message: &RuleMessage, scene: &Scene<'_>) -> Result<Message, String> {
    match message {
        RuleMessage::Text(localized) => {
            let (words, language) = localized.best(scene.case.language);
            Ok(Message::Said { text: filled(words, scene), language: language.to_owned() })
        }
        RuleMessage::Expression(expression)
            if scene.case.hides(scene.place) && quotes(expression, scene.case.guideline) =>
        {
            Ok(Message::Builtin { key: WITHHELD, arguments: Vec::new() })
        }
        RuleMessage::Expression(expression) => {
            let language = scene.case.guideline.languages.first().cloned().unwrap_or_default();
            scene.text(expression).map(|text| Message::Said { text, language })
        }
    }
}

/// Whether a message can quote the content of a result: it reads the result's data, or marks, which
/// quote it, or a whole of which those are a part.
pub(super) fn quotes(message: &Expression, guideline: &Guideline) -> bool {
    message.reads().iter().any(|path| {
        let mut parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
        let (root, part, field) = (parts.next(), parts.next(), parts.next());
        let marks = |field: Option<&str>| {
            field.and_then(|id| guideline.field(id)).is_none_or(|field| {
                matches!(&field.kind, FieldKind::Span { of, .. } if of.starts_with("result."))
            })
        };
        match (root, part) {
            (Some("answer"), field) => marks(field),
            (Some("results"), Some("answer")) => marks(field),
            (Some("result" | "results"), part) => matches!(part, None | Some("data")),
            _ => false,
        }
    })
}

/// `words` with each `{answer.field}` replaced by what was answered there. Braces that enclose
/// something else are left alone.
fn filled(words: &str, scene: &Scene<'_>) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{answer.") {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(id, after)| Some((label(id, scene)?, after)));
        match place {
            Some((label, after)) => {
                filled.push_str(&label);
                rest = after;
            }
            None => {
                filled.push_str("{answer.");
                rest = after;
            }
        }
    }
    filled + rest
}

/// The answer to a field as people read it; none for a field that the guideline does not have.
fn label(id: &str, scene: &Scene<'_>) -> Option<String> {
    let field = scene.case.guideline.field(id)?;
    let answer = scene.case.answers.of(scene.place.id()).and_then(|answers| answers.get(id));
    Some(answer.map_or_else(|| "–".to_owned(), |answer| read(field, answer, scene.case.language)))
}

/// An answer as people read it. Marks are counted, not quoted: what they quote may be covered now.
fn read(field: &Field, answer: &Answer, language: &str) -> String {
    let named = |id: &String| named(&field.kind, id, language);
    match answer {
        Answer::Choice(id) => named(id),
        Answer::Choices(ids) | Answer::Taxonomy(ids) => {
            ids.iter().map(named).collect::<Vec<_>>().join(", ")
        }
        Answer::Scale(step) => step_label(&field.kind, *step, language),
        Answer::Number(value) => value.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::Spans(marks) => marks.len().to_string(),
    }
}

fn named(kind: &FieldKind, id: &str, language: &str) -> String {
    let label = match kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            option(options, id).map(|option| &option.label)
        }
        FieldKind::Taxonomy { nodes, .. } => node(nodes, id).map(|node| &node.label),
        _ => None,
    };
    label.map_or_else(|| id.to_owned(), |label| label.best(language).0.to_owned())
}

fn option<'a>(options: &'a [ChoiceOption], id: &str) -> Option<&'a ChoiceOption> {
    options.iter().find(|option| option.id == id)
}

fn node<'a>(nodes: &'a [TaxonomyNode], id: &str) -> Option<&'a TaxonomyNode> {
    nodes.iter().find_map(|one| if one.id == id { Some(one) } else { node(&one.children, id) })
}

fn step_label(kind: &FieldKind, step: i64, language: &str) -> String {
    let labels = match kind {
        FieldKind::Scale { labels, .. } => labels.as_slice(),
        _ => &[],
    };
    let label = labels.iter().find(|(at, _)| *at == step);
    label.map_or_else(|| step.to_string(), |(_, label)| label.best(language).0.to_owned())
}
