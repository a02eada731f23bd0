//! W3C Web Annotations: each marked stretch of a judgment as an annotation, with both of the standard's
//! selectors, so that it is found again in a text that has changed a little.
//!
//! Web Annotation Data Model (W3C Recommendation, 23 February 2017), sections 4.2.4 and 4.2.5. Its text
//! positions count characters of the text "as normalised"; ours are UTF-16 code units, as in browsers.

use crate::judged::{Given, Judged, items, text};
use gradeglass_engine::document::Node;

/// The context of every annotation.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The annotations of one judgment, in the order of its answers.
pub fn annotations(judgment: &Node) -> Vec<Node> {
    let judged = Judged { node: judgment.clone() };
    let given = judged.given();
    let marks =
        given.iter().flat_map(|given| items(given.value).iter().map(move |mark| (given, mark)));
    let quoted = marks.filter(|(_, mark)| mark.get("quote").is_some());
    quoted
        .enumerate()
        .map(|(index, (given, mark))| annotation(&judged, given, mark, index))
        .collect()
}

fn annotation(judged: &Judged, given: &Given<'_>, mark: &Node, index: usize) -> Node {
    let label = mark.get("label").and_then(text).unwrap_or(given.field);
    let body = [
        ("type", Node::text("TextualBody")),
        ("purpose", Node::text("tagging")),
        ("value", Node::text(label)),
    ];
    Node::map([
        ("@context", Node::text(CONTEXT)),
        ("id", Node::text(format!("urn:uuid:{}#{index}", judged.id()))),
        ("type", Node::text("Annotation")),
        ("motivation", Node::text("highlighting")),
        ("created", Node::text(judged.text(&["timing", "submitted_at"]))),
        (
            "creator",
            Node::text(format!("urn:gradeglass:annotator:{}", judged.text(&["annotator"]))),
        ),
        ("body", Node::map(body)),
        ("target", target(judged, given, mark)),
    ])
}

fn target(judged: &Judged, given: &Given<'_>, mark: &Node) -> Node {
    let of_result = given.result.map(|result| format!(":result:{result}")).unwrap_or_default();
    let part = |name: &str| mark.get(name).cloned().unwrap_or_else(Node::null);
    let quote = [("type", Node::text("TextQuoteSelector")), ("exact", part("quote"))];
    let position = [
        ("type", Node::text("TextPositionSelector")),
        ("start", part("start")),
        ("end", part("end")),
    ];
    Node::map([
        ("source", Node::text(format!("urn:gradeglass:task:{}{of_result}", judged.task()))),
        ("selector", Node::list([Node::map(quote), Node::map(position)])),
    ])
}
