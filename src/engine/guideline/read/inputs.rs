//! The types of what a task brings.

use super::Reader;
use crate::document::{At, closest, shown};
use crate::expression::{RecordField, Type};
use crate::guideline::Inputs;

/// Lists of lists of lists: deeper than this nobody means it.
const DEEPEST: usize = 8;

const NAMES: [&str; 7] = ["string", "int", "double", "bool", "list", "map", "any"];

impl Reader {
    pub(super) fn inputs(&mut self, at: At<'_>) -> Inputs {
        let Some(inputs) = at.given("inputs") else { return Inputs::default() };
        let result = inputs.given("result");
        let in_result = |key: &'static str| result.as_ref().and_then(|result| result.given(key));
        Inputs {
            query: inputs.given("query").map_or_else(Vec::new, |part| self.types(part)),
            card: in_result("card").and_then(|card| card.text()).map(str::to_owned),
            result_data: in_result("data").map_or_else(Vec::new, |part| self.types(part)),
            task: inputs.given("task").map_or_else(Vec::new, |part| self.types(part)),
        }
    }

    fn types(&mut self, at: At<'_>) -> Vec<RecordField> {
        at.entries().map(|(entry, value)| self.input(&entry.key, value)).collect()
    }

    fn input(&mut self, name: &str, at: At<'_>) -> RecordField {
        // What is no text at all has been reported, and could be of any type.
        let written = at.text().unwrap_or("any?");
        let (inner, optional) = match written.trim().strip_suffix('?') {
            Some(inner) => (inner, true),
            None => (written.trim(), false),
        };
        let type_ = read_type(inner, DEEPEST).unwrap_or_else(|unknown| {
            let message = format!("`{}` is not a type.", shown(unknown));
            let problem = at.error("unknown-type", message);
            self.problems.push(match closest(unknown, NAMES) {
                Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
                None => problem.suggest(
                    "types are `string`, `int`, `double`, `bool`, `list<…>`, `map<…>` and `any`, with `?` at the end for what may be absent",
                ),
            });
            Type::Dyn
        });
        RecordField { name: name.into(), type_, optional }
    }
}

/// A type by name; the part that is none, otherwise.
fn read_type(written: &str, deepest: usize) -> Result<Type, &str> {
    let written = written.trim();
    let inside = |open: &str| written.strip_prefix(open).and_then(|rest| rest.strip_suffix('>'));
    match written {
        _ if deepest == 0 => Err(written),
        "string" => Ok(Type::String),
        "int" => Ok(Type::Int),
        "double" => Ok(Type::Double),
        "bool" => Ok(Type::Bool),
        "any" => Ok(Type::Dyn),
        "list" => Ok(Type::list(Type::Dyn)),
        "map" => Ok(Type::map(Type::Dyn)),
        _ => match (inside("list<"), inside("map<")) {
            (Some(item), _) => read_type(item, deepest - 1).map(Type::list),
            (_, Some(value)) => read_type(value, deepest - 1).map(Type::map),
            _ => Err(written),
        },
    }
}
