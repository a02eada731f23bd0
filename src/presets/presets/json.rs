//! Plain JSON, laid out by a template, and JSON lines.

use super::ids;
use crate::exchange::{Act, Exchange, Request, is_good, stored};
use crate::judged::Judged;
use crate::plan::Plan;
use gradeglass_engine::delivery::Answer;
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

/// One judgment, or a list of them. The receiver names what it has stored, unless the connection says
/// that its status is enough: the outbox knows both.
pub fn begin(plan: &Plan, judged: &[Judged]) -> Exchange {
    let laid_out: Vec<Node> = judged.iter().map(|judged| plan.laid_out(judged)).collect();
    let request = match (laid_out.as_slice(), judged) {
        ([one], [judged]) => {
            Request::post(&*plan.url, canonical_json(one)).header("Idempotency-Key", judged.id())
        }
        _ => Request::post(&*plan.url, canonical_json(&Node::list(laid_out))),
    };
    Exchange::single(Act::Send(request.method(plan.method)), |answer| answer)
}

/// One judgment a line.
pub fn begin_lines(plan: &Plan, judged: &[Judged]) -> Exchange {
    let lines = judged.iter().map(|judged| canonical_json(&plan.laid_out(judged)) + "\n");
    let request = Request::post(&*plan.url, lines.collect::<String>())
        .header("Content-Type", "application/x-ndjson")
        .method(plan.method);
    Exchange::single(Act::Send(request), |answer| answer)
}

/// What a receiver's good answer means whose dialect has no word for "stored": a status is enough,
/// unless the connection asks for more.
pub fn hear_status(plan: &Plan, judged: &[Judged]) -> impl Fn(Answer) -> Answer + use<> {
    let (ids, must_name) = (ids(judged), plan.must_name);
    move |answer| if is_good(&answer) && !must_name { stored(&ids) } else { answer }
}
