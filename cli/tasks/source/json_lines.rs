//! Rows of a file of JSON lines, one object a line.

use crate::tasks::read;
use crate::tasks::row::Row;
use serde_json::Value;
use std::path::Path;

/// Reads all rows; empty lines are passed over.
///
/// # Errors
/// When the file cannot be read; every line that is no JSON object.
pub fn rows(file: &Path) -> Result<Vec<Row>, Vec<String>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in read(file)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = format!("{}:{}", file.display(), number + 1);
        match serde_json::from_str(line.trim_start_matches('\u{feff}')) {
            Ok(Value::Object(values)) => rows.push(Row { place, values }),
            Ok(_) => faults.push(format!("{place}: the line is JSON, but no object.")),
            Err(error) => {
                faults.push(format!("{place}:{}: the line is no JSON.", error.column()));
            }
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}
