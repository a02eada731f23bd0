//! JSON and YAML text and JavaScript values to engine documents and back, and hashes over them.

mod canonical;
mod read;
mod text;
mod value;

pub use canonical::{canonical_json, content_hash};
pub use read::{Read, guideline_from_text, read_guideline, read_task, read_tasks};
pub use text::{Format, Text, read_text};
pub use value::{Document, DocumentRef};
