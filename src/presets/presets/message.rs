//! The window that holds this one, by `postMessage`: only the connection's origin may read it, and
//! only that origin may answer.

use super::{Dialect, only};
use crate::exchange::{Act, Exchange};
use crate::judged::Judged;
use crate::plan::{Options, Plan};
use crate::url::origin;
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;

/// Who may read and answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    origin: String,
}

/// Reads the origin, which must be a whole one: to `*`, everybody could read.
pub fn read(url: &str, options: &mut Options<'_>) -> Dialect {
    let origin = origin(url);
    if origin.is_none() {
        let message = format!("`{url}` names no origin that may receive messages.");
        let problem = Problem::error("bad-url", message).at("url", None);
        options
            .problems
            .push(problem.suggest("write the portal's origin, as `https://portal.example`"));
    }
    Dialect::Message(Message { origin: origin.unwrap_or_default() })
}

/// Sends the message.
pub fn begin(plan: &Plan, message: &Message, judged: &[Judged]) -> Exchange {
    let judged = only(judged);
    let said = Node::map([
        ("gradeglass", Node::int(1)),
        ("type", Node::text("judgment")),
        ("id", Node::text(judged.id())),
        ("judgment", plan.laid_out(&judged)),
    ]);
    Exchange::single(Act::Message { origin: message.origin.clone(), message: said }, |answer| {
        answer
    })
}
