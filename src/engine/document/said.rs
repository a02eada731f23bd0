//! The sentences in which documents are found at fault: what should be here, what is, and the mend.

use super::shape::Shape;
use super::{At, Content};
use crate::decimal;
use crate::problem::Problem;

pub(super) fn wrong_type(at: At<'_>, shape: &Shape) -> Problem {
    let message =
        format!("Here should be {}, but this is {}.", called(shape), found(&at.node.content));
    let problem = at.error("wrong-type", message);
    match cure(shape, &at.node.content) {
        Some(cure) => problem.suggest(cure),
        None => problem,
    }
}

/// The mends that people need most: a number that should be a text, `yes` for `true`, a text that
/// does not say its language, one thing where a list is wanted.
fn cure(shape: &Shape, content: &Content) -> Option<String> {
    match (shape, content) {
        (
            Shape::Text | Shape::Form(_) | Shape::Word(_),
            Content::Int(_) | Content::Double(_) | Content::Bool(_),
        ) => Some("put it in quotes".to_owned()),
        (Shape::Bool, Content::Text(text)) => match text.to_ascii_lowercase().as_str() {
            "yes" | "on" | "true" => Some("write `true`".to_owned()),
            "no" | "off" | "false" => Some("write `false`".to_owned()),
            _ => None,
        },
        (Shape::Int(..) | Shape::Number | Shape::Version, Content::Text(text))
            if decimal::read(text).is_some() =>
        {
            Some("leave the quotes out".to_owned())
        }
        (Shape::Localized, Content::Text(_)) => Some("say its language: `{ en: … }`".to_owned()),
        (Shape::List(_), content) if !matches!(content, Content::Null) => {
            Some("make it a list: `[…]`".to_owned())
        }
        _ => None,
    }
}

fn called(shape: &Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Int(..) | Shape::Version => "a whole number".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Text => "a text".to_owned(),
        Shape::Form(form) => form.name.to_owned(),
        Shape::Word(words) => format!("one of {}", quoted(words, ", ")),
        Shape::Localized => "a text in each language".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) | Shape::Object(_) | Shape::Tagged(_) => "a map".to_owned(),
        Shape::Nullable(inner) => called(inner),
        Shape::Either(name, _) => (*name).to_owned(),
    }
}

pub(crate) fn found(content: &Content) -> String {
    match content {
        Content::Null => "empty".to_owned(),
        Content::Bool(value) => format!("`{value}`"),
        Content::Int(value) => format!("the number `{value}`"),
        Content::Double(value) => format!("the number `{}`", decimal::plain(*value)),
        Content::Text(text) => format!("the text `{}`", shown(text)),
        Content::List(_) => "a list".to_owned(),
        Content::Map(_) => "a map".to_owned(),
    }
}

/// A text as it is shown inside a sentence: its beginning, without controls.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() || is_bidi(c) { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// Characters that reorder what stands around them: a message that quotes them would lie.
pub(crate) fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(crate) fn quoted(words: &[&str], between: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(between)
}

pub(super) fn other(names: &[&str], absent: &str) -> String {
    let given: Vec<&str> = names.iter().copied().filter(|name| *name != absent).collect();
    quoted(&given, " and ")
}

pub(super) fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

pub(super) fn with_article(name: &str) -> String {
    let text = article(&spoken(name));
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        let first = String::from(first.to_ascii_uppercase());
        first + letters.as_str()
    })
}

/// A type's name as people say it: `ChoiceField` is a choice field.
pub(super) fn spoken(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}
