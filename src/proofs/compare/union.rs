//! The guideline that asks everything that either of two versions asks, and wants nothing of it.

use gradeglass_engine::expression::{RecordField, Type};
use gradeglass_engine::guideline::{ChoiceOption, Field, FieldKind, Guideline, TaxonomyNode};

/// What both ask together. A sentence, where a field is another question in the other version.
pub fn union(old: &Guideline, new: &Guideline) -> Result<Guideline, String> {
    let mut fields = Vec::new();
    for field in &old.fields {
        let kind = match new.field(&field.id) {
            Some(other) => joined(field, other)?,
            None => free(&field.kind),
        };
        fields.push(asked(field, kind));
    }
    let added = new.fields.iter().filter(|field| old.field(&field.id).is_none());
    fields.extend(added.map(|field| asked(field, free(&field.kind))));
    let mut both = new.clone();
    both.fields = fields;
    both.rules = Vec::new();
    let (a, b) = (&old.inputs, &new.inputs);
    both.inputs.query = inputs(&a.query, &b.query);
    both.inputs.task = inputs(&a.task, &b.task);
    both.inputs.result_data = inputs(&a.result_data, &b.result_data);
    Ok(both)
}

/// The field without anything that it wants.
fn asked(field: &Field, kind: FieldKind) -> Field {
    Field { kind, required: false, shown: None, ..field.clone() }
}

/// The data that both versions can read: there where one of them counts on it.
fn inputs(old: &[RecordField], new: &[RecordField]) -> Vec<RecordField> {
    let mut all = Vec::new();
    for input in old {
        let other = new.iter().find(|other| other.name == input.name);
        let same = other.is_none_or(|other| other.type_ == input.type_);
        all.push(RecordField {
            type_: if same { input.type_.clone() } else { Type::Dyn },
            optional: input.optional && other.is_none_or(|other| other.optional),
            name: input.name.clone(),
        });
    }
    all.extend(
        new.iter().filter(|input| old.iter().all(|known| known.name != input.name)).cloned(),
    );
    all
}

fn joined(old: &Field, new: &Field) -> Result<FieldKind, String> {
    let other = || {
        format!(
            "`{}` is another question in the new version: give it a new id, so that the two can be told apart.",
            old.id
        )
    };
    if old.scope != new.scope {
        return Err(other());
    }
    match (free(&old.kind), free(&new.kind)) {
        (FieldKind::Choice { options: a }, FieldKind::Choice { options: b }) => {
            Ok(FieldKind::Choice { options: options(a, b) })
        }
        (FieldKind::Choices { options: a, .. }, FieldKind::Choices { options: b, .. }) => {
            Ok(FieldKind::Choices { options: options(a, b), min: None, max: None })
        }
        (FieldKind::Taxonomy { nodes: a, .. }, FieldKind::Taxonomy { nodes: b, .. }) => {
            Ok(FieldKind::Taxonomy { nodes: nodes(a, b), max: None })
        }
        (FieldKind::Scale { min: a, max: b, .. }, FieldKind::Scale { min: c, max: d, .. }) => {
            Ok(FieldKind::Scale { min: a.min(c), max: b.max(d), labels: Vec::new() })
        }
        (
            FieldKind::Span { of: a, labels: one, .. },
            FieldKind::Span { of: b, labels: two, .. },
        ) if a == b => Ok(FieldKind::Span { of: a, labels: options(one, two), max: None }),
        (kind @ FieldKind::Number { .. }, FieldKind::Number { .. })
        | (kind @ FieldKind::Text { .. }, FieldKind::Text { .. }) => Ok(kind),
        _ => Err(other()),
    }
}

/// A kind without bounds.
fn free(kind: &FieldKind) -> FieldKind {
    match kind.clone() {
        FieldKind::Choices { options, .. } => FieldKind::Choices { options, min: None, max: None },
        FieldKind::Taxonomy { nodes, .. } => FieldKind::Taxonomy { nodes, max: None },
        FieldKind::Number { unit, .. } => FieldKind::Number { min: None, max: None, unit },
        FieldKind::Text { multiline, .. } => FieldKind::Text { max_length: None, multiline },
        FieldKind::Span { of, labels, .. } => FieldKind::Span { of, labels, max: None },
        other => other,
    }
}

fn options(old: Vec<ChoiceOption>, new: Vec<ChoiceOption>) -> Vec<ChoiceOption> {
    let mut all = old;
    for option in new {
        if all.iter().all(|known| known.id != option.id) {
            all.push(option);
        }
    }
    all
}

/// Where a node stands in its tree matters to nobody here.
fn nodes(old: Vec<TaxonomyNode>, new: Vec<TaxonomyNode>) -> Vec<TaxonomyNode> {
    let mut all = Vec::new();
    for node in old.into_iter().chain(new) {
        flatten(node, &mut all);
    }
    all
}

fn flatten(node: TaxonomyNode, all: &mut Vec<TaxonomyNode>) {
    let TaxonomyNode { children, .. } = node.clone();
    if all.iter().all(|known| known.id != node.id) {
        all.push(TaxonomyNode { children: Vec::new(), ..node });
    }
    children.into_iter().for_each(|child| flatten(child, all));
}

/// The names of what can be chosen in a field, or of what a mark can carry.
pub fn names(kind: &FieldKind) -> Vec<String> {
    let ids = |options: &[ChoiceOption]| options.iter().map(|option| option.id.clone()).collect();
    match kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => ids(options),
        FieldKind::Span { labels, .. } => ids(labels),
        FieldKind::Taxonomy { nodes: tree, .. } => {
            nodes(tree.clone(), Vec::new()).into_iter().map(|node| node.id).collect()
        }
        FieldKind::Scale { min, max, .. } => (*min..=*max).map(|step| step.to_string()).collect(),
        FieldKind::Number { .. } | FieldKind::Text { .. } => Vec::new(),
    }
}
