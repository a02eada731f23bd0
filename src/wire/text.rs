//! Text to documents: strict JSON, and YAML where the feature `yaml` is on.

use crate::json::read_json;
use crate::limits::{LONGEST_JSON, LONGEST_YAML};
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON (RFC 8259), strictly.
    Json,
    /// YAML 1.2, core schema. Needs the feature `yaml`.
    Yaml,
}

impl Format {
    /// By the file's name; where that does not tell, by the first character of the text.
    pub fn of(name: &str, text: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let is_yaml = lower.ends_with(".yaml") || lower.ends_with(".yml");
        let looks_like_json =
            text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
        if lower.ends_with(".json") || (looks_like_json && !is_yaml) {
            Self::Json
        } else {
            Self::Yaml
        }
    }

    fn longest(self) -> usize {
        match self {
            Self::Json => LONGEST_JSON,
            Self::Yaml => LONGEST_YAML,
        }
    }
}

/// What a text held.
#[derive(Debug, Clone)]
pub struct Text {
    /// The document, unless the text cannot be read.
    pub node: Option<Node>,
    /// What is wrong with the text.
    pub problems: Vec<Problem>,
}

/// Reads a text into a document whose nodes know their line and column.
pub fn read_text(text: &str, format: Format) -> Text {
    if text.len() > format.longest() {
        return refused(too_long(text.len(), format));
    }
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return refused(Problem::error("empty", "There is nothing in this text."));
    }
    let (node, problems) = match format {
        Format::Json => read_json(text),
        Format::Yaml => read_yaml(text),
    };
    Text { node, problems }
}

#[cfg(feature = "yaml")]
fn read_yaml(text: &str) -> (Option<Node>, Vec<Problem>) {
    crate::yaml::read_yaml(text)
}

#[cfg(not(feature = "yaml"))]
fn read_yaml(_: &str) -> (Option<Node>, Vec<Problem>) {
    let problem = Problem::error("not-json", "This is not JSON, and YAML is not read here.");
    (None, vec![problem.suggest("turn it into JSON with `gradeglass build`")])
}

fn refused(problem: Problem) -> Text {
    Text { node: None, problems: vec![problem] }
}

fn too_long(bytes: usize, format: Format) -> Problem {
    const MEGABYTE: usize = 1024 * 1024;
    let name = match format {
        Format::Json => "JSON",
        Format::Yaml => "YAML",
    };
    let message = format!(
        "This text has {} MB; {name} is read up to {} MB.",
        bytes.div_ceil(MEGABYTE),
        format.longest() / MEGABYTE
    );
    let cure = match format {
        Format::Json => "split it into several files",
        Format::Yaml => "write long documents as JSON, or split them",
    };
    Problem::error("too-long", message).suggest(cure)
}
