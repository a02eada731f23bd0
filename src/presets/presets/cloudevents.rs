//! CloudEvents 1.0.2 over HTTP: structured, binary, and batched where the connection asks for it.
//!
//! `source` and `id` together name an event: the id is the judgment's, the same in every try, so a
//! receiver that follows the specification counts it once.

use super::json::hear_status;
use super::{Dialect, only};
use crate::exchange::{Act, Exchange, Request};
use crate::judged::Judged;
use crate::plan::{Options, Plan};
use crate::url::push_hex;
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

/// What it can be told.
pub const OPTIONS: [&str; 3] = ["mode", "source", "type"];

/// How events are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudEvents {
    mode: &'static str,
    source: Option<String>,
    kind: String,
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    let source = options.text("source", "");
    Dialect::CloudEvents(CloudEvents {
        mode: options.word("mode", &["structured", "binary", "batch"]),
        source: (!source.is_empty()).then_some(source),
        kind: options.text("type", "gradeglass.judgment.v1"),
    })
}

/// Sends one event, or a batch of them.
pub fn begin(plan: &Plan, events: &CloudEvents, judged: &[Judged]) -> Exchange {
    let request = match (events.mode, judged) {
        ("binary", [one]) => events.binary(plan, one),
        ("structured", [one]) => {
            let body = canonical_json(&events.structured(plan, one));
            Request::post(&*plan.url, body)
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
        }
        _ => {
            let all = judged.iter().map(|judged| events.structured(plan, judged));
            Request::post(&*plan.url, canonical_json(&Node::list(all)))
                .header("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
        }
    };
    Exchange::single(Act::Send(request.method(plan.method)), hear_status(plan, judged))
}

impl CloudEvents {
    fn attributes(&self, judged: &Judged) -> [(&'static str, String); 6] {
        let source = self.source.clone();
        let of_guideline =
            || format!("urn:gradeglass:guideline:{}", judged.text(&["guideline", "id"]));
        [
            ("specversion", "1.0".to_owned()),
            ("type", self.kind.clone()),
            ("source", source.unwrap_or_else(of_guideline)),
            ("id", judged.id().to_owned()),
            ("time", judged.text(&["timing", "submitted_at"]).to_owned()),
            ("subject", judged.task().to_owned()),
        ]
    }

    fn structured(&self, plan: &Plan, judged: &Judged) -> Node {
        let attributes = self.attributes(judged).map(|(name, value)| (name, Node::text(value)));
        let data =
            [("datacontenttype", Node::text("application/json")), ("data", plan.laid_out(judged))];
        Node::map(attributes.into_iter().chain(data))
    }

    fn binary(&self, plan: &Plan, judged: &Judged) -> Request {
        let judged = only(std::slice::from_ref(judged));
        let request = Request::post(&*plan.url, canonical_json(&plan.laid_out(&judged)));
        self.attributes(&judged).into_iter().fold(request, |request, (name, value)| {
            request.header(&format!("ce-{name}"), header_value(&value))
        })
    }
}

/// A header's value: blanks, quotes, percent signs and everything beyond printable ASCII are escaped
/// (HTTP protocol binding, section 3.1.3.2).
fn header_value(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        match byte {
            b' ' | b'"' | b'%' | 0..=0x20 | 0x7f..=0xff => {
                out.push('%');
                push_hex(byte, &mut out);
            }
            _ => out.push(char::from(byte)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::header_value;

    #[test]
    fn header_values_are_escaped_as_the_binding_says() {
        // The example of the binding, section 3.1.3.2.
        assert_eq!(header_value("Euro \u{20ac} \u{1f600}"), "Euro%20%E2%82%AC%20%F0%9F%98%80");
        assert_eq!(header_value("50% \"off\""), "50%25%20%22off%22");
    }
}
