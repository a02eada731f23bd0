//! Bad input as rules: nothing panics, nothing hangs, nothing exhausts the stack, every fault is told.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::expression::{
    MAX_BYTES, Outcome, Value, Variables, check, cost, evaluate, parse, template,
};
use gradeglass_tests::fuzzing::{hold, judgments};
use gradeglass_tests::rules::environment;
use gradeglass_tests::support::program::root;
use proptest::prelude::*;

/// The stack that WebAssembly gets by default.
const WASM_STACK: usize = 1 << 20;

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(WASM_STACK).spawn(work).unwrap().join().unwrap();
}

fn run(source: &str, variables: &Variables) -> Outcome {
    evaluate(&parse(source).usable().unwrap(), variables)
}

/// Everything that can be done with a source, in turn.
fn use_all(source: &str) {
    let parsed = parse(source);
    template(source);
    let Some(expression) = parsed.expression else { return };
    check(&expression, &environment());
    cost(&expression, 10);
    expression.reads();
    parse(&expression.to_source());
    evaluate(&expression, &Variables::new().with("answer", Value::unknown("answer")));
}

#[test]
fn what_must_hold_of_every_source_holds_of_the_corpus() {
    let judgments = judgments();
    let files = std::fs::read_dir(root().join("tests/corpus")).unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = texts.collect();
    let sources: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    assert!(sources.len() >= 18, "{}", sources.len());
    for source in sources {
        assert_eq!(hold(source, &judgments).err(), None, "{source}");
    }
}

#[test]
fn nesting_of_every_kind_is_refused_beyond_its_bound() {
    on_a_small_stack(|| {
        for (open, middle, close) in [
            ("(", "1", ")"),
            ("[", "1", "]"),
            ("{1: ", "1", "}"),
            ("!", "true", ""),
            ("-", "x", ""),
            (".", "x", ""),
            ("not ", "x", ""),
            ("size(", "x", ")"),
            ("has(x.y) && (", "x", ")"),
            ("true ? 1 : ", "2", ""),
            ("x[", "1", "]"),
            ("x.all(y, ", "true", ")"),
            ("1 + (2 * ", "3", ")"),
            ("", "x", ".y"),
            ("", "x", "[0]"),
            ("", "x", ".size()"),
            ("", "1", " + 1"),
            ("", "1", " == 1"),
            ("(", "1", ") + 1"),
            ("{", "", ""),
            ("[", "", ""),
            ("(", "", ""),
        ] {
            let source = open.repeat(10_000) + middle + &close.repeat(10_000);
            use_all(source.get(..MAX_BYTES).unwrap_or(&source));
            let short = open.repeat(1_000) + middle + &close.repeat(1_000);
            let faults = parse(&short).faults;
            let refused = faults.iter().any(|fault| fault.code == "too-deep");
            // Where every repeat is a fault of its own, the sixteenth ends the reading.
            assert!(refused || faults.len() == 16, "{open}{middle}{close}: {faults:?}");
            assert!(faults.len() <= 16);
        }
    });
}

#[test]
fn the_deepest_expression_allowed_runs_on_a_small_stack() {
    on_a_small_stack(|| {
        for (open, close) in [
            ("(true && (", "))"),
            ("![", "][0]"),
            ("[true].all(x, x && ", ")"),
            ("true ? true : ", ""),
        ] {
            let deep = (1..).map(|n| open.repeat(n) + "true" + &close.repeat(n));
            let deep = deep.take_while(|source| parse(source).faults.is_empty()).last().unwrap();
            assert!(deep.len() > 30 * open.len(), "{deep}");
            use_all(&deep);
            assert!(
                matches!(run(&deep, &Variables::new()), Outcome::Value(Value::Bool(_))),
                "{deep}"
            );
        }
    });
}

#[test]
fn long_chains_are_no_nesting() {
    let alternatives: Vec<String> = (0..1_000).map(|n| format!("x == {n}")).collect();
    let source = alternatives.join(" || ");
    assert!(run(&source, &Variables::new().with("x", Value::Int(999))).is_true());
}

#[test]
fn conditions_inside_conditions_are_checked_in_good_time() {
    let nested =
        |open: &str, close: &str| open.repeat(60) + "answer.grade == 'exact'" + &close.repeat(60);
    for source in
        [nested("(", " ? true : false)"), nested("(true && ", ") == true"), nested("query[", "]")]
    {
        use_all(&source);
    }
}

#[test]
fn too_long_a_source_is_one_fault() {
    let parsed = parse(&"a + ".repeat(MAX_BYTES));
    assert_eq!(parsed.faults.len(), 1);
    assert_eq!(parsed.faults[0].code, "too-long");
    let many = "[".to_string() + &"1,".repeat(20_000) + "1]";
    assert_eq!(parse(&many).faults[0].code, "too-long");
}

#[test]
fn what_would_take_too_long_is_stopped() {
    let source = "xs.all(a, xs.all(b, xs.all(c, xs.all(d, true))))";
    let xs = Value::list((0..200).map(Value::Int));
    match run(source, &Variables::new().with("xs", xs)) {
        Outcome::Error(failure) => assert_eq!(failure.code(), "too-costly"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_document_nested_too_deep_is_cut_off() {
    on_a_small_stack(|| {
        let deep = (0..1_000).fold(Node::text("end"), |inner, _| Node::list([inner]));
        let value = Value::from_node(&deep);
        assert!(run("x == x", &Variables::new().with("x", value)).is_true());
        drop(deep);
    });
}

#[test]
fn a_text_of_a_hundred_thousand_characters_is_measured_in_code_points() {
    let text = Value::string("é🐱".repeat(50_000));
    assert!(run("size(x) == 100000", &Variables::new().with("x", text)).is_true());
    let node = Node::new(Content::Text("a\u{202e}b".into()));
    assert!(run("size(x) == 3", &Variables::new().with("x", Value::from_node(&node))).is_true());
}

/// Sources that are nearly expressions: words and signs of the language in any order.
fn nearly() -> impl Strategy<Value = String> {
    let words = [
        "answer", ".", "grade", "(", ")", "[", "]", "{", "}", "==", "&&", "||", "!", "-", "?", ":",
        ",", "has", "all", "map", "size", "x", "1", "2.5", "'a'", "\"", "'''", "\\", "in", "true",
        "null", "b'", "r\"", "u", "`", "“", "≥", " ", "\n", "//", "0x", "1e", "and", "not", "=",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..40)
        .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read_checked_and_run(source in any::<String>()) {
        use_all(&source);
    }

    #[test]
    fn anything_like_an_expression_can_be_read_checked_and_run(source in nearly()) {
        use_all(&source);
    }

    #[test]
    fn what_is_read_without_fault_is_printed_and_read_back_the_same(source in nearly()) {
        if let Some(expression) = parse(&source).usable() {
            let again = parse(&expression.to_source()).usable();
            prop_assert_eq!(again.map(|again| again.root().clone()), Some(expression.root().clone()));
        }
    }

    #[test]
    fn faults_stand_inside_the_source_and_say_something(source in nearly()) {
        for fault in parse(&source).faults {
            prop_assert!(source.get(fault.range.clone()).is_some(), "{:?}", fault);
            prop_assert!(!fault.message.is_empty());
            fault.position(&source);
        }
    }
}
