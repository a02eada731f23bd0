//! Tasks under a guideline: texts of a CSV file become what its inputs ask for, and everything is
//! read once as a collector would read it.

use super::document;
use gradeglass_engine::expression::{RecordField, Type};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_wire::{Format, read_tasks, read_text};
use serde_json::Value;

/// The tasks with values of the types that the guideline asks for.
///
/// # Errors
/// What a collector would say of them.
pub fn checked(
    mut tasks: Vec<Value>,
    guideline: Option<&Guideline>,
) -> Result<Vec<Value>, Vec<String>> {
    if let Some(guideline) = guideline {
        tasks.iter_mut().for_each(|task| convert_task(task, guideline));
    }
    let text = document(&tasks).to_string();
    let read = read_text(&text, Format::Json);
    let problems = match &read.node {
        Some(node) => read_tasks(node, guideline).1,
        None => read.problems,
    };
    let errors: Vec<String> = problems.iter().filter_map(told).collect();
    if errors.is_empty() { Ok(tasks) } else { Err(errors) }
}

fn told(problem: &Problem) -> Option<String> {
    let suggestion = problem.suggestion.iter().map(|text| format!(" {text}")).collect::<String>();
    let said = format!("{}: {}{suggestion}", problem.path, problem.message);
    (problem.weight == Weight::Error).then_some(said)
}

fn convert_task(task: &mut Value, guideline: &Guideline) {
    if let Some(query) = task.get_mut("query") {
        convert(query, &guideline.inputs.query);
    }
    let results = task.get_mut("results").and_then(Value::as_array_mut);
    for data in results.into_iter().flatten().filter_map(|result| result.get_mut("data")) {
        convert(data, &guideline.inputs.result_data);
    }
}

fn convert(values: &mut Value, fields: &[RecordField]) {
    for RecordField { name, type_, .. } in fields {
        let Some(values) = values.as_object_mut() else { return };
        let Some(text) = values.get(&**name).and_then(Value::as_str) else { continue };
        match as_type(text.trim(), type_) {
            Some(Value::Null) => values.remove(&**name),
            Some(converted) => values.insert(name.to_string(), converted),
            None => None,
        };
    }
}

/// The value that `text` writes in this type; none where it is a text for this type as well.
fn as_type(text: &str, kind: &Type) -> Option<Value> {
    match kind {
        // An empty cell is an absent value.
        Type::Bool | Type::Int | Type::Double if text.is_empty() => Some(Value::Null),
        Type::Bool => text.to_ascii_lowercase().parse::<bool>().ok().map(Value::from),
        Type::Int => text.parse::<i64>().ok().map(Value::from),
        Type::Double => {
            text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from)
        }
        Type::List(_) | Type::Map(..) | Type::Record(_) => serde_json::from_str(text).ok(),
        Type::Null | Type::String | Type::Choice(_) | Type::Dyn => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, type_: Type) -> RecordField {
        RecordField { name: name.into(), type_, optional: true }
    }

    #[test]
    fn texts_become_what_the_inputs_ask_for() {
        let types = [
            field("price", Type::Double),
            field("stock", Type::Bool),
            field("title", Type::String),
        ];
        let mut values = serde_json::json!({ "price": " 9.50", "stock": "TRUE", "title": "300" });
        convert(&mut values, &types);
        assert_eq!(values, serde_json::json!({ "price": 9.5, "stock": true, "title": "300" }));
    }

    #[test]
    fn an_empty_cell_is_an_absent_number_and_a_wrong_one_stays_to_be_refused() {
        let types = [field("price", Type::Double), field("rank", Type::Int)];
        let mut values = serde_json::json!({ "price": "", "rank": "first" });
        convert(&mut values, &types);
        assert_eq!(values, serde_json::json!({ "rank": "first" }));
    }
}
