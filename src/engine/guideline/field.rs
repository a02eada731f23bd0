//! What is asked of the annotator: one field, its kind, and its options.

use super::Localized;
use crate::expression::Expression;

/// Whether a field is asked once for each result or once for the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Asked for each result.
    Result,
    /// Asked once.
    Task,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in answers and rules.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// For each result, or once.
    pub scope: Scope,
    /// The question.
    pub label: Localized,
    /// More about the question.
    pub help: Option<Localized>,
    /// Whether a judgment must answer it, where it is shown.
    pub required: bool,
    /// The condition under which it is shown; always, without one.
    pub shown: Option<Expression>,
}

/// The kinds of field, each with what is particular to it.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// Exactly one of the options.
    Choice {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// Any number of the options, within bounds.
    Choices {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
        /// At least so many, once answered.
        min: Option<u32>,
        /// At most so many.
        max: Option<u32>,
    },
    /// Any number of nodes of a tree.
    Taxonomy {
        /// The roots.
        nodes: Vec<TaxonomyNode>,
        /// At most so many.
        max: Option<u32>,
    },
    /// A whole number from `min` to `max`.
    Scale {
        /// The lowest step.
        min: i64,
        /// The highest step.
        max: i64,
        /// Words for some of the steps.
        labels: Vec<(i64, Localized)>,
    },
    /// A number.
    Number {
        /// The lowest allowed.
        min: Option<f64>,
        /// The highest allowed.
        max: Option<f64>,
        /// What it is measured in.
        unit: Option<Localized>,
    },
    /// A text.
    Text {
        /// At most so many characters.
        max_length: Option<u32>,
        /// Whether line breaks are allowed.
        multiline: bool,
    },
    /// Marked stretches of a text that the task brings.
    Span {
        /// The text that is marked, as `result.title`, `result.data.snippet` or `query.text`.
        of: String,
        /// Labels that a stretch can carry; none means that stretches carry no label.
        labels: Vec<ChoiceOption>,
        /// At most so many.
        max: Option<u32>,
    },
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    /// Its name in answers and rules.
    pub id: String,
    /// What people read.
    pub label: Localized,
    /// More about it.
    pub help: Option<Localized>,
    /// The key that chooses it.
    pub key: Option<String>,
    /// What it is worth in qrels.
    pub gain: Option<f64>,
}

/// One node of a taxonomy.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxonomyNode {
    /// Its name in answers and rules, unique in the whole tree.
    pub id: String,
    /// What people read.
    pub label: Localized,
    /// More about it.
    pub help: Option<Localized>,
    /// What lies under it.
    pub children: Vec<TaxonomyNode>,
}
