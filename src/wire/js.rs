//! JavaScript values to documents and back, by way of JSON.
//!
//! `JSON.stringify` decides what of an object counts: what is undefined is not there, a date is its
//! text, a cycle is refused. So an object and the JSON that a host would have sent of it are the
//! same document with the same hash, and the reader of JSON text is the only one in the bundle.

use crate::canonical::canonical_json;
use crate::json::read_json;
use gradeglass_engine::document::Node;
use gradeglass_engine::problem::Problem;
use wasm_bindgen::JsValue;

/// Reads a JavaScript value. A text is a text: JSON text is for [`crate::read_text`].
pub fn from_js(value: &JsValue) -> Result<Node, Problem> {
    let text = js_sys::JSON::stringify(value).map_err(|error| not_json(&error))?;
    let Some(text) = text.as_string() else {
        return Err(Problem::error("not-json", "This is no value that JSON can hold."));
    };
    let (node, mut problems) = read_json(&text);
    node.ok_or_else(|| {
        let problem = problems.pop().map(|problem| problem.at("", None));
        problem.unwrap_or_else(|| Problem::error("not-json", "This is not JSON."))
    })
}

/// The document as a JavaScript value.
pub fn to_js(node: &Node) -> JsValue {
    js_sys::JSON::parse(&canonical_json(node)).unwrap_or(JsValue::NULL)
}

fn not_json(error: &JsValue) -> Problem {
    let reason = js_sys::Object::from(error.clone()).to_string();
    Problem::error("not-json", format!("This object cannot be written as JSON: {reason}."))
}
