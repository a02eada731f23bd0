//! The official CEL conformance table: every row inside the profile gives what the table says, and
//! every row outside is told apart by what it contains, never by what our engine makes of it.
//!
//! `tests/conformance-outside.md` lists the rows outside with the reason; it is written by this
//! test when `GRADEGLASS_WRITE=1` is set, and compared otherwise.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_engine::expression::{
    Environment, Key, Map, Outcome, Value, Variables, check, evaluate, parse,
};
use gradeglass_tests::profile::{self, assert_listed, type_of};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn cases() -> Option<Vec<Json>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data/cel-conformance/cel-cases.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("{} is not there: the conformance table was not tested", path.display());
        return None;
    };
    let mut table: Json = serde_json::from_str(&text).unwrap();
    Some(table["cases"].as_array_mut().unwrap().drain(..).collect())
}

#[test]
fn every_row_of_the_profile_gives_what_the_table_says() {
    let Some(cases) = cases() else { return };
    let mut wrong = Vec::new();
    let mut inside = 0;
    for case in cases.iter().filter(|case| outside(case).is_none()) {
        inside += 1;
        if let Err(found) = conforms(case, case["expr"].as_str().unwrap()) {
            wrong.push(format!("{}: {} gives {found}", case["id"], case["expr"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {inside} rows:\n{}", wrong.len(), wrong.join("\n"));
    if cases.len() == KNOWN_ROWS {
        assert_eq!(inside, INSIDE, "rows inside the profile");
    }
}

/// How many rows the table has from which `conformance-outside.md` was written.
const KNOWN_ROWS: usize = 1725;
/// How many of them lie inside the profile.
const INSIDE: usize = 417;

/// `dyn(x)` only tells the checker to look away, so taking it out leaves the value as it is. This
/// brings the comparisons across types into the test.
#[test]
fn rows_outside_only_for_dyn_give_what_the_table_says_without_it() {
    let Some(cases) = cases() else { return };
    let mut tested = 0;
    for case in &cases {
        let without = case["expr"].as_str().unwrap().replace("dyn(", "(");
        let mut plain = case.clone();
        plain["expr"] = Json::from(without.as_str());
        if outside(case).is_some() && outside(&plain).is_none() {
            tested += 1;
            let result = conforms(&plain, &without);
            assert_eq!(result, Ok(()), "{}: {without}", case["id"]);
        }
    }
    assert!(tested >= 50, "only {tested} rows");
}

#[test]
fn what_lies_outside_the_profile_is_refused_with_a_fault() {
    let Some(cases) = cases() else { return };
    let in_the_bindings =
        ["names with dots", "a container", "values of types", "macros switched off"];
    for case in &cases {
        let Some(reason) = outside(case) else { continue };
        if in_the_bindings.iter().any(|start| reason.starts_with(start)) {
            continue;
        }
        let source = case["expr"].as_str().unwrap();
        let parsed = parse(source);
        let mut faults = parsed.faults;
        if let Some(expression) = parsed.expression {
            faults.extend(check(&expression, &Environment::new()).faults);
        }
        assert!(!faults.is_empty(), "{} ({reason}): {source}", case["id"]);
    }
}

#[test]
fn the_list_of_rows_outside_is_up_to_date() {
    let Some(cases) = cases() else { return };
    if cases.len() != KNOWN_ROWS {
        return println!("the table has {} rows, not {KNOWN_ROWS}: list not compared", cases.len());
    }
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in &cases {
        if let Some(reason) = outside(case) {
            reasons.entry(reason).or_default().push(case["id"].as_str().unwrap().into());
        }
    }
    let page = String::from(
        "# Rows of the CEL conformance table outside the profile\n\n\
         Written by `tests/conformance.rs` from 1,725 rows of google/cel-spec 508bd98. The other \
         417 lie inside, and pass.\n",
    );
    assert_listed("conformance-outside.md", page, &reasons);
}

/// Runs one row.
fn conforms(case: &Json, source: &str) -> Result<(), String> {
    let expect = &case["expect"];
    let Some(expression) = parse(source).usable() else {
        let refused = format!("{:?}", parse(source).faults);
        return if expect["kind"] == "error" { Ok(()) } else { Err(refused) };
    };
    let printed = expression.to_source();
    let again = parse(&printed).usable().ok_or_else(|| format!("unreadable print {printed}"))?;
    if again.root() != expression.root() {
        return Err(format!("print {printed} that reads back to something else"));
    }
    let outcome = match case["check_only"] == true {
        true => None,
        false => Some(evaluate(&expression, &bindings(case))),
    };
    if expect["kind"] == "typed" {
        let checked = check(&expression, &Environment::new());
        let wanted = type_of(&expect["type"]).ok_or("an unreadable type")?;
        if checked.type_ != wanted {
            return Err(format!("{:?}", checked.type_));
        }
    }
    match (outcome, expect.get("value").map(value)) {
        (Some(Outcome::Error(_)), _) if expect["kind"] == "error" => Ok(()),
        (Some(Outcome::Value(found)), Some(Some(wanted))) if same(&found, &wanted) => Ok(()),
        (None, _) => Ok(()),
        (outcome, wanted) => Err(format!("{outcome:?}, not {wanted:?}")),
    }
}

/// Equality of representation: number types apart, NaN equal to NaN, -0.0 apart from 0.0.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Double(a), Value::Double(b)) => {
            (a.is_nan() && b.is_nan()) || a.to_bits() == b.to_bits()
        }
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter().zip(b.iter()).all(|((k, v), (l, w))| k == l && same(v, w))
        }
        _ => left == right,
    }
}

fn bindings(case: &Json) -> Variables {
    let mut variables = Variables::new();
    for (name, bound) in case["bindings"].as_object().unwrap() {
        variables.set(name.clone(), value(&bound["value"]).unwrap());
    }
    variables
}

/// A value in ProtoJSON of `cel.expr.Value`; none of a type that the profile lacks.
fn value(json: &Json) -> Option<Value> {
    let (kind, content) = json.as_object()?.iter().next()?;
    Some(match kind.as_str() {
        "nullValue" => Value::Null,
        "boolValue" => Value::Bool(content.as_bool()?),
        "int64Value" => Value::Int(content.as_str()?.parse().ok()?),
        "doubleValue" => Value::Double(match content {
            Json::String(text) => text.parse().ok()?,
            number => number.as_f64()?,
        }),
        "stringValue" => Value::string(content.as_str()?),
        "listValue" => {
            let items = content.get("values").and_then(Json::as_array);
            Value::list(items.into_iter().flatten().map(value).collect::<Option<Vec<_>>>()?)
        }
        "mapValue" => {
            let entries = content.get("entries").and_then(Json::as_array);
            let entries = entries
                .into_iter()
                .flatten()
                .map(|entry| Some((Key::of(&value(&entry["key"])?)?, value(&entry["value"])?)));
            Value::Map(Arc::new(Map::new(entries.collect::<Option<Vec<_>>>()?)))
        }
        _ => return None,
    })
}

/// Why a row lies outside the profile, from its text alone.
fn outside(case: &Json) -> Option<String> {
    if case["disable_macros"] == true {
        return Some("macros switched off".into());
    }
    if let Some(reason) = profile::outside(case["expr"].as_str().unwrap()) {
        return Some(reason);
    }
    let bindings = case["bindings"].as_object().unwrap();
    if bindings.values().any(|bound| value(&bound["value"]).is_none()) {
        return Some("values of types outside the profile".into());
    }
    if bindings.keys().any(|name| name.contains('.')) {
        return Some("names with dots".into());
    }
    let declared = case["type_env"].to_string().contains("messageType");
    (declared || case["container"] != "").then(|| "a container or declarations of messages".into())
}
