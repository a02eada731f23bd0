//! The rows of cel-spec for parsers and checkers, with what the engine in Go makes of them: the same
//! tree, the same type, the same refusals.
//!
//! `tests/suites-outside.md` lists the rows outside the profile with the reason; it is written by
//! this test when `GRADEGLASS_WRITE=1` is set, and compared otherwise. The rows come from npm
//! (`tests/backends`); where they are not installed the test says so.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_engine::expression::{
    Environment, Expression, Operator, Term, TermKind, Type, Value, check, parse,
};
use gradeglass_engine::problem::Weight;
use gradeglass_tests::profile::{self, assert_listed, type_of};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn rows() -> Option<Vec<Json>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("backends");
    if !folder.join("node_modules/@bufbuild/cel-spec").exists() {
        println!("npm has not brought cel-spec to {}: not tested", folder.display());
        return None;
    }
    let run = Command::new("node").arg("suites.mjs").current_dir(folder).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = String::from_utf8(run.stdout).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn source(row: &Json) -> &str {
    row["expr"].as_str().unwrap()
}

#[test]
fn what_the_parser_in_go_reads_is_read_as_the_same_tree_and_nothing_else_is() {
    let Some(rows) = rows() else { return };
    let mut wrong = Vec::new();
    let (mut read, mut refused) = (0, 0);
    for row in rows.iter().filter(|row| outside(row).is_none()) {
        let found = parse(source(row)).usable();
        match (row["ast"].as_str(), &found) {
            (None, None) => refused += 1,
            (Some(tree), Some(found)) if is_same_tree(tree, found) => read += 1,
            (tree, _) => wrong.push(format!(
                "{} {:?}\n  Go:   {:?}\n  ours: {:?}",
                row["id"],
                source(row),
                tree.map(bare),
                found.as_ref().map(|found| written(found.source(), found.root()))
            )),
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    println!("{read} trees, {refused} refusals");
    assert!(read > 50 && refused > 10);
}

#[test]
fn what_the_checker_in_go_types_has_the_same_type_and_what_it_refuses_is_refused() {
    let Some(rows) = rows() else { return };
    let mut wrong = Vec::new();
    let (mut typed, mut refused) = (0, 0);
    for row in rows.iter().filter(|row| outside(row).is_none() && row["ast"].is_string()) {
        let Some(expression) = parse(source(row)).usable() else { continue };
        let checked = check(&expression, &environment(row).unwrap());
        let faults = checked.faults.iter().any(|fault| fault.weight == Weight::Error);
        match (row["type"].as_str().filter(|_| row["error"].is_null()), faults) {
            (Some(type_), false) if spelled(&checked.type_) == type_ => typed += 1,
            (None, true) => refused += 1,
            (type_, _) => wrong.push(format!(
                "{} {:?}\n  Go:   {:?} {}\n  ours: {} {:?}",
                row["id"],
                source(row),
                type_,
                row["error"],
                spelled(&checked.type_),
                checked.faults
            )),
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    println!("{typed} types, {refused} refusals");
    assert!(typed > 30 && refused > 10);
}

#[test]
fn the_list_of_rows_outside_is_up_to_date() {
    let Some(rows) = rows() else { return };
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &rows {
        if let Some(reason) = outside(row) {
            reasons.entry(reason).or_default().push(row["id"].as_str().unwrap().into());
        }
    }
    let all: usize = reasons.values().map(Vec::len).sum();
    let page = format!(
        "# Rows of cel-spec for parsers and checkers outside the profile\n\n\
         Written by `tests/cel_suites.rs` from {} rows of npm's @bufbuild/cel-spec 0.6.1. The other \
         {} lie inside, and pass.\n",
        rows.len(),
        rows.len() - all
    );
    assert_listed("suites-outside.md", page, &reasons);
}

/// Rows in which the type of an empty list or map follows from what stands beside it.
const EMPTY: [&str; 3] = [
    "[] + [1,2,3,] + [4]",
    "[].map(x, [].map(y, x in y && y in x))",
    "[{}.map(c,c,c)]+[{}.map(c,c,c)]",
];

/// Why a row lies outside the profile.
fn outside(row: &Json) -> Option<String> {
    if let Some(reason) = profile::outside(source(row)) {
        return Some(reason);
    }
    if ["iu", "ib"].contains(&source(row)) {
        return Some("declarations of types outside the profile".into());
    }
    if row["error"].as_str().is_some_and(|error| error.contains("recursion")) {
        return Some("bounds that the engine in Go was given, lower than ours".into());
    }
    if EMPTY.contains(&source(row)) {
        return Some("empty lists, of which Go finds out the type later: here it is any".into());
    }
    if row["container"].as_str().is_some_and(|container| !container.is_empty()) {
        return Some("a container".into());
    }
    environment(row).is_none().then(|| "declarations of types outside the profile".into())
}

/// The variables of a row; none, where one is of a type that the profile lacks.
fn environment(row: &Json) -> Option<Environment> {
    let mut environment = Environment::new();
    // The engine in Go declares these for all rows.
    for (name, type_) in [
        ("is", Type::String),
        ("ii", Type::Int),
        ("iz", Type::Bool),
        ("id", Type::Double),
        ("ix", Type::Null),
    ] {
        environment = environment.with(name, type_);
    }
    for declared in row["typeEnv"].as_array().into_iter().flatten() {
        let type_ = type_of(declared.get("ident")?.get("type")?)?;
        environment = environment.with(declared["name"].as_str()?, type_);
    }
    Some(environment)
}

/// A type as the engine in Go writes it.
fn spelled(type_: &Type) -> String {
    match type_ {
        Type::Null => "null".into(),
        Type::Bool => "bool".into(),
        Type::Int => "int".into(),
        Type::Double => "double".into(),
        Type::String => "string".into(),
        Type::List(item) => format!("list({})", spelled(item)),
        Type::Map(key, value) => format!("map({}, {})", spelled(key), spelled(value)),
        _ => "dyn".into(),
    }
}

/// Macros are not spelled out here, so of those only that they can be read is compared.
fn is_same_tree(tree: &str, expression: &Expression) -> bool {
    tree.contains("__comprehension__")
        || bare(tree) == written(expression.source(), expression.root())
}

/// A tree as the engine in Go prints it, without the kinds of its nodes and without blanks.
fn bare(tree: &str) -> String {
    let (mut out, mut rest) = (String::new(), tree);
    let mut quoted = false;
    while let Some(first) = rest.chars().next() {
        if !quoted && rest.starts_with("^#") {
            let end = rest[2..].find('#').map_or(rest.len(), |end| end + 3);
            rest = &rest[end..];
            continue;
        }
        let escape = quoted && first == '\\';
        let taken = rest.chars().take(if escape { 2 } else { 1 }).map(char::len_utf8).sum();
        quoted ^= first == '"';
        if quoted || !first.is_whitespace() {
            out.push_str(&rest[..taken]);
        }
        rest = &rest[taken..];
    }
    out
}

/// Our tree in the same form.
fn written(source: &str, term: &Term) -> String {
    let of = |term: &Term| written(source, term);
    let all = |terms: &[Term]| terms.iter().map(of).collect::<Vec<_>>().join(",");
    match &term.kind {
        TermKind::Literal(value) => literal(value),
        TermKind::Variable(name) => name.to_string(),
        TermKind::List(items) => format!("[{}]", all(items)),
        TermKind::Map(entries) => {
            let entry = |(key, value): &(Term, Term)| format!("{}:{}", of(key), of(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
        TermKind::Select(operand, field) => format!("{}.{field}", of(operand)),
        TermKind::Has(operand, field) => format!("{}.{field}~test-only~", of(operand)),
        TermKind::Index(operand, index) => format!("_[_]({},{})", of(operand), of(index)),
        TermKind::Not(operand) => format!("!_({})", of(operand)),
        TermKind::Negate(operand) => format!("-_({})", of(operand)),
        TermKind::And(members) => balanced("_&&_", &members.iter().map(of).collect::<Vec<_>>()),
        TermKind::Or(members) => balanced("_||_", &members.iter().map(of).collect::<Vec<_>>()),
        TermKind::Binary(operator, left, right) => {
            let name = match operator {
                Operator::In => "@in".to_owned(),
                other => format!("_{}_", other.symbol()),
            };
            format!("{name}({},{})", of(left), of(right))
        }
        TermKind::Conditional(parts) => format!("_?_:_({})", all(parts.as_slice())),
        TermKind::Call(function, arguments) => {
            let name = function.name();
            let is_global = source[term.range.clone()].starts_with(&format!("{name}("))
                || source[term.range.clone()].starts_with(&format!("{name} "));
            match arguments.split_first() {
                Some((first, rest)) if !is_global => {
                    format!("{}.{name}({})", of(first), all(rest))
                }
                _ => format!("{name}({})", all(arguments)),
            }
        }
        TermKind::Macro(_) | TermKind::Gap => String::new(),
    }
}

/// Chains are balanced in Go.
fn balanced(name: &str, members: &[String]) -> String {
    match members {
        [one] => one.clone(),
        _ => {
            let middle = members.len() / 2 + usize::from(members.len() % 2 == 1);
            let (left, right) = members.split_at(middle);
            format!("{name}({},{})", balanced(name, left), balanced(name, right))
        }
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Double(value) => value.to_string(),
        Value::String(text) => serde_json::to_string(text.as_ref())
            .unwrap()
            .replace("\\u0007", "\\a")
            .replace("\\u000b", "\\v"),
        other => format!("{other:?}"),
    }
}
