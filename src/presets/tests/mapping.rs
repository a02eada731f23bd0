//! What is wrong with a connection is found when it is read.

use super::read;
use crate::read_plan;
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;

fn problems(connection: &str) -> Vec<Problem> {
    let (plan, problems) = read_plan(&read(connection));
    assert_eq!(plan.is_none(), problems.iter().any(Problem::is_error), "{problems:?}");
    problems
}

fn of_body(body: &str) -> Vec<(&'static str, String, Option<String>)> {
    problems(&format!(r#"{{ "url": "/labels", "body": {body} }}"#))
        .into_iter()
        .map(|problem| (problem.code, problem.path, problem.suggestion))
        .collect()
}

fn only(body: &str) -> (&'static str, String, Option<String>) {
    let problems = of_body(body);
    assert_eq!(problems.len(), 1, "{body}: {problems:?}");
    problems[0].clone()
}

#[test]
fn a_way_that_no_judgment_has_is_found_with_what_was_meant() {
    let meant = |name: &str| Some(format!("did you mean `{name}`?"));
    assert_eq!(only(r#"{"a": "{taks.id}"}"#), ("unknown-way", "body.a".into(), meant("task")));
    assert_eq!(only(r#"["{task.idd}"]"#), ("unknown-way", "body[0]".into(), meant("id")));
    let nested = r#"{"$each": "results", "$give": {"grade": "{anwser.grade}"}}"#;
    assert_eq!(
        only(nested),
        ("unknown-way", "body[\"$give\"].grade".replace("[\"$give\"]", ".$give"), meant("answer"))
    );
    assert_eq!(
        only(r#""{answer.grade}""#).0,
        "unknown-way",
        "`answer` is only there for each result"
    );
}

#[test]
fn a_form_that_is_not_whole_is_found() {
    assert_eq!(only(r#"{"$each": "results"}"#).0, "missing-key");
    assert_eq!(only(r#"{"$choose": "outcome"}"#).0, "missing-key");
    assert_eq!(of_body(r#"{"$chose": "outcome", "$from": {}}"#)[0].0, "unknown-form");
    assert_eq!(only(r#""{task.id""#).0, "lone-brace");
    assert_eq!(only(r#""a } b""#).0, "lone-brace");
    assert_eq!(only(r#"{"$each": 3, "$give": 1}"#).0, "wrong-type");
}

#[test]
fn everything_that_a_judgment_has_can_be_mapped() {
    let whole = r#"{"a": "{judgment}", "b": ["{guideline.hash}", "{answers.task.intent}", 3, null],
        "c": {"$each": "findings", "$give": "{item.rule}"},
        "d": {"$choose": "outcome", "$from": {"judged": "{timing.active_ms}"}, "$else": "{{none}}"}}"#;
    assert_eq!(of_body(whole), []);
}

#[test]
fn options_are_checked_by_their_preset() {
    let codes = |connection: &str| -> Vec<(&'static str, String)> {
        problems(connection).into_iter().map(|problem| (problem.code, problem.path)).collect()
    };
    assert_eq!(
        codes(
            r#"{"preset": "cloudevents", "url": "/e", "options": {"mode": "binray", "sorce": "x"}}"#
        ),
        [("unknown-option", "options.sorce".into()), ("unknown-word", "options.mode".into())]
    );
    assert_eq!(
        codes(r#"{"preset": "label-studio", "url": "/l"}"#),
        [("missing-option", String::new())]
    );
    let control = r#"{"preset": "label-studio", "url": "/l", "options": {"controls": {"grade": {"type": "choics"}}}}"#;
    assert_eq!(
        codes(control),
        [
            ("unknown-word", "options.controls.grade.type".into()),
            ("missing-option", "options.controls.grade".into())
        ]
    );
    assert_eq!(
        codes(r#"{"preset": "upload", "url": "/u"}"#),
        [("missing-option", "options.origins".into())]
    );
    assert_eq!(codes(r#"{"preset": "message", "url": "/here"}"#), [("bad-url", "url".into())]);
    assert_eq!(
        codes(r#"{"preset": "mturk", "url": "/m", "batch": 5}"#),
        [("not-here", "batch".into())]
    );
    assert_eq!(
        codes(r#"{"preset": "argilla", "url": "/a", "body": {}}"#),
        [("not-here", "body".into())]
    );
    assert_eq!(
        codes(r#"{"preset": "quepid", "url": "/q"}"#).len(),
        3,
        "a book, its judge, and the field that is the rating"
    );
}

#[test]
fn a_web_annotation_has_both_selectors() {
    let found = crate::annotation::annotations(&read(crate::SAMPLE));
    assert_eq!(found.len(), 1);
    let selectors = found[0].get("target").and_then(|target| target.get("selector")).unwrap();
    let expected = r#"[{"type": "TextQuoteSelector", "exact": "chair"},
        {"type": "TextPositionSelector", "start": 6, "end": 11}]"#;
    assert_eq!(
        gradeglass_wire::canonical_json(selectors),
        gradeglass_wire::canonical_json(&read(expected))
    );
    assert_eq!(found[0].get("body").and_then(|body| body.get("value")), Some(&Node::text("name")));
}
