//! The interface's words in one language, from a Fluent file.
//!
//! The syntax is read by `fluent-syntax`, which costs 7.1 KB brotli; `fluent-bundle` on top of it
//! costs 45.4 KB and carries its own plural rules, which the browser's Intl already has. So the
//! resolving is here, and plurals and numbers are Intl's.

mod intl;
mod resolve;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;
use gradeglass_engine::sorted::SortedMap;
use std::sync::{Arc, OnceLock};

/// The words that ship inside the module, and stand in where another language lacks some.
const ENGLISH: &str = include_str!("../../../www/locales/en.ftl");

/// All messages of one locale. A message that is missing is looked for in English.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    locale: String,
    messages: SortedMap<String, Pattern<String>>,
    terms: SortedMap<String, Pattern<String>>,
}

/// What a message is given to speak of.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A text, set apart from the direction of what surrounds it.
    Text(String),
    /// A number, written and counted as the language does.
    Number(f64),
}

impl Catalog {
    /// The English words.
    pub fn english() -> Arc<Self> {
        static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
        CATALOG.get_or_init(|| Arc::new(Self::parse("en", ENGLISH).0)).clone()
    }

    /// Reads a Fluent file. Entries that are broken are left out, each with a sentence on it.
    pub fn parse(locale: &str, fluent: &str) -> (Self, Vec<String>) {
        let (resource, errors) = match parser::parse_runtime(fluent.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut catalog = Self { locale: locale.into(), ..Self::default() };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(value) = message.value {
                        catalog.messages.insert(message.id.name, value);
                    }
                }
                Entry::Term(term) => {
                    catalog.terms.insert(term.id.name, term.value);
                }
                _ => {}
            }
        }
        let said = errors.iter().map(|error| format!("byte {}: {error}", error.pos.start));
        (catalog, said.collect())
    }

    /// The language of the words (BCP 47).
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Which way the language is written.
    pub fn direction(&self) -> &'static str {
        let primary = self.locale.split('-').next().unwrap_or_default();
        match primary {
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
            _ => "ltr",
        }
    }

    /// The ids of all messages.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// A message that takes no arguments.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with its arguments: in this language, else in English, else its own id.
    pub fn with(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.find(id, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// A message, if this language or English has it.
    pub fn find(&self, id: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        if let Some(pattern) = self.messages.get(id) {
            return Some(resolve::pattern(self, pattern, arguments));
        }
        let english = Self::english();
        let pattern = english.messages.get(id)?;
        Some(resolve::pattern(&english, pattern, arguments))
    }

    /// A number as the language writes it.
    pub fn number(&self, value: f64) -> String {
        intl::number(&self.locale, value)
    }

    /// An amount of money as the language writes it. `currency` is three letters of ISO 4217.
    pub fn money(&self, value: f64, currency: &str) -> String {
        intl::money(&self.locale, value, currency)
    }
}

#[cfg(test)]
mod tests;
