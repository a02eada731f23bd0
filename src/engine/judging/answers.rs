//! What an annotator answered: values, and where each belongs.

use std::collections::BTreeMap;

/// One answer to one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The id of an option.
    Choice(String),
    /// Ids of options, in the guideline's order.
    Choices(Vec<String>),
    /// Ids of taxonomy nodes, in the guideline's order.
    Taxonomy(Vec<String>),
    /// A step.
    Scale(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Marked stretches, in the order of the text.
    Spans(Vec<SpanMark>),
}

/// A marked stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpanMark {
    /// First UTF-16 code unit.
    pub start: u32,
    /// Just after the last UTF-16 code unit.
    pub end: u32,
    /// The very text between the two.
    pub quote: String,
    /// The id of a label, where the field has labels.
    pub label: Option<String>,
}

/// The answers of one place: by field id.
pub type FieldAnswers = BTreeMap<String, Answer>;

/// All answers of one judgment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// Fields of scope task.
    pub task: FieldAnswers,
    /// Fields of scope result, by result id.
    pub results: BTreeMap<String, FieldAnswers>,
}

/// Where one answer belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The result's id; none for a field of scope task.
    pub result: Option<String>,
    /// The field's id.
    pub field: String,
}
