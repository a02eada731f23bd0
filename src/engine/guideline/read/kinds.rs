//! What is particular to each kind of field.

use super::{Reader, bool_of, count_of, shown};
use crate::document::At;
use crate::expression::{RecordField, Type};
use crate::guideline::{FieldKind, Inputs, Localized, Scope};

impl Reader {
    /// The kind of a field; none where it is unknown or reserved, which the shape has reported.
    pub(super) fn kind(&mut self, at: At<'_>, scope: Scope, inputs: &Inputs) -> Option<FieldKind> {
        match at.text_of("kind").as_str() {
            "choice" => Some(FieldKind::Choice { options: self.options(at, "options") }),
            "choices" => Some(self.choices(at)),
            "taxonomy" => Some(self.taxonomy(at)),
            "scale" => Some(self.scale(at)),
            "number" => Some(self.number(at)),
            "text" => Some(self.free_text(at)),
            "span" => Some(self.span(at, scope, inputs)),
            _ => None,
        }
    }

    fn choices(&mut self, at: At<'_>) -> FieldKind {
        let options = self.options(at, "options");
        let (min, max) = (count_of(at, "min"), count_of(at, "max"));
        self.ordered(at, min.map(f64::from), max.map(f64::from));
        self.positive(at, "max");
        let too_many =
            min.is_some_and(|min| usize::try_from(min).is_ok_and(|min| min > options.len()));
        if too_many && let Some(at) = at.get("min") {
            let message =
                format!("Nobody can choose {} of {} options.", text_of_int(at), options.len());
            self.problems.push(at.error("out-of-range", message));
        }
        FieldKind::Choices { options, min, max }
    }

    fn taxonomy(&mut self, at: At<'_>) -> FieldKind {
        self.positive(at, "max");
        FieldKind::Taxonomy { nodes: self.nodes(at), max: count_of(at, "max") }
    }

    fn scale(&mut self, at: At<'_>) -> FieldKind {
        let step = |key: &str| at.get(key).and_then(|value| value.int());
        let (min, max) = (step("min").unwrap_or(0), step("max").unwrap_or(0));
        if step("min").is_some() && step("max").is_some() && min >= max {
            self.swapped(at, "A scale runs from a lower step to a higher one.");
        }
        let labels =
            at.given("labels").map_or_else(Vec::new, |labels| self.steps(labels, min, max));
        FieldKind::Scale { min, max, labels }
    }

    fn steps(&mut self, at: At<'_>, min: i64, max: i64) -> Vec<(i64, Localized)> {
        let mut steps = Vec::new();
        for (entry, value) in at.entries() {
            let words = self.localized(value, &entry.key);
            match entry.key.parse::<i64>() {
                Ok(step) if (min..=max).contains(&step) => steps.push((step, words)),
                _ => {
                    let message =
                        format!("`{}` is not a step from {min} to {max}.", shown(&entry.key));
                    let mut problem = value.error("unknown-step", message);
                    problem.span = entry.key_span.or(problem.span);
                    self.problems.push(problem);
                }
            }
        }
        crate::order::sort(&mut steps, &|(one, _), (other, _)| one.cmp(other));
        steps
    }

    fn number(&mut self, at: At<'_>) -> FieldKind {
        let bound = |key: &str| at.get(key).and_then(|value| value.number());
        let (min, max) = (bound("min"), bound("max"));
        self.ordered(at, min, max);
        FieldKind::Number { min, max, unit: self.text(at, "unit") }
    }

    fn free_text(&mut self, at: At<'_>) -> FieldKind {
        self.positive(at, "max_length");
        FieldKind::Text {
            max_length: count_of(at, "max_length"),
            multiline: bool_of(at, "multiline"),
        }
    }

    fn span(&mut self, at: At<'_>, scope: Scope, inputs: &Inputs) -> FieldKind {
        self.positive(at, "max");
        if let Some(of) = at.get("of") {
            self.marked_text(of, scope, inputs);
        }
        let labels =
            if at.given("labels").is_some() { self.options(at, "labels") } else { Vec::new() };
        FieldKind::Span { of: at.text_of("of"), labels, max: count_of(at, "max") }
    }

    /// `of` names a text among the inputs: of the query, the task, or the result that is judged.
    fn marked_text(&mut self, at: At<'_>, scope: Scope, inputs: &Inputs) {
        let Some(path) = at.text() else { return };
        let (part, name) = path.split_once('.').unwrap_or((path, ""));
        let name = if part == "result" { name.strip_prefix("data.").unwrap_or(name) } else { name };
        let known: &[RecordField] = match part {
            "query" => &inputs.query,
            "task" => &inputs.task,
            "result" if scope == Scope::Result => &inputs.result_data,
            _ => &[],
        };
        match known.iter().find(|input| input.name.as_ref() == name) {
            Some(input) if matches!(input.type_, Type::String | Type::Dyn) => {}
            Some(_) => {
                let message =
                    format!("`{}` is not a text, so nothing in it can be marked.", shown(path));
                self.problems.push(at.error("not-a-text", message));
            }
            None => self.no_such_text(at, path, scope, inputs),
        }
    }

    fn no_such_text(&mut self, at: At<'_>, path: &str, scope: Scope, inputs: &Inputs) {
        if scope == Scope::Task && path.starts_with("result.") {
            let message =
                "A field of scope task is asked once, so it cannot mark one result's text.";
            self.problems.push(at.error("unknown-input", message).suggest("write `scope: result`"));
            return;
        }
        let names = |part: &str, inputs: &[RecordField]| {
            let texts = inputs.iter().filter(|input| input.type_ == Type::String);
            texts.map(|input| format!("{part}.{}", input.name)).collect::<Vec<_>>()
        };
        let result =
            if scope == Scope::Result { names("result", &inputs.result_data) } else { Vec::new() };
        let known = [names("query", &inputs.query), names("task", &inputs.task), result].concat();
        let message = format!("`{}` is not a text among the `inputs`.", shown(path));
        self.unknown(at, "unknown-input", message, path, known.iter().map(String::as_str));
    }

    fn ordered(&mut self, at: At<'_>, min: Option<f64>, max: Option<f64>) {
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.swapped(at, "`min` is greater than `max`.");
        }
    }

    fn swapped(&mut self, at: At<'_>, message: &str) {
        let place = at.get("min");
        let problem = place.as_ref().unwrap_or(&at).error("min-above-max", message);
        self.problems.push(problem.suggest("swap the two"));
    }

    fn positive(&mut self, at: At<'_>, key: &str) {
        if let Some(value) = at.get(key)
            && value.int() == Some(0)
        {
            let message = format!("With `{key}: 0` nothing could be answered.");
            self.problems.push(value.error("out-of-range", message));
        }
    }
}

fn text_of_int(at: At<'_>) -> String {
    at.int().unwrap_or_default().to_string()
}
