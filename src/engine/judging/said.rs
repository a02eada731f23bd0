//! The words of a finding: the guideline's message in the reader's language, with answers by label.
//!
//! A message can quote a result. While that result is covered, other words
//! stand in for it: what is covered is nowhere in the page.

use super::answers::Answer;
use super::evaluate::Scene;
use super::finding::Message;
use super::finding::builtin::WITHHELD;
use crate::decimal::plain;
use crate::expression::{Expression, Piece, TermKind, template};
use crate::guideline::{ChoiceOption, Field, FieldKind, Guideline, RuleMessage, TaxonomyNode};

/// What a rule says here. A message expression that fails is an error of the rule.
pub(super) fn said(message: &RuleMessage, scene: &Scene<'_>) -> Result<Message, String> {
    let guideline = scene.case.guideline;
    if scene.case.hides(scene.place) && quotes(message, guideline) {
        return Ok(Message::Builtin { key: WITHHELD, arguments: Vec::new() });
    }
    match message {
        RuleMessage::Text(localized) => {
            let (words, language) = localized.best(scene.case.language);
            Ok(Message::Said { text: filled(words, scene), language: language.to_owned() })
        }
        RuleMessage::Expression(expression) => {
            let language = guideline.languages.first().cloned().unwrap_or_default();
            scene.text(expression).map(|text| Message::Said { text, language })
        }
    }
}

/// Whether a message can quote the content of a result, in any of its languages.
pub(super) fn quotes(message: &RuleMessage, guideline: &Guideline) -> bool {
    match message {
        RuleMessage::Expression(expression) => reads_content(expression, guideline),
        RuleMessage::Text(localized) => localized.0.iter().any(|(_, words)| {
            template(words).pieces.iter().any(|piece| match piece {
                // Marks that a placeholder names are counted, not quoted.
                Piece::Placeholder(expression, _) if answer_named(expression).is_some() => false,
                Piece::Placeholder(expression, _) => reads_content(expression, guideline),
                Piece::Text(_) => false,
            })
        }),
    }
}

/// Whether an expression reads the content of a result: its data, or marks, which quote it, or a
/// whole of which those are a part.
fn reads_content(expression: &Expression, guideline: &Guideline) -> bool {
    expression.reads().iter().any(|path| {
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

/// `words` with each placeholder replaced by what it comes to here: an answer by its label, a gap
/// where there is nothing to show.
fn filled(words: &str, scene: &Scene<'_>) -> String {
    let piece = |piece| match piece {
        Piece::Text(text) => text,
        Piece::Placeholder(expression, _) => {
            let answer = answer_named(&expression).and_then(|id| labelled(id, scene));
            answer.or_else(|| scene.shown_value(&expression)).unwrap_or_else(|| "–".to_owned())
        }
    };
    template(words).pieces.into_iter().map(piece).collect()
}

/// The field whose answer an expression is: `answer.grade`, and nothing around it.
fn answer_named(expression: &Expression) -> Option<&str> {
    match &expression.root().kind {
        TermKind::Select(operand, field) => match &operand.kind {
            TermKind::Variable(name) if name.as_ref() == "answer" => Some(field),
            _ => None,
        },
        _ => None,
    }
}

/// The answer to a shown field as people read it, if there is one.
fn labelled(id: &str, scene: &Scene<'_>) -> Option<String> {
    let fields = scene.case.guideline.fields.iter().zip(scene.shown);
    let (field, _) = fields.filter(|(_, shown)| **shown).find(|(field, _)| field.id == id)?;
    let answer = scene.case.answers.of(scene.place.id())?.get(id)?;
    Some(read(field, answer, scene.case.language))
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
        Answer::Number(value) => plain(*value),
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
