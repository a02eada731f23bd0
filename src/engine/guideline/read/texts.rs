//! Texts in the guideline's languages: what is missing is told, and what will be shown instead.

use super::{Localized, Reader};
use crate::document::{At, quoted};

impl Reader {
    /// The text under `key`, if it is there.
    pub(super) fn text(&mut self, at: At<'_>, key: &str) -> Option<Localized> {
        at.given(key).map(|value| self.localized(value, key))
    }

    /// The text under `key`; an empty one where it is missing, which the shape has reported.
    pub(super) fn text_or_empty(&mut self, at: At<'_>, key: &str) -> Localized {
        self.text(at, key).unwrap_or_default()
    }

    /// A text in several languages, held against the languages of the guideline.
    pub(super) fn localized(&mut self, at: At<'_>, name: &str) -> Localized {
        let mut text = Localized::default();
        for (entry, value) in at.entries() {
            let Some(words) = value.text() else { continue };
            self.language(&entry.key, value);
            if words.trim().is_empty() {
                let message = format!("`{name}` is empty in `{}`.", entry.key);
                self.problems.push(value.warning("empty-text", message));
            }
            if !text.has(&entry.key) {
                text.0.push((entry.key.clone(), words.to_owned()));
            }
        }
        self.missing_translations(at, name, &text);
        text
    }

    fn language(&mut self, tag: &str, at: At<'_>) {
        let is_declared = self.languages.iter().any(|known| known.eq_ignore_ascii_case(tag));
        if is_declared || self.languages.is_empty() {
            return;
        }
        let message =
            format!("`{tag}` is not one of the guideline's languages: nobody is promised it.");
        let problem = at.warning("undeclared-language", message);
        self.problems.push(problem.suggest(format!("add `{tag}` to `languages`, or leave it out")));
    }

    fn missing_translations(&mut self, at: At<'_>, name: &str, text: &Localized) {
        if text.0.is_empty() {
            return;
        }
        let missing: Vec<&str> =
            self.languages.iter().map(String::as_str).filter(|tag| !text.has(tag)).collect();
        let Some(first) = missing.first() else { return };
        let (_, instead) = text.best(first);
        let message = format!(
            "`{name}` has no text in {}: annotators will read it in `{instead}`.",
            quoted(&missing, ", ")
        );
        let cure = format!("add {}", quoted(&missing, ", "));
        self.problems.push(at.warning("missing-translation", message).suggest(cure));
    }
}
