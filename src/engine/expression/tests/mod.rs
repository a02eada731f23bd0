//! What authors and annotators would notice of expressions.

mod checking;
mod parsing;
mod presence;
mod unknowns;
mod values;

use super::{
    Checked, Environment, Fault, Outcome, RecordField, Type, Value, Variables, check, evaluate,
    parse,
};

/// The variables of a small guideline: an optional grade, severity and price, a text, tags, spans,
/// and other results.
fn environment() -> Environment {
    let grade = || RecordField::optional("grade", Type::choice(["exact", "partial", "irrelevant"]));
    let span = Type::record([
        RecordField::present("start", Type::Int),
        RecordField::optional("label", Type::choice(["brand", "color"])),
    ]);
    let answer = Type::record([
        grade(),
        RecordField::present("reviewed", Type::choice(["yes", "no"])),
        RecordField::optional("severity", Type::Int),
        RecordField::optional("price", Type::Double),
        RecordField::present("note", Type::String),
        RecordField::present("tags", Type::list(Type::choice(["adult", "spam"]))),
        RecordField::present("evidence", Type::list(span)),
    ]);
    let item = Type::record([RecordField::present("answer", Type::record([grade()]))]);
    Environment::new()
        .with("answer", answer)
        .with("results", Type::list(item))
        .with("query", Type::map(Type::String))
        .with("task", Type::Dyn)
}

fn checked(source: &str) -> Checked {
    check(&parse(source).usable().unwrap(), &environment())
}

/// The faults of reading and checking, as "code at `source`: mend".
fn faults(source: &str) -> Vec<String> {
    let parsed = parse(source);
    let mut all = parsed.faults;
    all.extend(parsed.expression.map(|e| check(&e, &environment()).faults).unwrap_or_default());
    all.iter().map(|fault| shown(source, fault)).collect()
}

fn shown(source: &str, fault: &Fault) -> String {
    let mend = fault.suggestion.as_ref().map_or(String::new(), |mend| format!(": {mend}"));
    format!("{} at `{}`{mend}", fault.code, &source[fault.range.clone()])
}

fn run(source: &str, variables: &Variables) -> Outcome {
    evaluate(&parse(source).usable().unwrap(), variables)
}

/// The value of an expression without variables.
fn value(source: &str) -> Value {
    match run(source, &Variables::new()) {
        Outcome::Value(value) => value,
        other => panic!("`{source}`: {other:?}"),
    }
}

/// The code of the failure of an expression without variables.
fn failure(source: &str) -> &'static str {
    match run(source, &Variables::new()) {
        Outcome::Error(failure) => failure.code(),
        other => panic!("`{source}`: {other:?}"),
    }
}
