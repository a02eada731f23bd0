//! Judgments as a table: one line for each judged result, a column for each field.

use super::cell::safe;
use super::judged::{self, Judged};
use super::{Export, finished};
use crate::serve::store::Store;
use gradeglass_engine::judging::{Answer, FieldAnswers, JudgedAt, Judgment, Outcome, SpanMark};
use serde_json::{Value, json};
use std::io::Write;

/// The columns before those of the fields.
const COLUMNS: [&str; 16] = [
    "judgment",
    "guideline",
    "version",
    "task",
    "topic",
    "query",
    "result",
    "annotator",
    "mode",
    "outcome",
    "reason",
    "judged_at",
    "submitted_at",
    "active_ms",
    "supersedes",
    "broken_rules",
];

/// Writes the table.
pub async fn write(export: &Export, store: &Store) -> Result<(), String> {
    let all = judged::read(export, store).await?;
    let fields = fields_of(&all);
    let mut lines = csv::Writer::from_writer(export.output()?);
    let names = fields.iter().map(|field| format!("answer.{field}"));
    let head = COLUMNS.iter().map(|name| (*name).to_owned()).chain(names);
    put(lines.write_record(head))?;
    for judged in &all {
        for result in results_of(&judged.judgment) {
            put(lines.write_record(line(judged, result, &fields)))?;
        }
    }
    let mut output = lines.into_inner().map_err(|error| error.to_string())?;
    finished(output.flush())
}

fn put(written: csv::Result<()>) -> Result<(), String> {
    match written.map_err(csv::Error::into_kind) {
        Ok(()) => Ok(()),
        Err(csv::ErrorKind::Io(error)) => finished(Err(error)),
        Err(other) => Err(format!("The export cannot be written: {other:?}.")),
    }
}

/// All fields of all guidelines, in the order in which they are asked.
fn fields_of(all: &[Judged]) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    let asked = all.iter().flat_map(|judged| &judged.guideline.fields);
    for field in asked {
        if !fields.contains(&field.id) {
            fields.push(field.id.clone());
        }
    }
    fields
}

/// One line for each result with answers; one without a result where there are none.
fn results_of(judgment: &Judgment) -> Vec<Option<&str>> {
    let results = judgment.answers.results.keys();
    let results: Vec<Option<&str>> = results.map(|result| Some(result.as_str())).collect();
    if results.is_empty() { vec![None] } else { results }
}

fn line(judged: &Judged, result: Option<&str>, fields: &[String]) -> Vec<String> {
    let judgment = &judged.judgment;
    let text = |text: &str| safe(text).into_owned();
    let viewed = result.and_then(|result| judgment.viewing.get(result));
    let mut cells = vec![
        text(&judgment.id),
        text(&judgment.guideline.id),
        text(&judgment.guideline.version),
        text(&judgment.task.id),
        text(&judged.query.topic),
        text(&judged.query.text),
        text(result.unwrap_or_default()),
        text(&judgment.annotator),
        text(&judgment.mode),
        outcome(judgment.outcome).into(),
        text(judgment.reason.as_deref().unwrap_or_default()),
        viewed.map_or("", |viewing| judged_at(viewing.judged_at)).into(),
        text(&judgment.timing.submitted_at),
        judgment.timing.active_ms.to_string(),
        text(judgment.supersedes.as_deref().unwrap_or_default()),
        broken(judgment, result),
    ];
    let of_result = result.and_then(|result| judgment.answers.results.get(result));
    cells.extend(fields.iter().map(|field| answer(&judgment.answers.task, of_result, field)));
    cells
}

/// The rules that were broken at submission and spoke of this result or of the whole task.
fn broken(judgment: &Judgment, result: Option<&str>) -> String {
    let findings = judgment.findings.iter();
    let here = findings
        .filter(|finding| finding.result.is_none() || finding.result.as_deref() == result)
        .map(|finding| Value::from(finding.rule.as_str()));
    let rules: Vec<Value> = here.collect();
    if rules.is_empty() { String::new() } else { Value::from(rules).to_string() }
}

fn answer(task: &FieldAnswers, result: Option<&FieldAnswers>, field: &str) -> String {
    let found = result.and_then(|answers| answers.get(field)).or_else(|| task.get(field));
    found.map_or_else(String::new, cell)
}

/// Lists are JSON; numbers are numbers; everything else is text.
fn cell(answer: &Answer) -> String {
    match answer {
        Answer::Choice(option) => safe(option).into_owned(),
        Answer::Choices(ids) | Answer::Taxonomy(ids) => Value::from(ids.clone()).to_string(),
        Answer::Scale(step) => step.to_string(),
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => safe(text).into_owned(),
        Answer::Spans(marks) => Value::from(marks.iter().map(mark).collect::<Vec<_>>()).to_string(),
    }
}

fn mark(mark: &SpanMark) -> Value {
    let mut value = json!({ "start": mark.start, "end": mark.end, "quote": mark.quote });
    if let (Some(members), Some(label)) = (value.as_object_mut(), &mark.label) {
        members.insert("label".into(), label.as_str().into());
    }
    value
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Judged => "judged",
        Outcome::Skipped => "skipped",
        Outcome::CannotJudge => "cannot_judge",
        Outcome::Escalated => "escalated",
    }
}

fn judged_at(level: JudgedAt) -> &'static str {
    match level {
        JudgedAt::Metadata => "metadata",
        JudgedAt::Preview => "preview",
        JudgedAt::Paraphrase => "paraphrase",
        JudgedAt::Lens => "lens",
        JudgedAt::Softened => "softened",
        JudgedAt::Full => "full",
        JudgedAt::FullSound => "full_sound",
    }
}
