//! What an annotator said to a warning, as a document and back.

use crate::document::{At, Node};
use crate::judging::Overridden;

/// `{ "reason": … }`, or `{ "confirmed": true }`.
pub(super) fn overridden_to_node(said: &Overridden) -> Node {
    match said {
        Overridden::Reason(reason) => Node::map([("reason", Node::text(reason))]),
        Overridden::Confirmed => Node::map([("confirmed", Node::bool(true))]),
    }
}

/// The same, read.
pub(super) fn read_overridden(at: At<'_>) -> Option<Overridden> {
    if let Some(reason) = at.get("reason") {
        return reason.text().map(|reason| Overridden::Reason(reason.to_owned()));
    }
    let confirmed = at.get("confirmed")?.bool()?;
    confirmed.then_some(Overridden::Confirmed)
}
