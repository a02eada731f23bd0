//! What of a guideline makes its world: the fields with their options, bounds and conditions, and the
//! data that a task brings. Labels, helps, messages and rules are no part of it.

use gradeglass_engine::guideline::{
    ChoiceOption, Field, FieldKind, Guideline, Localized, TaxonomyNode,
};

/// Equal for guidelines that ask the same.
#[derive(PartialEq, Eq)]
pub struct Shape(String);

impl Shape {
    /// The shape of a guideline.
    pub fn of(guideline: &Guideline) -> Self {
        let fields: Vec<_> = guideline.fields.iter().map(asked).collect();
        Self(format!("{fields:?} {:?}", guideline.inputs))
    }
}

fn asked(field: &Field) -> impl std::fmt::Debug {
    let shown = field.shown.as_ref().map(|shown| shown.source().to_owned());
    (field.id.clone(), field.scope, field.required, shown, silent(&field.kind))
}

/// A kind without its labels.
fn silent(kind: &FieldKind) -> FieldKind {
    match kind.clone() {
        FieldKind::Choice { options } => FieldKind::Choice { options: ids(options) },
        FieldKind::Choices { options, min, max } => {
            FieldKind::Choices { options: ids(options), min, max }
        }
        FieldKind::Taxonomy { nodes, max } => FieldKind::Taxonomy { nodes: tree(nodes), max },
        FieldKind::Scale { min, max, .. } => FieldKind::Scale { min, max, labels: Vec::new() },
        FieldKind::Span { of, labels, max } => FieldKind::Span { of, labels: ids(labels), max },
        kind @ (FieldKind::Number { .. } | FieldKind::Text { .. }) => kind,
    }
}

fn ids(options: Vec<ChoiceOption>) -> Vec<ChoiceOption> {
    let silent = |option| ChoiceOption { label: Localized::default(), help: None, ..option };
    options.into_iter().map(silent).collect()
}

fn tree(nodes: Vec<TaxonomyNode>) -> Vec<TaxonomyNode> {
    let silent = |node: TaxonomyNode| TaxonomyNode {
        label: Localized::default(),
        children: tree(node.children),
        ..node
    };
    nodes.into_iter().map(silent).collect()
}
