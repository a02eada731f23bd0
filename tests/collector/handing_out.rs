//! What the collector gives out: guidelines, tasks, judgments and its own connection.

use super::{good, open_tasks, started};
use gradeglass_tests::support::collector::Collector;
use gradeglass_tests::support::documents::{guideline, hash, id, judgment, tasks};
use serde_json::json;

#[test]
fn guidelines_are_listed_and_given_out_as_built_json() {
    let collector = started(3);
    let list = collector.get("/api/guidelines", &[]).json();
    let listed = &list.as_array().unwrap()[0];
    assert_eq!(listed["id"], "shoes");
    assert_eq!(listed["hash"], hash(&guideline()));
    assert_eq!(listed["tasks"], 3);
    let one = collector.get("/api/guidelines/shoes", &[]);
    assert_eq!(one.json(), guideline());
    let again = collector.get("/api/guidelines/shoes", &[("if-none-match", one.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let missing = collector.get("/api/guidelines/boots", &[]);
    assert_eq!((missing.status, missing.problem().as_str()), (404, "unknown-guideline"));
}

#[test]
fn tasks_come_in_order_without_gold_until_each_is_judged() {
    let collector = started(3);
    let open = open_tasks(&collector, "ada");
    let ids: Vec<&str> = open.iter().map(|task| task["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["t1", "t2", "t3"]);
    assert!(open.iter().all(|task| task.get("gold").is_none()), "gold is never handed out");
    for (number, task) in (1..).zip(&open) {
        let next = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]);
        assert_eq!(next.json(), *task);
        let answer = collector.post(&judgment(number, &guideline(), task, "off"));
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    let next = collector.get("/api/tasks/next?guideline=shoes&annotator=ada", &[]);
    assert_eq!((next.status, next.body.len()), (204, 0));
    assert_eq!(open_tasks(&collector, "bob").len(), 3, "another annotator has all of them open");
}

#[test]
fn tasks_come_in_pages_that_lead_from_one_to_the_next() {
    let mut tasks = tasks(5);
    tasks["tasks"][4]["id"] = "t 5 & more".into();
    let mut named = guideline();
    named["id"] = "shoes-and-boots".into();
    let collector = Collector::start(&named, &tasks, &[]);
    let mut path = "/api/tasks/pages?guideline=shoes-and-boots&annotator=a%26b&limit=2".to_owned();
    let mut seen = Vec::new();
    loop {
        let page = collector.get(&path, &[]).json();
        assert_eq!(page["gradeglass"], 1);
        seen.push(page["tasks"].as_array().unwrap().len());
        let Some(next) = page["next"].as_str() else { break };
        assert!(next.starts_with("?guideline=shoes-and-boots&annotator=a%26b&"), "{next}");
        path = format!("/api/tasks/pages{next}");
    }
    assert_eq!(seen, [2, 2, 1]);
}

#[test]
fn what_a_later_judgment_supersedes_is_left_out_unless_asked_for() {
    let collector = started(2);
    let first = good(&collector, 1);
    let mut second = good(&collector, 1);
    second["id"] = id(2).into();
    second["supersedes"] = id(1).into();
    second["answers"]["results"]["d1"]["grade"] = "off".into();
    assert_eq!(collector.post(&json!([first, second])).json()["stored"], json!([id(1), id(2)]));
    assert_eq!(collector.judgments(), [second.clone()]);
    let all = collector.get("/api/judgments?superseded=true", &[]).text();
    assert_eq!(all.lines().count(), 2);
    let mut stray = judgment(3, &guideline(), &open_tasks(&collector, "nobody")[1], "off");
    stray["supersedes"] = id(2).into();
    let answer = collector.post(&stray);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "supersedes-other-task"));
}

#[test]
fn the_connection_that_it_offers_can_be_read_by_the_widget() {
    let collector = started(1);
    let text = collector.get("/api/connection", &[]).text();
    let node = gradeglass_wire::read_text(&text, gradeglass_wire::Format::Json).node.unwrap();
    let (connection, problems) = gradeglass_engine::delivery::read_connection(&node);
    assert_eq!(problems, []);
    assert_eq!(connection.unwrap().url, "/api/judgments");
}

#[test]
fn what_is_not_there_is_a_problem_that_says_so() {
    let collector = started(1);
    let nothing = collector.get("/api/nothing", &[]);
    assert_eq!((nothing.status, nothing.problem().as_str()), (404, "not-found"));
    let method = collector.options("/api/judgments", &[]);
    assert_eq!((method.status, method.problem().as_str()), (405, "method-not-allowed"));
    let query = collector.get("/api/tasks?annotator=ada", &[]);
    assert_eq!((query.status, query.problem().as_str()), (400, "bad-query"));
    assert!(query.json()["detail"].as_str().unwrap().contains("guideline"), "{}", query.text());
    let unknown = collector.get("/api/tasks?guideline=boots&annotator=ada", &[]);
    assert_eq!((unknown.status, unknown.problem().as_str()), (404, "unknown-guideline"));
    assert_eq!(nothing.header("cache-control"), "no-store");
}
