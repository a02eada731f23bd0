//! JSON and YAML text to engine documents and back, hashes over them, and the published schemas.
//!
//! JavaScript values come and go as JSON text too (the browser's own `JSON` makes it), so that an
//! object and the JSON that a host would have sent of it are one document with one hash.

mod canonical;
mod json;
mod limits;
mod locate;
mod number;
mod place;
mod pretty;
mod read;
mod scanner;
#[cfg(feature = "schema")]
mod schema;
mod text;
#[cfg(feature = "schema")]
mod typescript;
#[cfg(feature = "yaml")]
mod yaml;

pub use canonical::{canonical_json, content_hash};
pub use locate::sharpen;
pub use place::place;
pub use pretty::pretty_json;
pub use read::{Read, guideline_from_text, read_guideline, read_task, read_tasks};
#[cfg(feature = "schema")]
pub use schema::schemas;
pub use text::{Format, Text, read_text};
#[cfg(feature = "schema")]
pub use typescript::typescript;
