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

/// The document that a JavaScript value stands for, as the host has written it as JSON. Its parts have no
/// places in a source. What was thrown instead is a sentence, where it is a text.
pub fn node_from_js(written: Result<JsValue, JsValue>) -> Result<Node, Vec<Problem>> {
    let refused = |words: &str| {
        let message = ["the object cannot be written as JSON: ", words].concat();
        vec![Problem::error("not-json", message)]
    };
    let text = written.map(|text| text.as_string());
    let Some(text) = text.map_err(|thrown| {
        let words = thrown.as_string();
        refused(words.as_deref().unwrap_or("it holds itself, or a part of it throws"))
    })?
    else {
        return Err(refused("it is a function"));
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
