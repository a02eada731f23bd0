//! Argilla: a judgment becomes the annotator's response to a record, by the bulk upsert, which takes a
//! response that is there already as an update. Nothing can be counted twice.

use super::{Dialect, ids};
use crate::exchange::{Act, Exchange, Request, Step, is_good, refused};
use crate::judged::{Judged, at, entries, items, text};
use crate::plan::{Options, Plan};
use crate::url::join;
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::{Content, Node};
use gradeglass_wire::canonical_json;

/// What it can be told.
pub const OPTIONS: [&str; 2] = ["questions", "record"];

/// Which question each field answers, and what a record is.
#[derive(Debug, Clone, PartialEq)]
pub struct Argilla {
    /// Field to question; fields that are not named answer the question of their own name.
    questions: Node,
    /// `task`: a record is a task; `result`: each result is one.
    record: &'static str,
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    Dialect::Argilla(Argilla {
        questions: options.get("questions").map_or_else(Node::null, |at| at.node.clone()),
        record: options.word("record", &["task", "result"]),
    })
}

/// Puts all responses in one request.
pub fn begin(plan: &Plan, argilla: &Argilla, judged: &[Judged]) -> Exchange {
    if argilla.record == "task" && judged.iter().any(|judged| judged.results().len() > 1) {
        let detail = "a record takes one answer to a question, and this task has several results: set `options.record` to `result`";
        return Exchange::new(move |_| Step::Done(refused(detail)));
    }
    let mut owners = Vec::new();
    let mut responses = Vec::new();
    for judged in judged {
        for (record, values) in argilla.records(judged) {
            owners.push(judged.id().to_owned());
            responses.push(response(judged, record, values));
        }
    }
    let body = canonical_json(&Node::map([("items", Node::list(responses))]));
    let request = Request::post(join(&plan.url, "api/v1/me/responses/bulk"), body);
    let ids = ids(judged);
    Exchange::single(Act::Send(request), move |answer| hear(&ids, &owners, answer))
}

fn response(judged: &Judged, record: String, values: Vec<(String, Node)>) -> Node {
    let status = if judged.is_judged() { "submitted" } else { "discarded" };
    Node::map([
        ("record_id", Node::text(record)),
        ("status", Node::text(status)),
        ("values", Node::map(values)),
    ])
}

impl Argilla {
    fn records(&self, judged: &Judged) -> Vec<(String, Vec<(String, Node)>)> {
        let named = |field: &str| {
            let question = self.questions.get(field).and_then(text).unwrap_or(field);
            question.to_owned()
        };
        let values = |result: Option<&str>| {
            let given = judged.given().into_iter();
            given
                .filter(|given| {
                    result.is_none() || given.result.is_none() || given.result == result
                })
                .map(|given| (named(given.field), Node::map([("value", value(given.value))])))
                .collect()
        };
        match self.record {
            "task" => vec![(judged.task().to_owned(), values(None))],
            _ => {
                let results = judged.results().iter();
                results.map(|result| (result.key.clone(), values(Some(&result.key)))).collect()
            }
        }
    }
}

/// A span's quote is not part of Argilla's span; its label is.
fn value(value: &Node) -> Node {
    let span = |mark: &Node| {
        let known = entries(mark).iter().filter(|entry| entry.key != "quote");
        Node::map(known.map(|entry| (entry.key.clone(), entry.value.clone())))
    };
    match &value.content {
        Content::List(marks) if marks.iter().any(|mark| mark.get("quote").is_some()) => {
            Node::list(marks.iter().map(span))
        }
        _ => value.clone(),
    }
}

/// Of each item either the response comes back, or what is wrong with it. A judgment is stored when
/// all its responses are.
fn hear(ids: &[String], owners: &[String], answer: Answer) -> Answer {
    let Body::Json(body) = &answer.body else { return answer };
    if !is_good(&answer) {
        return answer;
    }
    let answers = body.get("items").map(items).unwrap_or_default();
    let fault = |id: &String| {
        let of_it = owners.iter().zip(answers).filter(move |(owner, _)| *owner == id);
        of_it
            .filter_map(|(_, item)| at(item, &["error"]))
            .find(|error| error.content != Content::Null)
    };
    let has_all = |id: &String| owners.iter().rposition(|owner| owner == id) < Some(answers.len());
    let stored = ids.iter().filter(|id| has_all(id) && fault(id).is_none()).map(Node::text);
    let refused = ids.iter().filter_map(|id| Some((id, fault(id)?))).map(|(id, error)| {
        let detail = error.get("detail").unwrap_or(error);
        let detail = text(detail).map_or_else(|| canonical_json(detail), str::to_owned);
        let problem = Node::map([("status", Node::int(422)), ("detail", Node::text(detail))]);
        Node::map([("id", Node::text(id)), ("problem", problem)])
    });
    let heard = [("stored", Node::list(stored)), ("refused", Node::list(refused))];
    Answer { body: Body::Json(Node::map(heard)), ..answer }
}
