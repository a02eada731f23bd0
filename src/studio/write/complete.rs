//! What can be written at a place.

use super::context::{Context, Step, context};
use super::shapes;
use super::types::{open_quote, path_before, type_of};
use crate::source::{Source, columns};
use gradeglass_engine::document::Position;
use gradeglass_engine::document::shape::Shape;
use gradeglass_engine::expression::{Environment, Type};
use gradeglass_engine::guideline::{
    ChoiceOption, FieldKind, Guideline, Scope, TaxonomyNode, environment,
};

/// One thing that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// As it is written.
    pub label: String,
    /// As editors sort them: `property`, `enum`, `function`, `keyword`.
    pub kind: &'static str,
    /// In a word or two.
    pub detail: String,
    /// In a sentence.
    pub info: String,
    /// What is put in, where that is more.
    pub apply: Option<String>,
}

/// What can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// Where what is written begins.
    pub from: Position,
    /// What there is.
    pub options: Vec<Completion>,
}

/// The functions of conditions: how each is put in, and what it gives.
pub const FUNCTIONS: [(&str, &str, &str); 5] = [
    (
        "has",
        "has(",
        "Whether there is such a part: an answer that was given, data that was brought.",
    ),
    ("size", "size(", "How many: items of a list, characters of a text."),
    ("int", "int(", "A whole number of a decimal number or a text."),
    ("double", "double(", "A decimal number of a whole number or a text."),
    ("string", "string(", "A text of a number."),
];

/// What can be asked of a list, and what it gives.
pub const OF_LISTS: [(&str, &str, &str); 6] = [
    ("all", "all(x, ", "Whether the condition holds for every item."),
    ("exists", "exists(x, ", "Whether the condition holds for some item."),
    ("exists_one", "exists_one(x, ", "Whether the condition holds for exactly one item."),
    ("filter", "filter(x, ", "The items for which the condition holds."),
    ("map", "map(x, ", "Something else for each item."),
    ("size", "size()", "How many items there are."),
];

/// What can be asked of a text, and what it gives.
pub const OF_TEXTS: [(&str, &str, &str); 4] = [
    ("contains", "contains(\"", "Whether a part stands in the text."),
    ("startsWith", "startsWith(\"", "Whether the text begins with a part."),
    ("endsWith", "endsWith(\"", "Whether the text ends with a part."),
    ("size", "size()", "How many characters there are."),
];

/// What can be written at a place of the text; `guideline` is the last one that could be read.
pub fn complete(text: &str, at: Position, guideline: &Guideline) -> Option<Completions> {
    let source = Source::new(text);
    let context = context(&source, at);
    if context.is_condition() {
        let scope = scope(&context, &source);
        let written = context.value.as_deref().unwrap_or_default();
        return condition(unquoted(written), at, guideline, &environment(guideline, scope));
    }
    let options = match &context.value {
        None => keys(&context, &source, guideline),
        Some(_) => values(&context, &source, guideline),
    };
    let word = word_before(source.before(at));
    (!options.is_empty()).then(|| Completions { from: back(at, word), options })
}

/// The scope of the rule or field in which a condition stands.
pub fn scope(context: &Context, source: &Source<'_>) -> Scope {
    let said = context.sibling(source, "scope");
    if said.as_deref() == Some("task") { Scope::Task } else { Scope::Result }
}

/// A condition without the quote that YAML begins it with.
pub fn unquoted(written: &str) -> &str {
    let trimmed = written.trim_start();
    trimmed.strip_prefix(['"', '\'']).unwrap_or(trimmed)
}

fn condition(
    before: &str,
    at: Position,
    guideline: &Guideline,
    environment: &Environment,
) -> Option<Completions> {
    if let Some(quote) = open_quote(before) {
        let (head, written) = (before.get(..quote)?, before.get(quote + 1..)?);
        let options = compared(head, guideline, environment);
        return Some(Completions { from: back(at, written), options });
    }
    let path = path_before(before);
    let head = before.get(..before.len() - path.len()).unwrap_or_default();
    let (of, written) = path.rsplit_once('.').map_or((None, path), |(of, name)| (Some(of), name));
    let options = match of {
        Some(of) => members(&type_of(of, head, environment)?, of, guideline),
        None => names(environment),
    };
    Some(Completions { from: back(at, written), options })
}

/// What a text can be that stands beside a comparison; else any option.
fn compared(head: &str, guideline: &Guideline, environment: &Environment) -> Vec<Completion> {
    let head = head.trim_end();
    let list = head.rfind('[').filter(|open| !head.get(*open..).is_some_and(|it| it.contains(']')));
    let before = match list {
        Some(open) => head.get(..open).unwrap_or_default().trim_end(),
        None => head,
    };
    let operand = ["==", "!=", " in"].iter().find_map(|operator| before.strip_suffix(operator));
    let path = operand.map(|operand| path_before(operand.trim_end()));
    let type_ = path.and_then(|path| type_of(path, before, environment));
    let known = match type_ {
        Some(Type::Choice(options)) => Some(options),
        Some(Type::List(item)) => match item.as_ref() {
            Type::Choice(options) => Some(options.clone()),
            _ => None,
        },
        Some(_) => return Vec::new(),
        None => None,
    };
    let all = options(guideline);
    let is_known =
        |id: &str| known.as_ref().is_none_or(|known| known.iter().any(|one| one.as_ref() == id));
    let mut found: Vec<Completion> = Vec::new();
    for (id, label, field) in all.into_iter().filter(|(id, ..)| is_known(id)) {
        if found.iter().all(|one| one.label != id) {
            found.push(option(&id, "enum", &label, &format!("An option of `{field}`.")));
        }
    }
    for id in known.iter().flat_map(|known| known.iter()) {
        if found.iter().all(|one| one.label != id.as_ref()) {
            found.push(option(id, "enum", "", ""));
        }
    }
    found
}

fn members(type_: &Type, of: &str, guideline: &Guideline) -> Vec<Completion> {
    let functions = |list: &[(&str, &str, &str)]| -> Vec<Completion> {
        let made = list.iter().map(|(name, apply, info)| Completion {
            apply: Some((*apply).to_owned()),
            ..option(name, "function", "", info)
        });
        made.collect()
    };
    match type_ {
        Type::Record(record) => {
            let member = |field: &gradeglass_engine::expression::RecordField| {
                let label =
                    if of.ends_with("answer") { label(guideline, &field.name) } else { None };
                let absent = if field.optional { "It may be absent: ask with `has`." } else { "" };
                let detail = label.unwrap_or_else(|| field.type_.describe());
                option(&field.name, "property", &detail, absent)
            };
            record.fields.iter().map(member).collect()
        }
        Type::List(_) => functions(&OF_LISTS),
        Type::String | Type::Choice(_) => functions(&OF_TEXTS),
        _ => Vec::new(),
    }
}

/// The question of a field.
pub fn label(guideline: &Guideline, field: &str) -> Option<String> {
    let language = guideline.languages.first().map_or("en", String::as_str);
    Some(guideline.field(field)?.label.best(language).0.to_owned())
}

fn names(environment: &Environment) -> Vec<Completion> {
    let about = |name: &str| match name {
        "answer" => "What is answered here.",
        "query" => "The query, and what comes with it.",
        "result" => "The result that is judged.",
        "results" => "All results, each with its answers.",
        _ => "What else the task brings.",
    };
    let variables = environment.names().map(|name| option(name, "variable", "", about(name)));
    let functions = FUNCTIONS.iter().map(|(name, apply, info)| Completion {
        apply: Some((*apply).to_owned()),
        ..option(name, "function", "", info)
    });
    let words = ["in", "true", "false"].map(|word| option(word, "keyword", "", ""));
    variables.chain(functions).chain(words).collect()
}

fn option(label: &str, kind: &'static str, detail: &str, info: &str) -> Completion {
    let (label, detail, info) = (label.to_owned(), detail.to_owned(), info.to_owned());
    Completion { label, kind, detail, info, apply: None }
}

/// All options of all fields: id, label, field.
pub fn options(guideline: &Guideline) -> Vec<(String, String, String)> {
    let language = guideline.languages.first().map_or("en", String::as_str);
    let mut all = Vec::new();
    for field in &guideline.fields {
        let of = |options: &[ChoiceOption]| -> Vec<(String, String)> {
            options
                .iter()
                .map(|one| (one.id.clone(), one.label.best(language).0.to_owned()))
                .collect()
        };
        let own = match &field.kind {
            FieldKind::Choice { options } | FieldKind::Choices { options, .. } => of(options),
            FieldKind::Span { labels, .. } => of(labels),
            FieldKind::Taxonomy { nodes, .. } => {
                let mut found = Vec::new();
                collect(nodes, language, &mut found);
                found
            }
            _ => Vec::new(),
        };
        all.extend(own.into_iter().map(|(id, label)| (id, label, field.id.clone())));
    }
    all
}

fn collect(nodes: &[TaxonomyNode], language: &str, found: &mut Vec<(String, String)>) {
    for node in nodes {
        found.push((node.id.clone(), node.label.best(language).0.to_owned()));
        collect(&node.children, language, found);
    }
}

/// The keys that a map can have; the guideline's languages, where it holds texts.
fn keys(context: &Context, source: &Source<'_>, guideline: &Guideline) -> Vec<Completion> {
    let Some(shape) = shapes::shape(context, source) else { return Vec::new() };
    if let Shape::Localized = shape {
        let key = |tag: &String| Completion {
            apply: Some(format!("{tag}: ")),
            ..option(tag, "property", "", "")
        };
        return guideline.languages.iter().map(key).collect();
    }
    let Some(object) = shapes::object(shape, context, source) else { return Vec::new() };
    let key = |key: &gradeglass_engine::document::shape::Key| {
        let detail = if key.required { "required" } else { "" };
        Completion {
            apply: Some(format!("{}: ", key.name)),
            ..option(key.name, "property", detail, key.doc)
        }
    };
    object.keys.iter().filter(|key| key.name != "$schema").map(key).collect()
}

/// What a value can be: a word, a field, a rule, a section.
fn values(context: &Context, source: &Source<'_>, guideline: &Guideline) -> Vec<Completion> {
    let named = |name: &str| {
        let key = |step: &Step| matches!(step, Step::Key(key) if key == name);
        context.path.iter().rev().take(2).any(key)
    };
    if named("fields") && context.path.len() > 2 {
        let fields = guideline.fields.iter();
        return fields
            .map(|field| {
                option(&field.id, "property", &label(guideline, &field.id).unwrap_or_default(), "")
            })
            .collect();
    }
    if named("expect") {
        return guideline.rules.iter().map(|rule| option(&rule.id, "property", "", "")).collect();
    }
    if named("kind") {
        let Some(Step::Key(_)) = context.path.last() else { return Vec::new() };
        let kinds = ["choice", "choices", "taxonomy", "scale", "number", "text", "span"];
        return kinds.map(|kind| option(kind, "keyword", "", "")).to_vec();
    }
    match shapes::shape(context, source) {
        Some(Shape::Word(words)) => {
            words.iter().map(|word| option(word, "keyword", "", "")).collect()
        }
        Some(Shape::Bool) => ["true", "false"].map(|word| option(word, "keyword", "", "")).to_vec(),
        _ => Vec::new(),
    }
}

fn word_before(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || "_-".contains(c);
    let start = text.char_indices().rev().take_while(|(_, c)| is_word(*c)).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// The place before what is written.
fn back(at: Position, written: &str) -> Position {
    Position { column: at.column.saturating_sub(columns(written)).max(1), ..at }
}
