//! Texts that a guideline promises and does not have: which, in which language.

use crate::edit::find;
use crate::reading::Reading;
use gradeglass_engine::document::{Content, Node, Span};

/// A text that is missing in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untranslated {
    /// The language.
    pub language: String,
    /// Where the text belongs, as `fields[0].label`.
    pub path: String,
    /// What annotators read in its place.
    pub instead: String,
    /// Where its other languages stand in the source.
    pub span: Option<Span>,
}

/// All of them, language by language in the guideline's order.
pub fn untranslated(reading: &Reading) -> Vec<Untranslated> {
    let (Some(guideline), Some(root)) = (&reading.guideline, &reading.root) else {
        return Vec::new();
    };
    let places = reading.problems.iter().filter(|said| said.code == "missing-translation");
    let texts: Vec<(&str, Option<Span>, &Node)> = places
        .filter_map(|said| Some((said.path.as_str(), said.span, find(root, &said.path)?.node()?)))
        .collect();
    let of = |language: &String| {
        let lacks = |(_, _, node): &&(&str, Option<Span>, &Node)| !has(node, language);
        let missing = texts.iter().filter(lacks).map(|(path, span, node)| Untranslated {
            language: language.clone(),
            path: (*path).to_owned(),
            instead: first(node),
            span: *span,
        });
        missing.collect::<Vec<Untranslated>>()
    };
    guideline.languages.iter().flat_map(of).collect()
}

fn has(node: &Node, language: &str) -> bool {
    match &node.content {
        Content::Map(entries) => {
            entries.iter().any(|entry| entry.key.eq_ignore_ascii_case(language))
        }
        _ => true,
    }
}

fn first(node: &Node) -> String {
    match &node.content {
        Content::Map(entries) => match entries.first().map(|entry| &entry.value.content) {
            Some(Content::Text(text)) => text.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    const TEXT: &str = "\
gradeglass: 1
id: small
version: 1.0.0
title: { en: Small, ar: صغير }
languages: [en, pt-BR, ar]
fields:
  - id: grade
    kind: choice
    label: { en: Grade, pt-BR: Nota, ar: درجة }
    options:
      - { id: good, label: { en: Good } }
";

    #[test]
    fn each_text_is_told_in_each_language_that_it_lacks_with_its_place() {
        let all = untranslated(&read(TEXT));
        let told: Vec<(&str, &str, &str, u32)> = all
            .iter()
            .map(|it| {
                (&*it.language, &*it.path, &*it.instead, it.span.map_or(0, |span| span.start.line))
            })
            .collect();
        assert_eq!(
            told,
            [
                ("pt-BR", "title", "Small", 4),
                ("pt-BR", "fields[0].options[0].label", "Good", 11),
                ("ar", "fields[0].options[0].label", "Good", 11),
            ]
        );
        assert_eq!(untranslated(&read("gradeglass: 1\n")), []);
    }
}
