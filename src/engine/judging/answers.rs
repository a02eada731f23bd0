//! What an annotator answered: values, and where each belongs.

use crate::sorted::SortedMap;

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

impl Answer {
    /// Whether this says nothing: an empty list or an empty text. Such an answer is kept as none.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Choices(ids) | Self::Taxonomy(ids) => ids.is_empty(),
            Self::Spans(marks) => marks.is_empty(),
            Self::Text(text) => text.is_empty(),
            Self::Choice(_) | Self::Scale(_) | Self::Number(_) => false,
        }
    }

    /// Whether this is enough for a required field: white space alone is not.
    pub fn satisfies(&self) -> bool {
        match self {
            Self::Text(text) => !text.trim().is_empty(),
            other => !other.is_empty(),
        }
    }
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
pub type FieldAnswers = SortedMap<String, Answer>;

/// All answers of one judgment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// Fields of scope task.
    pub task: FieldAnswers,
    /// Fields of scope result, by result id.
    pub results: SortedMap<String, FieldAnswers>,
}

impl Answers {
    /// The answers of one result, or of the task; none where nothing was answered.
    pub fn of(&self, result: Option<&str>) -> Option<&FieldAnswers> {
        match result {
            Some(id) => self.results.get(id),
            None => Some(&self.task),
        }
    }

    /// The answer at a place.
    pub fn get(&self, place: &Place) -> Option<&Answer> {
        self.of(place.result.as_deref())?.get(&place.field)
    }

    /// Puts an answer at a place, or takes it away, and gives back what was there. An empty answer
    /// is kept as none, so that equal answers are equal values.
    pub fn set(&mut self, place: &Place, answer: Option<Answer>) -> Option<Answer> {
        let answer = answer.filter(|answer| !answer.is_empty());
        let Some(id) = &place.result else {
            return replace(&mut self.task, &place.field, answer);
        };
        let fields = self.results.get_or_insert_with(id.clone(), Default::default);
        let before = replace(fields, &place.field, answer);
        if fields.is_empty() {
            self.results.remove(id);
        }
        before
    }

    /// Every answer with its place: results by id, then the task.
    pub fn iter(&self) -> impl Iterator<Item = (Place, &Answer)> {
        let results = self.results.iter().flat_map(|(id, fields)| {
            fields.iter().map(move |(field, answer)| (Place::of_result(id, field), answer))
        });
        results.chain(self.task.iter().map(|(field, answer)| (Place::of_task(field), answer)))
    }
}

fn replace(fields: &mut FieldAnswers, field: &str, answer: Option<Answer>) -> Option<Answer> {
    match answer {
        Some(answer) => fields.insert(field.to_owned(), answer),
        None => fields.remove(field),
    }
}

/// Where one answer belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The result's id; none for a field of scope task.
    pub result: Option<String>,
    /// The field's id.
    pub field: String,
}

impl Place {
    /// A field of one result.
    pub fn of_result(result: impl Into<String>, field: impl Into<String>) -> Self {
        Self { result: Some(result.into()), field: field.into() }
    }

    /// A field of the task.
    pub fn of_task(field: impl Into<String>) -> Self {
        Self { result: None, field: field.into() }
    }
}
