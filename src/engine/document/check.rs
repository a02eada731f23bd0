//! Holds a document against its shape, and says everything that does not fit.

use super::shape::{Form, Key, Object, Shape, Tagged};
use super::{At, Content, Entry, closest};
use crate::guideline::FORMAT;
use crate::problem::Problem;

/// Adds every fault of `at` against `shape` to `problems`. A document of a later format version is
/// said to be one, and nothing else is said of it.
pub fn check(at: At<'_>, shape: &Shape, problems: &mut Vec<Problem>) {
    match shape {
        Shape::Any => {}
        Shape::Nullable(_) if at.node.content == Content::Null => {}
        Shape::Nullable(inner) => check(at, inner, problems),
        Shape::List(item) if matches!(at.node.content, Content::List(_)) => {
            at.items().for_each(|value| check(value, item, problems));
        }
        Shape::Map(value) if matches!(at.node.content, Content::Map(_)) => {
            duplicates(at, problems);
            at.entries().for_each(|(_, each)| check(each, value, problems));
        }
        Shape::Object(object) if matches!(at.node.content, Content::Map(_)) => {
            check_object(at, object, problems);
        }
        Shape::Tagged(tagged) if matches!(at.node.content, Content::Map(_)) => {
            check_tagged(at, tagged, problems);
        }
        Shape::Localized if matches!(at.node.content, Content::Map(_)) => {
            check_localized(at, problems);
        }
        Shape::Either(_, shapes) => check_either(at, shape, shapes, problems),
        _ => check_plain(at, shape, problems),
    }
}

/// The shapes without parts, and everything of a wrong type.
fn check_plain(at: At<'_>, shape: &Shape, problems: &mut Vec<Problem>) {
    match (shape, &at.node.content) {
        (Shape::Bool, Content::Bool(_)) | (Shape::Text, Content::Text(_)) => {}
        (Shape::Number, Content::Int(_)) => {}
        (Shape::Number, Content::Double(value)) if value.is_finite() => {}
        (Shape::Int(min, max), Content::Int(value)) if min <= value && value <= max => {}
        (Shape::Int(min, max), Content::Int(value)) => problems
            .push(at.error("out-of-range", format!("`{value}` is not between {min} and {max}."))),
        (Shape::Version, Content::Int(value)) => check_version(at, *value, problems),
        (Shape::Form(form), Content::Text(text)) => check_form(at, form, text, problems),
        (Shape::Word(words), Content::Text(text)) => check_word(at, words, text, problems),
        _ => problems.push(wrong_type(at, shape)),
    }
}

fn check_object(at: At<'_>, object: &Object, problems: &mut Vec<Problem>) {
    if let Some(version) = later_version(&at, object) {
        problems.push(version);
        return;
    }
    duplicates(at, problems);
    for (entry, value) in at.entries() {
        match object.key(&entry.key) {
            Some(key) => check(value, &key.shape, problems),
            None => problems.push(unknown_key(at, entry, object)),
        }
    }
    for key in object.keys.iter().filter(|key| key.required && at.node.get(key.name).is_none()) {
        problems.push(missing(at, object, key));
    }
    for group in object.one_of {
        check_one_of(at, object, group, problems);
    }
}

fn check_one_of(at: At<'_>, object: &Object, group: &[&[&str]], problems: &mut Vec<Problem>) {
    let given = |names: &&[&str]| names.iter().any(|name| at.node.get(name).is_some());
    let wanted = group.iter().map(|names| quoted(names, " with ")).collect::<Vec<_>>();
    let wanted = wanted.join(" or ");
    let chosen: Vec<&&[&str]> = group.iter().filter(|names| given(names)).collect();
    let name = with_article(object.name);
    match chosen.as_slice() {
        [] => problems.push(at.error("missing-key", format!("{name} needs {wanted}."))),
        [names] => {
            for absent in names.iter().filter(|key| at.node.get(key).is_none()) {
                let message = format!("{name} with {} needs `{absent}` too.", other(names, absent));
                problems.push(at.error("missing-key", message));
            }
        }
        _ => problems.push(at.error("one-too-many", format!("{name} takes either {wanted}."))),
    }
}

fn check_tagged(at: At<'_>, tagged: &Tagged, problems: &mut Vec<Problem>) {
    let Some(tag) = at.get(tagged.tag) else {
        let message = format!("{} needs `{}`.", with_article(tagged.name), tagged.tag);
        let known: Vec<&str> = tagged.cases.iter().map(|(name, _)| *name).collect();
        let cure = format!("it is one of {}", quoted(&known, ", "));
        problems.push(at.error("missing-key", message).suggest(cure));
        return;
    };
    let known: Vec<&'static str> = tagged.cases.iter().map(|(name, _)| *name).collect();
    let Some(name) = tag.text() else {
        problems.push(wrong_type(tag, &Shape::Text));
        return;
    };
    if tagged.reserved.contains(&name) {
        problems.push(reserved(tag, tagged.tag, name, &known));
        return;
    }
    match tagged.cases.iter().find(|(case, _)| *case == name) {
        Some((_, object)) => check_object(at, object, problems),
        None => problems.push(unknown_word(tag, &known, name)),
    }
}

/// The problem of a word that is kept for a later version.
pub(crate) fn reserved(at: At<'_>, key: &str, name: &str, known: &[&str]) -> Problem {
    let message = format!("`{key}: {name}` is reserved, and not available in this version.");
    at.error("reserved", message).suggest(format!("use one of {}", quoted(known, ", ")))
}

fn check_localized(at: At<'_>, problems: &mut Vec<Problem>) {
    duplicates(at, problems);
    for (_, text) in at.entries() {
        check(text, &Shape::Text, problems);
    }
    if at.entries().next().is_none() {
        problems.push(at.error("empty", "This text exists in no language."));
    }
}

fn check_either(at: At<'_>, shape: &Shape, shapes: &[Shape], problems: &mut Vec<Problem>) {
    let mut nearest: Option<Vec<Problem>> = None;
    for each in shapes {
        let mut found = Vec::new();
        check(at, each, &mut found);
        if found.is_empty() {
            return;
        }
        let is_its_kind = found.iter().all(|problem| problem.path != at.path.to_string());
        if is_its_kind {
            nearest = Some(found);
        }
    }
    problems.extend(nearest.unwrap_or_else(|| vec![wrong_type(at, shape)]));
}

fn check_form(at: At<'_>, form: &Form, text: &str, problems: &mut Vec<Problem>) {
    if !(form.holds)(text) {
        let message = format!("`{}` is not {}.", shown(text), form.name);
        problems.push(
            at.error("malformed", message).suggest(format!("write it like `{}`", form.example)),
        );
    }
}

fn check_word(at: At<'_>, words: &[&'static str], text: &str, problems: &mut Vec<Problem>) {
    if !words.contains(&text) {
        problems.push(unknown_word(at, words, text));
    }
}

fn unknown_word(at: At<'_>, words: &[&'static str], text: &str) -> Problem {
    let message = format!("`{}` is not one of {}.", shown(text), quoted(words, ", "));
    let problem = at.error("unknown-word", message);
    match closest(text, words.iter().copied()) {
        Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
        None => problem,
    }
}

fn check_version(at: At<'_>, version: i64, problems: &mut Vec<Problem>) {
    if version != FORMAT {
        let message = format!("`{version}` is not a format version of Gradeglass.");
        problems.push(at.error("unknown-format", message).suggest(format!("write `{FORMAT}`")));
    }
}

fn later_version(at: &At<'_>, object: &Object) -> Option<Problem> {
    let key = object.keys.iter().find(|key| matches!(key.shape, Shape::Version))?;
    let version = at.get(key.name)?;
    let number = version.int().filter(|number| *number > FORMAT)?;
    let message = format!(
        "This document is of format version {number}; this program reads version {FORMAT}."
    );
    Some(version.error("later-format", message).suggest("use a newer Gradeglass"))
}

fn duplicates(at: At<'_>, problems: &mut Vec<Problem>) {
    let mut seen = std::collections::BTreeSet::new();
    for (entry, value) in at.entries() {
        if !seen.insert(entry.key.as_str()) {
            let message = format!("`{}` stands here twice.", shown(&entry.key));
            let mut problem = value.error("duplicate-key", message);
            problem.span = entry.key_span.or(problem.span);
            problems.push(problem.suggest("keep one of the two"));
        }
    }
}

fn unknown_key(at: At<'_>, entry: &Entry, object: &Object) -> Problem {
    let name = article(&spoken(object.name));
    let message = format!("`{}` is not a key of {name}.", shown(&entry.key));
    let mut problem = at.error("unknown-key", message);
    problem.span = entry.key_span.or(entry.value.span).or(problem.span);
    let free = object.keys.iter().map(|key| key.name);
    match closest(&entry.key, free.clone().filter(|name| at.node.get(name).is_none())) {
        Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
        None => {
            let known: Vec<&str> = free.filter(|name| !name.starts_with('$')).collect();
            problem.suggest(format!("its keys are {}", quoted(&known, ", ")))
        }
    }
}

fn missing(at: At<'_>, object: &Object, key: &Key) -> Problem {
    let message = format!("{} needs `{}`.", with_article(object.name), key.name);
    let problem = at.error("missing-key", message);
    match key.shape {
        Shape::Version => problem.suggest(format!("write `{}: {FORMAT}`", key.name)),
        _ => problem,
    }
}

fn wrong_type(at: At<'_>, shape: &Shape) -> Problem {
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
            if text.parse::<f64>().is_ok() =>
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

fn found(content: &Content) -> String {
    match content {
        Content::Null => "empty".to_owned(),
        Content::Bool(value) => format!("`{value}`"),
        Content::Int(value) => format!("the number `{value}`"),
        Content::Double(value) => format!("the number `{value}`"),
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

fn other(names: &[&str], absent: &str) -> String {
    let given: Vec<&str> = names.iter().copied().filter(|name| *name != absent).collect();
    quoted(&given, " and ")
}

fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

fn with_article(name: &str) -> String {
    let text = article(&spoken(name));
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A type's name as people say it: `ChoiceField` is a choice field.
fn spoken(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
