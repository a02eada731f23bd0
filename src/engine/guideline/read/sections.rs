//! The sections of the operating procedure: headings with `{#name}`.

use super::{Localized, Reader, shown};
use crate::document::{At, quoted};

/// The names of sections, by language.
#[derive(Default)]
pub(super) struct Sections(Vec<(String, Vec<String>)>);

impl Sections {
    /// The sections of a text in several languages.
    pub(super) fn of(sop: &Localized) -> Self {
        Self(sop.0.iter().map(|(tag, text)| (tag.clone(), names(text))).collect())
    }

    fn without(&self, name: &str) -> Vec<&str> {
        let lacks = |names: &[String]| !names.iter().any(|known| known == name);
        self.0.iter().filter(|(_, names)| lacks(names)).map(|(tag, _)| tag.as_str()).collect()
    }
}

impl Reader {
    /// `see` names a section that exists, and exists in each language.
    pub(super) fn see(&mut self, at: At<'_>) {
        let Some(name) = at.text() else { return };
        let sections = std::mem::take(&mut self.sections);
        let without = sections.without(name);
        if without.len() == sections.0.len() {
            let message = format!("The operating procedure has no section `{}`.", shown(name));
            let known: Vec<&str> =
                sections.0.iter().flat_map(|(_, names)| names).map(String::as_str).collect();
            match crate::document::closest(name, known.iter().copied()) {
                Some(_) => self.unknown(at, "unknown-section", message, name, known),
                None => self.problems.push(at.error("unknown-section", message).suggest(format!(
                    "name a heading of `sop` so: `# Heading {{#{}}}`",
                    shown(name)
                ))),
            }
        } else if !without.is_empty() {
            let message =
                format!("Section `{}` is missing in {}.", shown(name), quoted(&without, ", "));
            self.problems.push(at.warning("missing-section", message));
        }
        self.sections = sections;
    }
}

/// The names given to headings outside of code blocks.
fn names(text: &str) -> Vec<String> {
    let mut fence: Option<&str> = None;
    let mut names = Vec::new();
    for line in text.lines().map(str::trim) {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => names.extend(name(line)),
            _ => {}
        }
    }
    names
}

fn name(line: &str) -> Option<String> {
    let heading = line.strip_prefix('#')?.trim_start_matches('#');
    let (_, name) = heading.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    Some(name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_headings_with_a_name_are_sections() {
        let text = "# One {#one}\ntext {#no}\n## Two\n### Three {#three}\n```\n# Four {#four}\n```\n#### Five {#five} ";
        assert_eq!(super::names(text), ["one", "three", "five"]);
    }
}
