//! Holds a document against its shape, and says everything that does not fit.

use super::said::{article, other, quoted, shown, spoken, with_article, wrong_type};
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
    let mut seen = crate::sorted::SortedSet::new();
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
