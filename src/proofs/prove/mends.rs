//! Mends that change a condition: a field is shown wherever it is asked for.

use crate::finding::Mend;
use gradeglass_engine::guideline::{Condition, Field, FieldKind, Guideline, Rule};

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
