//! Steps as a document: for the page that carries them out, and for golden files.

use crate::exchange::{Act, Request, Step};
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

impl Step {
    /// `{ "send": … }`, `{ "form": … }`, `{ "crowd": … }`, `{ "message": … }` or `{ "done": … }`.
    pub fn to_node(&self) -> Node {
        let (name, value) = match self {
            Self::Do(Act::Send(request)) => ("send", request_to_node(request)),
            Self::Do(Act::Form { action, fields }) => {
                let action = ("action", Node::text(action));
                ("form", Node::map([action, ("fields", pairs_to_node(fields))]))
            }
            Self::Do(Act::Crowd { field, value }) => {
                ("crowd", Node::map([("field", Node::text(field)), ("value", Node::text(value))]))
            }
            Self::Do(Act::Message { origin, message }) => {
                let origin = ("origin", Node::text(origin));
                ("message", Node::map([origin, ("message", message.clone())]))
            }
            Self::Done(answer) => ("done", answer_to_node(answer)),
        };
        Node::map([(name, value)])
    }
}

fn request_to_node(request: &Request) -> Node {
    let body = request.body.as_ref().map_or_else(Node::null, Node::text);
    Node::map([
        ("method", Node::text(request.method)),
        ("url", Node::text(&request.url)),
        ("headers", pairs_to_node(&request.headers)),
        ("body", body),
        ("foreign", Node::bool(request.foreign)),
    ])
}

fn answer_to_node(answer: &Answer) -> Node {
    let (media_type, body) = match &answer.body {
        Body::Json(node) => ("application/json", canonical_json(node)),
        Body::Html => ("text/html", "-".to_owned()),
        Body::Other => ("text/plain", "-".to_owned()),
        Body::Empty => ("text/plain", String::new()),
    };
    Node::map([
        ("status", Node::int(answer.status.into())),
        ("type", Node::text(media_type)),
        ("body", Node::text(body)),
    ])
}

/// Names and values as a list of pairs.
pub fn pairs_to_node(pairs: &[(String, String)]) -> Node {
    let pair = |(name, value): &(String, String)| Node::list([Node::text(name), Node::text(value)]);
    Node::list(pairs.iter().map(pair))
}
