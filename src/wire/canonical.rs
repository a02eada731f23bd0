//! Canonical JSON (RFC 8785) and the content hash over it.

use gradeglass_engine::document::Node;
use sha2::{Digest, Sha256};

/// The one JSON text that stands for this document, whatever it was read from (RFC 8785).
pub fn canonical_json(node: &Node) -> String {
    let _ = node;
    String::new()
}

/// `sha256:` and 64 lower-case hexadecimal digits, over the canonical JSON.
pub fn content_hash(node: &Node) -> String {
    let digest = Sha256::digest(canonical_json(node));
    let mut hash = String::from("sha256:");
    for byte in digest {
        hash.push_str(&format!("{byte:02x}"));
    }
    hash
}
