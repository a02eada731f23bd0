//! Label Studio: a judgment becomes an annotation of the task it came from.
//!
//! The judgment's id goes along as the annotation's `unique_id`, which Label Studio holds to be unique:
//! a second try is answered 409, and that is as good as stored. Read in its source, version 1.23.2
//! (`tasks/serializers.py`, `tasks/exceptions.py`), and run against it.

use super::{Dialect, ids, only};
use crate::exchange::{Act, Exchange, Request, Step, is_good, refused, stored};
use crate::judged::{Given, Judged, at, entries, items, number, text};
use crate::plan::{Options, Plan};
use crate::url::{escaped, join};
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::{At, Content, Node};
use gradeglass_wire::canonical_json;

/// What it can be told.
pub const OPTIONS: [&str; 3] = ["controls", "project", "drafts"];

/// The kinds of results that answers can become.
const TYPES: [&str; 7] =
    ["choices", "rating", "number", "taxonomy", "textarea", "labels", "hypertextlabels"];

/// Which of the project's controls holds which field.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelStudio {
    controls: Vec<Control>,
    project: Option<i64>,
    /// Whether it keeps what is not finished too.
    drafts: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Control {
    field: String,
    from_name: String,
    to_name: String,
    kind: Option<&'static str>,
    /// What options are called there: a text, or a way of texts in a taxonomy.
    values: Node,
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    let project = options.get("project").and_then(|at| at.int());
    let drafts = options.get("drafts").and_then(|at| at.bool()).unwrap_or_default();
    let mut controls = Vec::new();
    match options.get("controls") {
        Some(at) => {
            for (entry, each) in at.entries() {
                controls.extend(control(&entry.key, each, options));
            }
        }
        None => _ = options.needed("controls", "which field goes into which control"),
    }
    Dialect::LabelStudio(LabelStudio { controls, project, drafts })
}

fn control(field: &str, at: At<'_>, options: &mut Options<'_>) -> Option<Control> {
    let mut own = Options::of(&at, Some(&at), &CONTROL, options.problems);
    let kind = own.get("type").is_some().then(|| own.word("type", &TYPES));
    let to_name = own.needed("to_name", "the name of the object tag");
    Some(Control {
        field: field.to_owned(),
        from_name: own.text("from_name", field),
        to_name,
        kind,
        values: own.get("values").map_or_else(Node::null, |values| values.node.clone()),
    })
}

const CONTROL: [&str; 4] = ["from_name", "to_name", "type", "values"];

/// Posts the annotation.
pub fn begin(plan: &Plan, studio: &LabelStudio, judged: &[Judged]) -> Exchange {
    let (judged, ids) = (only(judged), ids(judged));
    if let Some(field) = studio.crowded(&judged) {
        let detail = format!(
            "`{field}` of several results goes into one control: put `{{result}}` into its `from_name` or `to_name`"
        );
        return Exchange::new(move |_| Step::Done(refused(&*detail)));
    }
    let path = format!("api/tasks/{}/annotations/", escaped(judged.task()));
    let body = canonical_json(&studio.annotation(&judged));
    let request = Request::post(join(&plan.url, &path), body);
    Exchange::single(Act::Send(request), move |answer| hear(&ids, answer))
}

/// Keeps what is not finished yet: as a new draft, or in the place of the one with this number.
pub fn draft(
    plan: &Plan,
    studio: &LabelStudio,
    judged: &Judged,
    known: Option<u32>,
) -> Option<Request> {
    if !studio.drafts || studio.crowded(judged).is_some() {
        return None;
    }
    let results = Node::list(studio.results(judged));
    let seconds = Node::number(judged.active_ms() / 1_000.0);
    let body = canonical_json(&Node::map([("result", results), ("lead_time", seconds)]));
    let new = format!("api/tasks/{}/drafts", escaped(judged.task()));
    Some(match known {
        None => Request::post(join(&plan.url, &new), body),
        Some(number) => {
            let path = format!("api/drafts/{number}/");
            Request::post(join(&plan.url, &path), body).method("PATCH")
        }
    })
}

/// 201 brings the annotation; 409 says that there is one with this `unique_id`.
fn hear(ids: &[String], answer: Answer) -> Answer {
    let is_annotation =
        matches!(&answer.body, Body::Json(body) if at(body, &["id"]).and_then(number).is_some());
    match answer.status {
        409 => stored(ids),
        _ if is_good(&answer) && is_annotation => stored(ids),
        _ => answer,
    }
}

impl LabelStudio {
    /// A field whose answers for several results would end in one control, where one of them would
    /// be taken for all.
    fn crowded(&self, judged: &Judged) -> Option<&str> {
        let shared = |control: &&Control| {
            !control.from_name.contains("{result}") && !control.to_name.contains("{result}")
        };
        let has = |field: &str| {
            judged.results().iter().filter(|it| it.value.get(field).is_some()).count()
        };
        let mut shared = self.controls.iter().filter(shared);
        shared.find(|control| has(&control.field) > 1).map(|control| control.field.as_str())
    }

    fn results(&self, judged: &Judged) -> Vec<Node> {
        let given = judged.given();
        let mut results = Vec::new();
        for given in &given {
            for control in self.controls.iter().filter(|control| control.field == given.field) {
                control.results(judged, given, &mut results);
            }
        }
        results
    }

    fn annotation(&self, judged: &Judged) -> Node {
        let project = self.project.map(|project| ("project", Node::int(project)));
        let known = [
            ("unique_id", Node::text(judged.id())),
            ("result", Node::list(self.results(judged))),
            ("was_cancelled", Node::bool(!judged.is_judged())),
            ("ground_truth", Node::bool(false)),
            ("lead_time", Node::number(judged.active_ms() / 1_000.0)),
        ];
        Node::map(known.into_iter().chain(project))
    }
}

impl Control {
    fn results(&self, judged: &Judged, given: &Given<'_>, results: &mut Vec<Node>) {
        let kind = self.kind.unwrap_or_else(|| by_shape(given.value));
        let values = match kind {
            "labels" | "hypertextlabels" => {
                items(given.value).iter().map(|mark| self.marked(given, kind, mark)).collect()
            }
            _ => vec![self.value(kind, given.value)],
        };
        for value in values {
            let named = |name: &str| name.replace("{result}", given.result.unwrap_or_default());
            results.push(Node::map([
                ("id", Node::text(format!("{}-{}", judged.id(), results.len()))),
                ("from_name", Node::text(named(&self.from_name))),
                ("to_name", Node::text(named(&self.to_name))),
                ("type", Node::text(kind)),
                ("origin", Node::text("manual")),
                ("value", value),
            ]));
        }
    }

    /// A marked stretch. Its offsets are UTF-16 code units, as those of Label Studio's editor.
    fn marked(&self, given: &Given<'_>, kind: &str, mark: &Node) -> Node {
        let label = mark.get("label").and_then(text).unwrap_or(given.field);
        let part = |name: &str| mark.get(name).cloned().unwrap_or_else(Node::null);
        Node::map([
            ("start", part("start")),
            ("end", part("end")),
            ("text", part("quote")),
            (kind, Node::list([self.called(label)])),
        ])
    }

    fn value(&self, kind: &'static str, value: &Node) -> Node {
        let each = || match &value.content {
            Content::List(list) => list.clone(),
            _ => vec![value.clone()],
        };
        let called = |node: &Node| text(node).map_or_else(|| node.clone(), |id| self.called(id));
        let given = match kind {
            "choices" => Node::list(each().iter().map(called)),
            "taxonomy" => Node::list(each().iter().map(|node| match called(node) {
                way @ Node { content: Content::List(_), .. } => way,
                step => Node::list([step]),
            })),
            "textarea" => Node::list(each()),
            _ => value.clone(),
        };
        let name = if kind == "textarea" { "text" } else { kind };
        Node::map([(name, given)])
    }

    fn called(&self, id: &str) -> Node {
        let called = entries(&self.values).iter().find(|entry| entry.key == id);
        called.map_or_else(|| Node::text(id), |entry| entry.value.clone())
    }
}

/// What an answer most likely is, for controls that do not say.
fn by_shape(value: &Node) -> &'static str {
    match &value.content {
        Content::Int(_) | Content::Double(_) => "rating",
        Content::List(list) if list.iter().any(|item| item.get("quote").is_some()) => "labels",
        _ => "choices",
    }
}
