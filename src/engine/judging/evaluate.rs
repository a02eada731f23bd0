//! Runs a guideline's expressions over one case: what they can see, and what comes out.

use super::answers::{Answer, Answers, FieldAnswers, SpanMark};
use super::facts::Facts;
use super::verdict::Meaning;
use crate::decimal::plain;
use crate::expression::{Expression, FailureKind, Outcome, Value, Variables, evaluate};
use crate::guideline::{Field, FieldKind, Guideline};
use crate::protection::{Covers, Shown, Surface};
use crate::sorted::SortedSet;
use crate::task::{ResultItem, Task};

/// What is judged: the same for all expressions of one verdict.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub guideline: &'a Guideline,
    pub task: &'a Task,
    pub facts: &'a Facts,
    pub answers: &'a Answers,
    pub meaning: Meaning<'a>,
    pub language: &'a str,
    /// What is covered while this is judged; outside a page, nothing is.
    pub covers: Option<&'a Covers>,
}

impl Case<'_> {
    /// Whether words that quote what a place's expressions can read must not be in the page.
    pub fn hides(&self, place: Place<'_>) -> bool {
        let covered = |result: &ResultItem| {
            self.covers.is_some_and(|covers| covers.shows(result, Surface::Text) != Shown::Full)
        };
        match place {
            Place::Result(result) => covered(result),
            Place::Task(_) => self.task.results.iter().any(covered),
        }
    }
}

/// Where expressions stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    Result(&'a ResultItem),
    /// The task, with the items of `results`.
    Task(&'a [Value]),
}

impl<'a> Place<'a> {
    pub fn result(self) -> Option<&'a ResultItem> {
        match self {
            Self::Result(result) => Some(result),
            Self::Task(_) => None,
        }
    }

    pub fn id(self) -> Option<&'a str> {
        self.result().map(|result| result.id.as_str())
    }
}

/// A place with the fields that are shown there and what expressions see.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub case: &'a Case<'a>,
    pub place: Place<'a>,
    /// By the field's index in the guideline.
    pub shown: &'a [bool],
    pub variables: Variables,
}

/// What a condition comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Truth {
    Holds,
    Broken,
    /// It waits for an answer, or reads one that is absent.
    Undetermined,
    /// It cannot be evaluated, for this reason.
    Failed(String),
}

impl<'a> Scene<'a> {
    pub fn new(case: &'a Case<'a>, place: Place<'a>, shown: &'a [bool]) -> Self {
        let variables = Variables::new()
            .with("answer", answers(case, place, shown))
            .with("query", case.facts.query.clone())
            .with("task", case.facts.task.clone());
        let variables = match place {
            Place::Result(result) => variables.with("result", case.facts.result(&result.id)),
            Place::Task(items) => variables.with("results", Value::list(items.iter().cloned())),
        };
        Self { case, place, shown, variables }
    }

    /// What a condition comes to here.
    pub fn truth(&self, condition: &Expression) -> Truth {
        truth(condition, &self.variables)
    }

    /// What an expression comes to here.
    pub fn outcome(&self, expression: &Expression) -> Outcome {
        evaluate(expression, &self.variables)
    }

    /// The text that an expression gives here.
    pub fn text(&self, expression: &Expression) -> Result<String, String> {
        match self.outcome(expression) {
            Outcome::Value(Value::String(text)) => Ok(text.to_string()),
            Outcome::Value(other) => Err(format!("it gives {}, not a text", other.type_name())),
            Outcome::Unknown(_) => Err("it waits for an answer".to_owned()),
            Outcome::Error(failure) => Err(failure.message()),
        }
    }

    /// What an expression comes to here, as people read it; none where there is nothing to show.
    pub fn shown_value(&self, expression: &Expression) -> Option<String> {
        match self.outcome(expression) {
            Outcome::Value(value) => readable(&value),
            Outcome::Unknown(_) | Outcome::Error(_) => None,
        }
    }

    /// The item of `results` for the result of this scene.
    pub fn item(&self, result: &ResultItem) -> Value {
        let answer = answers(self.case, self.place, self.shown);
        self.case.facts.item(&result.id, answer)
    }
}

/// What a condition comes to over these variables.
pub(super) fn truth(condition: &Expression, variables: &Variables) -> Truth {
    match evaluate(condition, variables) {
        Outcome::Value(Value::Bool(true)) => Truth::Holds,
        Outcome::Value(Value::Bool(false)) => Truth::Broken,
        Outcome::Value(other) => {
            Truth::Failed(format!("it gives {}, not true or false", other.type_name()))
        }
        Outcome::Unknown(_) => Truth::Undetermined,
        Outcome::Error(failure) if failure.kind == FailureKind::Absent => Truth::Undetermined,
        Outcome::Error(failure) => Truth::Failed(failure.message()),
    }
}

/// The variable `answer` at a place. A field that is not shown has no answer: its list is empty,
/// its text is empty, its single value is absent. So has one that was left open, once nothing is
/// unknown any more.
fn answers(case: &Case<'_>, place: Place<'_>, shown: &[bool]) -> Value {
    let given = case.answers.of(place.id());
    let touched = match case.meaning {
        Meaning::Working { touched } => Some(touched),
        Meaning::Submission => None,
    };
    let scope = super::sheet::scope(place);
    let fields = case.guideline.fields.iter().zip(shown).zip(&case.facts.fields);
    let entries = fields.filter(|((field, _), _)| field.scope == scope).filter_map(
        |((field, shown), (key, unknown))| {
            let given = given.filter(|_| *shown);
            let waits = || *shown && waits(touched, place, field);
            Some((key.clone(), value(field, given, waits, unknown)?))
        },
    );
    Value::map(entries)
}

/// Whether nobody has touched this field yet, in a meaning in which that makes it unknown.
fn waits(
    touched: Option<&SortedSet<super::answers::Place>>,
    place: Place<'_>,
    field: &Field,
) -> bool {
    touched.is_some_and(|touched| {
        !touched.contains(&super::answers::Place {
            result: place.id().map(str::to_owned),
            field: field.id.clone(),
        })
    })
}

fn value(
    field: &Field,
    given: Option<&FieldAnswers>,
    waits: impl Fn() -> bool,
    unknown: &Value,
) -> Option<Value> {
    if let Some(answer) = given.and_then(|given| given.get(&field.id)) {
        return Some(of_answer(answer));
    }
    if waits() {
        return Some(unknown.clone());
    }
    match field.kind {
        FieldKind::Choices { .. } | FieldKind::Taxonomy { .. } | FieldKind::Span { .. } => {
            Some(Value::list([]))
        }
        FieldKind::Text { .. } => Some(Value::string("")),
        FieldKind::Choice { .. } | FieldKind::Scale { .. } | FieldKind::Number { .. } => None,
    }
}

fn of_answer(answer: &Answer) -> Value {
    match answer {
        Answer::Choice(id) => Value::string(id.as_str()),
        Answer::Choices(ids) | Answer::Taxonomy(ids) => {
            Value::list(ids.iter().map(|id| Value::string(id.as_str())))
        }
        Answer::Scale(step) => Value::Int(*step),
        Answer::Number(value) => Value::Double(*value),
        Answer::Text(text) => Value::string(text.as_str()),
        Answer::Spans(marks) => Value::list(marks.iter().map(of_mark)),
    }
}

/// A mark as rules see it; one without a label has none, so that `has` can ask.
fn of_mark(mark: &SpanMark) -> Value {
    let label = mark.label.as_deref().map(|label| ("label", Value::string(label)));
    let own = [
        ("start", Value::Int(mark.start.into())),
        ("end", Value::Int(mark.end.into())),
        ("quote", Value::string(mark.quote.as_str())),
    ];
    Value::map(own.into_iter().chain(label))
}

/// A value as people read it: lists item by item, nothing of what has no short form.
fn readable(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.is_empty()).then(|| text.to_string()),
        Value::Int(value) => Some(value.to_string()),
        Value::Double(value) => Some(plain(*value)),
        Value::Bool(value) => Some(value.to_string()),
        Value::List(items) => {
            let items: Vec<String> = items.iter().filter_map(readable).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Null | Value::Map(_) | Value::Unknown(_) => None,
    }
}
