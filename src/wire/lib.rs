//! JSON and YAML text and JavaScript values to engine documents and back, and hashes over them.

mod canonical;
#[cfg(feature = "js")]
mod js;
mod json;
mod limits;
mod locate;
mod number;
mod read;
mod scanner;
mod text;
mod value;
#[cfg(feature = "yaml")]
mod yaml;

pub use canonical::{canonical_json, content_hash};
#[cfg(feature = "js")]
pub use js::{from_js, to_js};
pub use locate::sharpen;
pub use read::{Read, guideline_from_text, read_guideline, read_task, read_tasks};
pub use text::{Format, Text, read_text};
pub use value::{Document, DocumentRef};
