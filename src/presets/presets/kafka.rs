//! A REST proxy before Kafka (API version 2): records keyed by the judgment's id.
//!
//! The proxy answers one offset a record, in order. Kafka keeps what it is given twice; the key is the
//! same both times, so that a compacted topic, or a consumer, keeps one.

use super::ids;
use crate::exchange::{Act, Exchange, Request, is_good};
use crate::judged::{Judged, at, items, number, text};
use crate::plan::Plan;
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

/// Produces one record a judgment.
pub fn begin(plan: &Plan, judged: &[Judged]) -> Exchange {
    let record = |judged: &Judged| {
        Node::map([("key", Node::text(judged.id())), ("value", plan.laid_out(judged))])
    };
    let body = Node::map([("records", Node::list(judged.iter().map(record)))]);
    let request = Request::post(&*plan.url, canonical_json(&body))
        .header("Content-Type", "application/vnd.kafka.json.v2+json")
        .header("Accept", "application/vnd.kafka.v2+json");
    let ids = ids(judged);
    Exchange::single(Act::Send(request), move |answer| hear(&ids, answer))
}

/// A record whose offset carries an error is not stored; errors of the proxy's second kind pass.
fn hear(ids: &[String], answer: Answer) -> Answer {
    let Body::Json(body) = &answer.body else { return answer };
    if !is_good(&answer) {
        return answer;
    }
    let offsets = body.get("offsets").map(items).unwrap_or_default();
    let has_offset = |offset: &Node| at(offset, &["offset"]).and_then(number).is_some();
    let stored = ids.iter().zip(offsets).filter(|(_, offset)| has_offset(offset));
    let stored = Node::list(stored.map(|(id, _)| Node::text(id)));
    let error = offsets.iter().find_map(|offset| offset.get("error").and_then(text));
    let said = error.map(|error| ("detail", Node::text(error)));
    Answer { body: Body::Json(Node::map([("stored", stored)].into_iter().chain(said))), ..answer }
}
