//! The studio's words: its own, and those of the judge, which findings are told in. A word that is
//! missing in a language is there in English.

use gradeglass_engine::judging::FindingMessage;
use gradeglass_view::{Argument, Catalog};
use std::rc::Rc;

const ENGLISH: &str = include_str!("../../../www/studio/en.ftl");

/// Words in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    chosen: Rc<Catalog>,
    english: Rc<Catalog>,
}

impl Words {
    /// The English words.
    pub fn english() -> Self {
        let english = Rc::new(Catalog::parse("en", ENGLISH).0);
        Self { chosen: english.clone(), english }
    }

    /// The same with those of another language before them.
    #[must_use]
    pub fn with_language(&self, locale: &str, fluent: &str) -> Self {
        Self { chosen: Rc::new(Catalog::parse(locale, fluent).0), english: self.english.clone() }
    }

    /// The language.
    pub fn locale(&self) -> &str {
        self.chosen.locale()
    }

    /// A word.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence about something.
    pub fn with(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        let found = self.chosen.find(id, arguments);
        found.unwrap_or_else(|| self.english.with(id, arguments))
    }

    /// A sentence about a text.
    pub fn of(&self, id: &str, name: &str, text: &str) -> String {
        self.with(id, &[(name, Argument::Text(text.to_owned()))])
    }

    /// A sentence with a number.
    pub fn count(&self, id: &str, count: usize) -> String {
        self.with(id, &[("count", number(count))])
    }

    /// What a finding says.
    pub fn finding(&self, message: &FindingMessage) -> String {
        match message {
            FindingMessage::Said { text, .. } => text.clone(),
            FindingMessage::Builtin { key, arguments } => {
                let number =
                    |(name, value): &(&'static str, f64)| (*name, Argument::Number(*value));
                let arguments: Vec<(&str, Argument)> = arguments.iter().map(number).collect();
                self.with(&format!("finding-{key}"), &arguments)
            }
        }
    }
}

/// A number for a sentence.
pub fn number(count: usize) -> Argument {
    Argument::Number(count as f64)
}
