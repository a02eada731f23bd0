//! What the rules say of a judgment.

use super::answers::Place;
use crate::guideline::{Override, Severity};

/// Rule ids that the engine itself uses; a guideline's rules cannot take them.
pub mod builtin {
    /// A required field that is shown has no answer.
    pub const REQUIRED: &str = "required";
    /// A number, scale step, count or length is outside the field's bounds.
    pub const BOUNDS: &str = "bounds";
    /// An answer that the field cannot take: an unknown option, a span whose quote does not match.
    pub const INVALID: &str = "invalid";

    /// The key of the words that stand in for a message which quotes what is covered now.
    pub const WITHHELD: &str = "withheld";

    /// The keys of all words that the interface must have, as `finding-<key>`, with their arguments.
    pub const KEYS: [(&str, &[&str]); 14] = [
        ("required", &[]),
        ("bounds-count-min", &["min"]),
        ("bounds-count-max", &["max"]),
        ("bounds-scale", &["min", "max"]),
        ("bounds-number-min", &["min"]),
        ("bounds-number-max", &["max"]),
        ("bounds-length-max", &["max"]),
        ("invalid-kind", &[]),
        ("invalid-option", &[]),
        ("invalid-repeated", &[]),
        ("invalid-number", &[]),
        ("invalid-line-break", &[]),
        ("invalid-span", &[]),
        (WITHHELD, &[]),
    ];
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that is broken: the guideline's, or one of [`builtin`].
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// What it takes to submit in spite of it (warnings only).
    pub overriding: Override,
    /// The result it speaks of; none for scope task.
    pub result: Option<String>,
    /// The fields it concerns, by id.
    pub fields: Vec<String>,
    /// What is said.
    pub message: Message,
    /// A section of the operating procedure.
    pub see: Option<String>,
}

/// What a finding says.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The guideline's own words, in the annotator's language, placeholders filled in, and the
    /// language they are in.
    Said {
        /// The words.
        text: String,
        /// Their language (BCP 47).
        language: String,
    },
    /// A builtin rule speaks: the interface has the words, under `finding-<key>`, with these
    /// arguments.
    Builtin {
        /// As `required`, `bounds-count-max`.
        key: &'static str,
        /// Numbers for the words.
        arguments: Vec<(&'static str, f64)>,
    },
}

impl Finding {
    /// The place of the first field it concerns.
    pub fn place(&self) -> Option<Place> {
        let field = self.fields.first()?.clone();
        Some(Place { result: self.result.clone(), field })
    }
}
