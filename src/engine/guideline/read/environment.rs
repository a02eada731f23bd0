//! What an expression may read, with types, in each scope.

use crate::expression::{Environment, RecordField, Type};
use crate::guideline::{ChoiceOption, Field, FieldKind, Guideline, Inputs, Scope, TaxonomyNode};

/// The variables of a rule, message or condition of one scope: `answer`, `query`, `task`, and
/// `result` for each result or `results` over all.
pub fn environment(guideline: &Guideline, scope: Scope) -> Environment {
    environment_with(guideline, scope, &[])
}

/// The same, with further fields of which nothing but the name is known.
pub(super) fn environment_with(
    guideline: &Guideline,
    scope: Scope,
    unread: &[(Scope, String)],
) -> Environment {
    let inputs = &guideline.inputs;
    let answers = |scope| answers(&guideline.fields, unread, scope);
    let environment = Environment::new()
        .with("answer", answers(scope))
        .with("query", parts(&inputs.query))
        .with("task", parts(&inputs.task));
    match scope {
        Scope::Result => environment.with("result", Type::record(result(inputs))),
        Scope::Task => {
            let answer = RecordField::present("answer", answers(Scope::Result));
            let item = result(inputs).into_iter().chain([answer]);
            environment.with("results", Type::list(Type::record(item)))
        }
    }
}

fn answers(fields: &[Field], unread: &[(Scope, String)], scope: Scope) -> Type {
    let read = fields.iter().filter(|field| field.scope == scope).map(answer);
    let unread = unread.iter().filter(|(other, _)| *other == scope);
    let unread = unread.map(|(_, name)| RecordField::present(name.as_str(), Type::Dyn));
    Type::record(read.chain(unread))
}

/// An answer of one value is absent until it is given; a list or text is empty. Where the field is
/// required and always shown, no judgment is submitted without it, so that a rule need not ask.
fn answer(field: &Field) -> RecordField {
    let name = field.id.as_str();
    let is_sure = field.required && field.shown.is_none();
    let single = |type_| RecordField { name: name.into(), type_, optional: !is_sure };
    match &field.kind {
        FieldKind::Choice { options } => single(choice(options)),
        FieldKind::Choices { options, .. } => {
            RecordField::present(name, Type::list(choice(options)))
        }
        FieldKind::Taxonomy { nodes, .. } => {
            let mut ids = Vec::new();
            collect(nodes, &mut ids);
            RecordField::present(name, Type::list(Type::choice(ids)))
        }
        FieldKind::Scale { .. } => single(Type::Int),
        FieldKind::Number { .. } => single(Type::Double),
        FieldKind::Text { .. } => RecordField::present(name, Type::String),
        FieldKind::Span { labels, .. } => RecordField::present(name, Type::list(mark(labels))),
    }
}

fn choice(options: &[ChoiceOption]) -> Type {
    Type::choice(options.iter().map(|option| option.id.as_str()))
}

fn collect<'a>(nodes: &'a [TaxonomyNode], ids: &mut Vec<&'a str>) {
    for node in nodes {
        ids.push(&node.id);
        collect(&node.children, ids);
    }
}

fn mark(labels: &[ChoiceOption]) -> Type {
    Type::record([
        RecordField::present("start", Type::Int),
        RecordField::present("end", Type::Int),
        RecordField::present("quote", Type::String),
        RecordField::optional("label", choice(labels)),
    ])
}

/// Parts that the guideline does not describe can be read too, under any name.
fn parts(inputs: &[RecordField]) -> Type {
    if inputs.is_empty() { Type::map(Type::Dyn) } else { Type::record(inputs.iter().cloned()) }
}

fn result(inputs: &Inputs) -> [RecordField; 4] {
    let label = Type::record([
        RecordField::present("category", Type::String),
        RecordField::optional("severity", Type::choice(["low", "medium", "high"])),
        RecordField::optional("confidence", Type::Double),
        RecordField::optional("source", Type::String),
    ]);
    [
        RecordField::present("data", parts(&inputs.result_data)),
        RecordField::present("position", Type::Int),
        RecordField::present("card", Type::String),
        RecordField::present("labels", Type::list(label)),
    ]
}
