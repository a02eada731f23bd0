//! A text in the guideline's languages, and the order in which a language is looked for.

/// A text in several languages, in the order of the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localized(pub Vec<(String, String)>);

impl Localized {
    /// The text for a reader of `language` and the language it really is in: the language itself,
    /// then the same language elsewhere (`pt` for `pt-BR` and the reverse), then the first.
    pub fn best<'a>(&'a self, language: &str) -> (&'a str, &'a str) {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exact = self.0.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        let near = || self.0.iter().find(|(tag, _)| primary(tag) == primary(language));
        exact
            .or_else(near)
            .or_else(|| self.0.first())
            .map_or(("", ""), |(tag, text)| (text.as_str(), tag.as_str()))
    }

    /// Whether `language` itself is there.
    pub fn has(&self, language: &str) -> bool {
        self.0.iter().any(|(tag, _)| tag.eq_ignore_ascii_case(language))
    }
}
