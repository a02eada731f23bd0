//! Markup in what annotators read. Texts are texts: what looks like a tag or an entity is shown as it is
//! written, which whoever wrote it hardly meant.

use crate::said::items;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, sharpen};
use std::ops::Range;

/// Keys whose value is read by annotators, where it is not one text for each language.
const READ: [&str; 5] = ["title", "label", "help", "message", "explain"];

/// Entities that people write by name.
const ENTITIES: [&str; 10] =
    ["amp", "lt", "gt", "quot", "apos", "nbsp", "ndash", "mdash", "hellip", "shy"];

/// A warning for each text with markup in it, at its place in the source.
pub fn markup(root: &Node, source: &str, format: Format) -> Vec<Problem> {
    let languages = languages(root);
    let mut problems = Vec::new();
    walk(root, "", &languages, &mut problems);
    sharpen(&mut problems, root, source, format);
    problems
}

fn languages(root: &Node) -> Vec<&str> {
    items(root.get("languages")).iter().filter_map(text).collect()
}

fn walk(node: &Node, path: &str, languages: &[&str], problems: &mut Vec<Problem>) {
    match &node.content {
        Content::Map(entries) => {
            for entry in entries {
                let key = entry.key.as_str();
                // Tests hold tasks and answers.
                if path.is_empty() && key == "tests" {
                    continue;
                }
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                let is_read = READ.contains(&key) || languages.contains(&key) || path == "sop";
                match text(&entry.value).filter(|_| is_read) {
                    Some(text) => problems.extend(told(text, &entry.value, &path)),
                    None => walk(&entry.value, &path, languages, problems),
                }
            }
        }
        Content::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{index}]"), languages, problems);
            }
        }
        _ => {}
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

fn told(text: &str, node: &Node, path: &str) -> Option<Problem> {
    // The procedure is CommonMark: there, entities and code mean something.
    let found = if path.starts_with("sop") { tag(text, true) } else { first(text) }?;
    let written = text.get(found.clone())?;
    let message = format!("This is no markup: annotators read `{written}` as it is written.");
    let problem = Problem::warning("markup", message)
        .suggest("write the words without it")
        .at(path, node.span);
    Some(Problem { within: Some(found), ..problem })
}

/// What comes first, a tag or an entity.
fn first(text: &str) -> Option<Range<usize>> {
    let found = [tag(text, false), entity(text)];
    found.into_iter().flatten().min_by_key(|range| range.start)
}

/// The first thing that looks like `<b>`, `</b>` or `<img src=x>`; not `<` and `>` between numbers.
fn tag(text: &str, is_markdown: bool) -> Option<Range<usize>> {
    text.match_indices('<').find_map(|(start, _)| {
        let (inside, _) = text.get(start + 1..)?.split_once('>')?;
        let name = inside.strip_prefix('/').unwrap_or(inside);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at_checked(length)?;
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && (rest.is_empty() || rest == "/" || rest.starts_with(char::is_whitespace));
        let is_code = is_markdown && text.get(..start)?.matches('`').count() % 2 == 1;
        (is_tag && !is_code).then_some(start..start + inside.len() + 2)
    })
}

/// The first thing that looks like `&amp;` or `&#39;`.
fn entity(text: &str) -> Option<Range<usize>> {
    text.match_indices('&').find_map(|(start, _)| {
        let inside = text.get(start + 1..)?;
        let name = inside.get(..inside.find(';')?)?;
        let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
        let is_number =
            number.is_some_and(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_hexdigit()));
        (is_number || ENTITIES.contains(&name)).then_some(start..start + name.len() + 2)
    })
}

#[cfg(test)]
mod tests {
    use crate::reading::read;

    #[test]
    fn markup_in_what_annotators_read_is_told_with_its_place() {
        let text = "\
gradeglass: 1
id: small
version: 1.0.0
title: { en: Small <b>and</b> bold }
languages: [en, ar]
fields:
  - id: grade
    kind: choice
    label: { en: 'Sizes: 1 < 2 > 0', ar: 'نص<br/>' }
    options:
      - { id: good, label: { en: Fish &amp; chips, ar: <script>alert(1)</script> } }
      - { id: bad, label: { en: AT&T; R&D, ar: سيئ } }
sop: { en: \"Write to <https://example.org>, or use `<b>`.\\n\\n<em>Now</em>\", ar: نص }
tests:
  - { name: markup in a title, task: { results: [{ id: r1, card: product, data: { title: <b> } }] }, answers: {}, expect: [] }
";
        let said = read(text).problems;
        let markup = said.iter().filter(|said| said.code == "markup");
        let told: Vec<(&str, u32, String)> = markup
            .map(|said| {
                let source = crate::source::Source::new(text);
                let span = said.span.unwrap();
                (said.path.as_str(), span.start.line, source.slice(span))
            })
            .collect();
        let place = |path, line, found: &str| (path, line, found.to_owned());
        assert_eq!(
            told,
            [
                place("title.en", 4, "<b>"),
                place("fields[0].label.ar", 9, "<br/>"),
                place("fields[0].options[0].label.en", 11, "&amp;"),
                place("fields[0].options[0].label.ar", 11, "<script>"),
                place("sop.en", 13, "<em>"),
            ]
        );
    }
}
