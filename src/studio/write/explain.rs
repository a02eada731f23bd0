//! What is known of what stands at a place.

use super::complete::{FUNCTIONS, OF_LISTS, OF_TEXTS, label, options, scope, unquoted};
use super::context::context;
use super::shapes;
use super::types::{open_quote, type_of};
use crate::source::{Source, columns};
use gradeglass_engine::document::{Position, Span};
use gradeglass_engine::expression::Type;
use gradeglass_engine::guideline::{Guideline, environment};

/// What is known of a part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Where it stands.
    pub span: Span,
    /// What it is called.
    pub title: String,
    /// A sentence or two.
    pub text: String,
}

/// What is known of what stands at a place; `guideline` is the last one that could be read.
pub fn explain(text: &str, at: Position, guideline: &Guideline) -> Option<Explanation> {
    let source = Source::new(text);
    let (span, word) = word_at(&source, at)?;
    let context = context(&source, span.end);
    let explained = |title: String, text: String| Some(Explanation { span, title, text });
    if context.value.is_none() || source.after(span.end).trim_start().starts_with(':') {
        let after = Position { column: span.end.column + 1, ..span.end };
        let key = shapes::key(&super::context::context(&source, after), &source)?;
        return explained(key.name.to_owned(), key.doc.to_owned());
    }
    if !context.is_condition() {
        return None;
    }
    let before = unquoted(context.value.as_deref()?);
    if open_quote(before).is_some() {
        let (id, label, field) = options(guideline).into_iter().find(|(id, ..)| *id == word)?;
        return explained(id, format!("An option of `{field}`: {label}"));
    }
    let head = before.get(..before.len().saturating_sub(word.len()))?;
    let last = word.rsplit('.').next()?;
    let environment = environment(guideline, scope(&context, &source));
    if let Some(type_) = type_of(&word, head, &environment) {
        let question = word.contains("answer.").then(|| label(guideline, last)).flatten();
        let question = question.map(|label| format!("{label} ")).unwrap_or_default();
        return explained(word, format!("{question}{}", described(&type_)));
    }
    let known = FUNCTIONS.iter().chain(&OF_LISTS).chain(&OF_TEXTS);
    let (name, _, about) = known.clone().find(|(name, ..)| *name == last)?;
    explained((*name).to_owned(), (*about).to_owned())
}

fn described(type_: &Type) -> String {
    let listed = |options: &[std::sync::Arc<str>]| {
        let names: Vec<String> = options.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    match type_ {
        Type::Choice(options) => format!("(one of {})", listed(options)),
        Type::List(item) => match item.as_ref() {
            Type::Choice(options) => format!("(a list of {})", listed(options)),
            item => format!("(a list, each item {})", item.describe()),
        },
        other => format!("({})", other.describe()),
    }
}

/// The path or word at a place, up to the end of the name that the place is in.
fn word_at(source: &Source<'_>, at: Position) -> Option<(Span, String)> {
    let (before, after) = (source.before(at), source.after(at));
    let is_name = |c: char| c.is_alphanumeric() || "_-".contains(c);
    let tail: String = after.chars().take_while(|c| is_name(*c)).collect();
    let head: Vec<char> = before.chars().rev().take_while(|c| is_name(*c) || *c == '.').collect();
    let word: String =
        head.iter().rev().chain(tail.chars().collect::<Vec<char>>().iter()).collect();
    if word.trim_matches(['.', '-']).is_empty() {
        return None;
    }
    let start =
        Position { column: at.column.saturating_sub(u32::try_from(head.len()).ok()?), ..at };
    let end = Position { column: at.column + columns(&tail), ..at };
    Some((Span { start, end }, word))
}
