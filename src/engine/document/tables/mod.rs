//! Every document of Gradeglass, described once.

mod connection;
mod exposure;
mod forms;
mod guideline;
mod judgment;
mod protection;
mod task;

pub use connection::{CONNECTION, PRESETS};
pub use exposure::EXPOSURE;
pub use forms::{
    CONTENT_HASH, FIELD_ID, GUIDELINE_ID, LANGUAGE, MOMENT, OPTION_ID, PLAIN_ID, RULE_ID,
    SEMANTIC_VERSION, UUID,
};
pub use guideline::{GUIDELINE, RESERVED_JUDGE};
pub use judgment::{ANSWER, ANSWERS, DRAFT, JUDGMENT};
pub use protection::PROTECTION;
pub use task::{TASK, TASKS};

use super::shape::Object;

/// The documents whose schemas are published, by file name.
pub const PUBLISHED: [(&str, &Object); 7] = [
    ("guideline", &GUIDELINE),
    ("task", &TASK),
    ("tasks", &TASKS),
    ("judgment", &JUDGMENT),
    ("answers", &ANSWERS),
    ("connection", &CONNECTION),
    ("exposure", &EXPOSURE),
];
