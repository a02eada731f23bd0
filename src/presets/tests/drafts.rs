//! What is not finished, at receivers that have a place for it.

use super::read;
use crate::{Request, SAMPLE, read_plan};
use gradeglass_engine::document::Content;

fn draft(connection: &str, known: Option<u32>) -> Option<Request> {
    let (plan, problems) = read_plan(&read(connection));
    plan.unwrap_or_else(|| panic!("{problems:?}")).draft(read(SAMPLE), known)
}

const STUDIO: &str = r#"{ "preset": "label-studio", "url": "https://labels.example/ls",
    "options": { "controls": { "grade": { "to_name": "text{result}" } }, "drafts": true } }"#;

#[test]
fn label_studio_keeps_one_draft_of_a_task() {
    let first = draft(STUDIO, None).unwrap();
    assert_eq!(
        (first.method, &*first.url),
        ("POST", "https://labels.example/ls/api/tasks/17/drafts")
    );
    let body = read(&first.body.unwrap());
    let Some(Content::List(results)) = body.get("result").map(|it| &it.content) else { panic!() };
    assert!(!results.is_empty());
    let again = draft(STUDIO, Some(4)).unwrap();
    assert_eq!((again.method, &*again.url), ("PATCH", "https://labels.example/ls/api/drafts/4/"));
}

#[test]
fn nobody_gets_drafts_who_is_not_asked_to_keep_them() {
    assert_eq!(draft(&STUDIO.replace("true", "false"), None), None);
    assert_eq!(draft(r#"{ "preset": "kafka", "url": "https://a.example" }"#, None), None);
}
