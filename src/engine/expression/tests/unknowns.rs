//! The third value: what waits for an answer, and what no answer could change.

use super::{Outcome, Value, Variables, run};

/// Grade and tags are untouched, severity is absent, the note is there.
fn half_done() -> Variables {
    let answer = [
        ("grade", Value::unknown("answer.grade")),
        ("tags", Value::unknown("answer.tags")),
        ("note", Value::from("fine")),
    ];
    let item = |grade: Value| Value::map([("answer", Value::map([("grade", grade)]))]);
    let results = [item("exact".into()), item(Value::unknown("results[].answer.grade"))];
    Variables::new().with("answer", Value::map(answer)).with("results", Value::list(results))
}

fn waits(source: &str) -> Vec<String> {
    match run(source, &half_done()) {
        Outcome::Unknown(paths) => paths,
        other => panic!("`{source}`: {other:?}"),
    }
}

#[test]
fn what_depends_on_an_untouched_field_waits_for_it_by_name() {
    assert_eq!(waits("answer.grade == 'exact'"), ["answer.grade"]);
    assert_eq!(waits("has(answer.grade)"), ["answer.grade"]);
    assert_eq!(
        waits("size(answer.tags) > 0 || answer.grade == 'exact'"),
        ["answer.grade", "answer.tags"]
    );
    assert_eq!(waits("answer.grade in ['exact'] ? 1 : 2"), ["answer.grade"]);
    assert_eq!(waits("answer.tags.all(t, t == 'spam')"), ["answer.tags"]);
    assert_eq!(waits("[answer.grade, 'a']"), ["answer.grade"]);
    assert_eq!(waits("-answer.grade"), ["answer.grade"]);
    assert_eq!(waits("string(answer.grade)"), ["answer.grade"]);
    assert_eq!(waits("{'a': answer.grade}.a"), ["answer.grade"]);
}

#[test]
fn a_condition_that_settles_the_matter_outweighs_the_unknown_on_either_side() {
    for source in [
        "answer.note == 'fine' || answer.grade == 'exact'",
        "answer.grade == 'exact' || answer.note == 'fine'",
        "!(answer.grade == 'exact' && answer.note == '')",
        "!(answer.note == '' && answer.grade == 'exact')",
        "results.exists(r, r.answer.grade == 'exact')",
        "!results.all(r, r.answer.grade == 'partial')",
        "'exact' in results.map(r, has(r.answer.grade), 'exact') || true",
    ] {
        assert!(run(source, &half_done()).is_true(), "{source}: {:?}", run(source, &half_done()));
    }
}

#[test]
fn macros_wait_where_an_unknown_item_could_change_the_result() {
    assert_eq!(waits("results.all(r, r.answer.grade == 'exact')"), ["results[].answer.grade"]);
    assert_eq!(waits("results.exists(r, r.answer.grade == 'partial')"), ["results[].answer.grade"]);
    assert_eq!(
        waits("results.exists_one(r, r.answer.grade == 'exact')"),
        ["results[].answer.grade"]
    );
    assert_eq!(
        waits("size(results.filter(r, r.answer.grade == 'exact'))"),
        ["results[].answer.grade"]
    );
    assert_eq!(run("size(results) == 2", &half_done()), Outcome::Value(true.into()));
}

#[test]
fn an_unknown_outweighs_a_failure_on_either_side() {
    assert_eq!(waits("answer.grade == 'exact' && answer.severity > 1"), ["answer.grade"]);
    assert_eq!(waits("answer.severity > 1 && answer.grade == 'exact'"), ["answer.grade"]);
    assert_eq!(waits("string(answer.severity) == answer.grade"), ["answer.grade"]);
    assert_eq!(waits("[1 / 0, answer.grade]"), ["answer.grade"]);
}

#[test]
fn a_condition_that_settles_the_matter_outweighs_a_failure_on_either_side() {
    assert!(run("answer.severity > 1 || true", &half_done()).is_true());
    assert!(run("true || answer.severity > 1", &half_done()).is_true());
    assert!(run("answer.severity > 1 && false", &half_done()).is_false());
    let Outcome::Error(failure) = run("answer.severity > 1 && true", &half_done()) else {
        panic!()
    };
    assert_eq!((failure.code(), failure.message().as_str()), ("absent", "`severity` is not there"));
    assert_eq!(failure.range, 0..15);
}

#[test]
fn an_untouched_entry_may_turn_out_absent_so_sizes_and_keys_of_its_map_wait() {
    assert_eq!(waits("size(answer) == 3"), ["answer.grade", "answer.tags"]);
    assert_eq!(waits("'grade' in answer"), ["answer.grade"]);
    assert_eq!(waits("answer.exists(k, k == 'note')"), ["answer.grade", "answer.tags"]);
    assert!(run("'note' in answer", &half_done()).is_true());
    assert!(run("answer != {'note': 'other'}", &half_done()).is_true());
    assert_eq!(waits("answer == {'note': 'fine'}"), ["answer.grade", "answer.tags"]);
}
