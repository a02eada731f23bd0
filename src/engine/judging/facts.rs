//! What a task brings, as values that rules can read: converted once, shared from then on.

use super::said::quotes;
use crate::document::Node;
use crate::expression::{Key, Map, RecordField, Type, Value};
use crate::guideline::{Field, Guideline, Inputs, RuleMessage, Scope};
use crate::protection::{Label, LabelSeverity};
use crate::sorted::SortedMap;
use crate::task::{ResultItem, Task};
use std::sync::Arc;

/// The values that stay the same while a task is judged.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// The variable `query`.
    pub query: Value,
    /// The variable `task`.
    pub task: Value,
    /// The variable `result`, by result id. Of two results with one id the first counts.
    results: SortedMap<String, Arc<Map>>,
    /// Each field's id as a key, and what stands for its answer while nobody has given one; by the
    /// field's index in the guideline.
    pub fields: Vec<(Arc<str>, Value)>,
    /// Whether anything of scope task reads `results`, so that the list is worth making.
    pub across: bool,
    /// Whether the words of any rule can quote a result, so that covers matter to them.
    pub quotes: bool,
}

impl Facts {
    /// The values of this task, numbers read as the guideline's inputs say.
    pub fn new(guideline: &Guideline, task: &Task) -> Self {
        let Inputs { query, task: own, result_data, .. } = &guideline.inputs;
        let data = record(result_data);
        let mut results = SortedMap::new();
        for result in &task.results {
            results.get_or_insert_with(result.id.clone(), || Arc::new(map_of(result, &data)));
        }
        let named = |field: &Field| {
            let unknown = Value::unknown(format!("answer.{}", field.id));
            (Arc::from(field.id.as_str()), unknown)
        };
        Self {
            query: part(task.query.as_ref(), query),
            task: part(task.data.as_ref(), own),
            results,
            fields: guideline.fields.iter().map(named).collect(),
            across: looks_across(guideline),
            quotes: guideline.rules.iter().any(|rule| quotes(&rule.message, guideline)),
        }
    }

    /// The variable `result`.
    pub fn result(&self, id: &str) -> Value {
        self.results.get(id).map_or(Value::Null, |map| Value::Map(map.clone()))
    }

    /// The item of `results` for a result with these answers.
    pub fn item(&self, id: &str, answer: Value) -> Value {
        let own = self.results.get(id).into_iter().flat_map(|map| map.iter());
        let own = own.map(|(key, value)| (key.clone(), value.clone()));
        let answer = (Key::String("answer".into()), answer);
        Value::Map(Arc::new(Map::new(own.chain([answer]))))
    }
}

fn record(parts: &[RecordField]) -> Type {
    Type::record(parts.iter().cloned())
}

fn part(node: Option<&Node>, types: &[RecordField]) -> Value {
    let empty = || Value::map::<&str>([]);
    node.map_or_else(empty, |node| Value::from_node_as(node, &record(types)))
}

/// A result as rules see it: its data and what stands beside the data, and nothing else.
fn map_of(result: &ResultItem, data: &Type) -> Map {
    let labels = result.labels.iter().flatten().map(label);
    let parts = [
        ("data", Value::from_node_as(&result.data, data)),
        ("position", Value::Int(result.position)),
        ("card", Value::string(result.card.as_str())),
        ("labels", Value::list(labels)),
    ];
    Map::new(parts.map(|(key, value)| (Key::String(key.into()), value)))
}

fn label(label: &Label) -> Value {
    let severity = label.severity.map(|severity| match severity {
        LabelSeverity::Low => "low",
        LabelSeverity::Medium => "medium",
        LabelSeverity::High => "high",
    });
    let parts = [
        Some(("category", Value::string(label.category.as_str()))),
        severity.map(|severity| ("severity", Value::string(severity))),
        label.confidence.map(|confidence| ("confidence", Value::Double(confidence))),
        label.source.as_deref().map(|source| ("source", Value::string(source))),
    ];
    Value::map(parts.into_iter().flatten())
}

/// Whether any expression of scope task reads `results`.
fn looks_across(guideline: &Guideline) -> bool {
    let rules = guideline.rules.iter().filter(|rule| rule.scope == Scope::Task);
    let of_rules = rules.flat_map(|rule| {
        let message = match &rule.message {
            RuleMessage::Expression(expression) => Some(expression),
            RuleMessage::Text(_) => None,
        };
        rule.condition.expressions().chain(message)
    });
    let of_fields = guideline.fields_of(Scope::Task).filter_map(|field| field.shown.as_ref());
    of_rules.chain(of_fields).flat_map(|expression| expression.reads()).any(|path| {
        path == "results" || path.starts_with("results[") || path.starts_with("results.")
    })
}
