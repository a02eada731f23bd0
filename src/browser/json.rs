//! JavaScript values to documents and back, by way of JSON text.
//!
//! The browser's own `JSON` is fast, already there, and gives JavaScript objects exactly the
//! meaning that they would have on the wire (dates, `toJSON`, holes); `serde-wasm-bindgen` would
//! be a second reader in the bundle.

use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;
use gradeglass_wire::{Format, canonical_json, read_text};
use js_sys::JSON;
use wasm_bindgen::JsValue;

/// The document that a JavaScript value stands for. Its parts have no places in a source.
pub fn node_from_js(value: &JsValue) -> Result<Node, Vec<Problem>> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    let Some(text) = text else {
        let message =
            "the object cannot be written as JSON: it holds itself, a BigInt or a function";
        return Err(vec![Problem::error("not-json", message)]);
    };
    let read = read_text(&text, Format::Json);
    read.node.map(without_places).ok_or(read.problems)
}

/// The JavaScript value that a document stands for.
pub fn node_to_js(node: &Node) -> JsValue {
    JSON::parse(&canonical_json(node)).unwrap_or(JsValue::NULL)
}

/// Lines and columns of a text that nobody has seen would only puzzle.
fn without_places(mut node: Node) -> Node {
    use gradeglass_engine::document::Content;
    node.span = None;
    match &mut node.content {
        Content::List(items) => {
            *items = std::mem::take(items).into_iter().map(without_places).collect();
        }
        Content::Map(entries) => {
            for entry in entries {
                entry.key_span = None;
                let value = std::mem::replace(&mut entry.value, Node::new(Content::Null));
                entry.value = without_places(value);
            }
        }
        _ => {}
    }
    node
}
