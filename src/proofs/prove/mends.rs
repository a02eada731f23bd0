//! Mends that change a condition: a field is shown wherever it is asked for. And what may be deleted: what
//! nothing else names.

use super::spoken::written;
use crate::finding::Mend;
use crate::formula::Blame;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::{
    Condition, Field, FieldKind, Guideline, Localized, Rule, RuleMessage,
};

/// Whether anything beside a field or an option itself names it: conditions, rules and their messages, tests.
/// What is named cannot be deleted without more.
pub fn is_named(guideline: &Guideline, id: &str) -> bool {
    let (words, read) = written(guideline);
    let in_rule = |rule: &Rule| {
        rule.fields.iter().any(|field| field == id)
            || match &rule.message {
                RuleMessage::Text(Localized(texts)) => {
                    texts.iter().any(|(_, text)| text.contains(id))
                }
                RuleMessage::Expression(expression) => expression.source().contains(id),
            }
    };
    words.contains(id)
        || read.contains(id)
        || guideline.rules.iter().any(in_rule)
        || guideline.tests.iter().any(|test| holds(&test.answers, id))
}

fn holds(node: &Node, id: &str) -> bool {
    match &node.content {
        Content::Text(text) => text == id,
        Content::List(items) => items.iter().any(|item| holds(item, id)),
        Content::Map(entries) => {
            entries.iter().any(|entry| entry.key == id || holds(&entry.value, id))
        }
        _ => false,
    }
}

/// Of the rules that are to blame, the last.
pub fn last_to_blame(core: &[Blame]) -> Option<usize> {
    core.iter().rev().find_map(|blame| match blame {
        Blame::Rule(index) => Some(*index),
        Blame::Field(..) => None,
    })
}

/// The field is shown wherever the rule applies, too.
pub fn shown_for_rule(guideline: &Guideline, hidden: &Field, rule: &Rule) -> Option<Mend> {
    let Condition::WhenRequire { when, .. } = &rule.condition else { return None };
    if rule.scope != hidden.scope {
        return None;
    }
    // What reads fields that are hidden at times could go round in a circle.
    let waits = |path: &str| {
        guideline.fields.iter().any(|field| {
            let own = path.strip_prefix("answer.").and_then(|rest| rest.strip_prefix(&field.id));
            (field.shown.is_some() || field.id == hidden.id)
                && own.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    };
    if when.reads().iter().any(|path| waits(path)) {
        return None;
    }
    shown_too(guideline, hidden, when.source())
}

/// The field is shown with this option of another, too.
pub fn shown_for_option(
    guideline: &Guideline,
    hidden: &Field,
    field: &Field,
    option: &str,
) -> Option<Mend> {
    if field.scope != hidden.scope || field.shown.is_some() {
        return None;
    }
    let condition = match field.kind {
        FieldKind::Choice { .. } => format!("answer.{} == \"{option}\"", field.id),
        FieldKind::Choices { .. } => format!("\"{option}\" in answer.{}", field.id),
        _ => return None,
    };
    shown_too(guideline, hidden, &condition)
}

fn shown_too(guideline: &Guideline, hidden: &Field, condition: &str) -> Option<Mend> {
    let index = guideline.fields.iter().position(|field| field.id == hidden.id)?;
    let shown = hidden.shown.as_ref()?.source();
    let text = format!("({}) || ({})", shown.trim(), condition.trim());
    Some(Mend::Set { path: format!("fields[{index}]"), key: "shown", text })
}
