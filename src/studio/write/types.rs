//! What a path of a condition is, also inside macros and in conditions that are not finished.

use gradeglass_engine::expression::{Environment, Type};

const MACROS: [&str; 5] = ["all", "exists", "exists_one", "filter", "map"];

/// The type of a path, as `answer.grade` or `results[0].answer`; `before` is the condition up to it.
pub fn type_of(path: &str, before: &str, environment: &Environment) -> Option<Type> {
    let mut parts = path.split('.');
    let first = parts.next()?;
    let mut type_ = start(first, before, environment)?;
    for part in parts {
        let (name, index) = part.split_once('[').map_or((part, false), |(name, _)| (name, true));
        let under = type_.under(name);
        if under == Type::Dyn && !matches!(type_, Type::Map(..) | Type::Dyn) {
            return None;
        }
        type_ = if index { under.item() } else { under };
    }
    Some(type_)
}

fn start(first: &str, before: &str, environment: &Environment) -> Option<Type> {
    let (name, index) = first.split_once('[').map_or((first, false), |(name, _)| (name, true));
    let type_ = match walked(name, before) {
        Some((range, rest)) => type_of(range, rest, environment)?.item(),
        None => environment.variable(name)?.clone(),
    };
    Some(if index { type_.item() } else { type_ })
}

/// What an item named so walks over, and the condition before that: the nearest macro wins.
fn walked<'a>(name: &str, before: &'a str) -> Option<(&'a str, &'a str)> {
    let found = MACROS.iter().filter_map(|own| {
        let (head, tail) = before.rsplit_once(&format!(".{own}("))?;
        let (variable, _) = tail.split_once(',')?;
        (variable.trim() == name).then_some(head)
    });
    let head = found.max_by_key(|head| head.len())?;
    let range = path_before(head);
    Some((range, head.get(..head.len() - range.len()).unwrap_or_default()))
}

/// The path that a text ends with; empty where it ends with something else.
pub fn path_before(text: &str) -> &str {
    let is_path = |c: char| c.is_alphanumeric() || "_.[]".contains(c);
    let start = text.char_indices().rev().take_while(|(_, c)| is_path(*c)).last();
    let path = start.and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    path.trim_start_matches(['[', ']'])
}

/// The open quote that a condition ends in, if one is open: where it is.
pub fn open_quote(text: &str) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match open {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some((_, quote)) if quote == c => open = None,
            None if c == '"' || c == '\'' => open = Some((at, c)),
            _ => {}
        }
    }
    open.map(|(at, _)| at)
}
