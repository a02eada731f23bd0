//! The documents that rows name.

use super::mapping::Mapping;
use super::row::{Values, text};
use super::source::json_lines;
use std::collections::HashMap;
use std::path::Path;

/// Documents by id.
#[derive(Debug, Clone)]
pub struct Documents {
    by_id: HashMap<String, Values>,
    file: String,
}

impl Documents {
    /// Reads documents from JSON lines.
    ///
    /// # Errors
    /// Every line that is no object or has no id, and every id that stands twice.
    pub fn read(file: &Path, mapping: &Mapping) -> Result<Self, Vec<String>> {
        let (mut by_id, mut faults) = (HashMap::new(), Vec::new());
        for row in json_lines::rows(file)? {
            match row.values.get(&mapping.document_id).and_then(text) {
                None => faults.push(format!(
                    "{}: the document has no `{}`; say with `--document-id` what its id is called.",
                    row.place, mapping.document_id
                )),
                Some(id) if by_id.contains_key(&id) => {
                    faults.push(format!("{}: the document `{id}` stands twice.", row.place));
                }
                Some(id) => {
                    by_id.insert(id, row.values);
                }
            }
        }
        let file = file.display().to_string();
        if faults.is_empty() { Ok(Self { by_id, file }) } else { Err(faults) }
    }

    /// The document with this id.
    ///
    /// # Errors
    /// When there is none.
    pub fn get(&self, id: &str) -> Result<&Values, String> {
        self.by_id.get(id).ok_or_else(|| format!("`{}` has no document `{id}`.", self.file))
    }
}
