//! An object store (S3 and what speaks like it), by signed addresses.
//!
//! The connection's address is the host's own: it is asked for a signed address for each judgment,
//! and the judgment is put there. The same judgment always gets the same key, so a second try writes
//! the same object again.

use super::{Dialect, ids, only};
use crate::exchange::{Act, Exchange, Request, Step, is_good, refused, stored};
use crate::judged::{Judged, at, entries, text};
use crate::plan::{Options, Plan};
use crate::url::origin;
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

/// What it can be told.
pub const OPTIONS: [&str; 2] = ["origins", "prefix"];

/// Where signed addresses may lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    origins: Vec<String>,
    prefix: String,
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    let given = options.texts("origins");
    let origins: Vec<String> = given.iter().filter_map(|url| origin(url)).collect();
    if origins.is_empty() || origins.len() < given.len() {
        let message = "`options.origins` names the origins that signed addresses may lead to, each as `https://bucket.example`.";
        options.problems.push(
            gradeglass_engine::problem::Problem::error("missing-option", message)
                .at("options.origins", None),
        );
    }
    Dialect::Upload(Upload { origins, prefix: options.text("prefix", "") })
}

/// Asks for an address, then puts the judgment there.
pub fn begin(plan: &Plan, upload: &Upload, judged: &[Judged]) -> Exchange {
    let (judged, ids) = (only(judged), ids(judged));
    let key = [&upload.prefix, judged.id(), ".json"].concat();
    let asked = Node::map([
        ("id", Node::text(judged.id())),
        ("key", Node::text(key)),
        ("content_type", Node::text("application/json")),
    ]);
    let ask = Request::post(&*plan.url, canonical_json(&asked));
    let body = canonical_json(&plan.laid_out(&judged));
    let origins = upload.origins.clone();
    let mut putting = false;
    Exchange::new(move |answer| match answer {
        None => Step::Do(Act::Send(ask.clone())),
        Some(answer) if putting && is_good(&answer) => Step::Done(stored(&ids)),
        Some(answer) if putting || !is_good(&answer) => Step::Done(answer),
        Some(answer) => {
            putting = true;
            put(&answer, &origins, &body)
        }
    })
}

/// An address at an origin that the connection does not name is refused: judgments go nowhere that
/// nobody named.
fn put(answer: &Answer, origins: &[String], body: &str) -> Step {
    let signed = match &answer.body {
        Body::Json(signed) => at(signed, &["url"]).and_then(text).map(|url| (signed, url)),
        _ => None,
    };
    let Some((signed, url)) = signed else {
        return Step::Done(refused("the address for the upload did not come as `{\"url\": …}`"));
    };
    if !origin(url).is_some_and(|origin| origins.contains(&origin)) {
        let detail = "the signed address leads to an origin that the connection does not name";
        return Step::Done(refused(detail));
    }
    let request = Request { foreign: true, ..Request::post(url, body.to_owned()).method("PUT") };
    let headers = signed.get("headers").map(entries).unwrap_or_default();
    let request = headers.iter().fold(request, |request, header| match text(&header.value) {
        Some(value) => request.header(&header.key, value),
        None => request,
    });
    Step::Do(Act::Send(request))
}
