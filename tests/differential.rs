//! Random rules over random judgments: our engine beside the crate `cel`, and against itself.

// Helpers of tests fail their test as tests do.
#![allow(clippy::expect_used, clippy::panic)]

use cel::{Context, Program};
use gradeglass_engine::expression::{
    Bindings, FailureKind, Key, Outcome, Type, Value, check, evaluate, parse,
};
use gradeglass_engine::problem::Weight;
use gradeglass_tests::rules::{Judgment, environment, judgment, rule};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

fn to_cel(value: &Value) -> cel::Value {
    match value {
        Value::Null | Value::Unknown(_) => cel::Value::Null,
        Value::Bool(value) => cel::Value::Bool(*value),
        Value::Int(value) => cel::Value::Int(*value),
        Value::Double(value) => cel::Value::Float(*value),
        Value::String(value) => cel::Value::String(Arc::new(value.to_string())),
        Value::List(items) => cel::Value::List(Arc::new(items.iter().map(to_cel).collect())),
        Value::Map(map) => {
            let entries = map.iter().map(|(key, value)| {
                let key = match key {
                    Key::Bool(key) => cel::objects::Key::Bool(*key),
                    Key::Int(key) => cel::objects::Key::Int(*key),
                    Key::String(key) => cel::objects::Key::String(Arc::new(key.to_string())),
                };
                (key, to_cel(value))
            });
            let map = Arc::new(entries.collect::<HashMap<_, _>>());
            cel::Value::Map(cel::objects::Map { map })
        }
    }
}

/// What the other engine makes of a rule: true, false, or no value.
fn other_engine(source: &str, judgment: &Judgment) -> Option<bool> {
    let program = Program::compile(source).expect("the other engine reads every rule of ours");
    let variables = judgment.submitted();
    let mut context = Context::default();
    for name in ["answer", "results"] {
        let value = variables.get(name).expect("both variables are there");
        context.add_variable_from_value(name, to_cel(value));
    }
    match program.execute(&context) {
        Ok(cel::Value::Bool(value)) => Some(value),
        Ok(other) => panic!("`{source}` gives {other:?}"),
        Err(_) => None,
    }
}

fn own_engine(source: &str, bindings: &dyn Bindings) -> Outcome {
    let expression = parse(source).usable().expect("every rule is of the profile");
    evaluate(&expression, bindings)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_agree_on_every_rule(source in rule(), judgment in judgment()) {
        let own = match own_engine(&source, &judgment.submitted()) {
            Outcome::Value(Value::Bool(value)) => Some(value),
            Outcome::Error(_) => None,
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        prop_assert_eq!(own, other_engine(&source, &judgment));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_early_stays_true(source in rule(), judgment in judgment()) {
        let submitted = own_engine(&source, &judgment.submitted());
        match own_engine(&source, &judgment.in_work()) {
            Outcome::Unknown(paths) => prop_assert!(!paths.is_empty()),
            Outcome::Value(early) => prop_assert_eq!(Outcome::Value(early), submitted),
            Outcome::Error(_) => prop_assert!(matches!(submitted, Outcome::Error(_))),
        }
    }

    #[test]
    fn the_order_of_conditions_does_not_matter(
        left in rule(), right in rule(), judgment in judgment(), or in any::<bool>()
    ) {
        let sign = if or { "||" } else { "&&" };
        let forth = own_engine(&format!("({left}) {sign} ({right})"), &judgment.in_work());
        let back = own_engine(&format!("({right}) {sign} ({left})"), &judgment.in_work());
        match (&forth, &back) {
            (Outcome::Error(_), Outcome::Error(_)) => {}
            _ => prop_assert_eq!(forth, back),
        }
    }

    #[test]
    fn a_rule_that_the_checker_passes_never_meets_a_wrong_type_or_an_absent_field(
        source in rule(), judgment in judgment()
    ) {
        let expression = parse(&source).usable().expect("every rule is of the profile");
        // The lists of a random judgment are short, so that nesting them is not too costly.
        let checked = check(&expression, &environment().with_list_size(4));
        // Random texts beside a choice are rightly refused; they are no wrong types.
        let errors: Vec<_> = checked
            .faults
            .iter()
            .filter(|fault| fault.weight == Weight::Error && fault.code != "unknown-option")
            .collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
        prop_assert_eq!(checked.type_, Type::Bool);
        let warned = checked.faults.iter().any(|fault| fault.code == "may-be-absent");
        if let Outcome::Error(failure) = evaluate(&expression, &judgment.submitted()) {
            prop_assert!(failure.kind != FailureKind::WrongType, "{:?}", failure);
            prop_assert!(warned || failure.kind != FailureKind::Absent, "{:?}", failure);
        }
    }

    #[test]
    fn what_the_checker_says_is_there_is_there(source in rule(), judgment in judgment()) {
        let expression = parse(&source).usable().expect("every rule is of the profile");
        let present = check(&expression, &environment()).present;
        let variables = judgment.submitted();
        if evaluate(&expression, &variables).is_true() {
            for path in present {
                let asked = own_engine(&format!("has({path})"), &variables);
                prop_assert!(asked.is_true(), "{} is {:?}", path, asked);
            }
        }
    }

    #[test]
    fn a_printed_rule_reads_back_to_the_same(source in rule()) {
        let expression = parse(&source).usable().expect("every rule is of the profile");
        let printed = expression.to_source();
        let again = parse(&printed).usable();
        prop_assert_eq!(again.map(|again| again.root().clone()), Some(expression.root().clone()));
    }
}
