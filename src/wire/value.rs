//! Documents through serde: JavaScript values by `serde-wasm-bindgen`, JSON by `serde_json`.

use gradeglass_engine::document::Node;

/// A document that serde can read and write.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(pub Node);

/// A borrowed document that serde can write.
#[derive(Debug, Clone, Copy)]
pub struct DocumentRef<'a>(pub &'a Node);
