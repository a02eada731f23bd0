//! Rows of a CSV file (RFC 4180) whose first line names the columns.

use crate::tasks::row::{Row, Values};
use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;
use std::path::Path;

/// Reads all rows; every value is a text.
///
/// # Errors
/// When the file cannot be read, two columns have one name, or rows have another number of values
/// than there are columns.
pub fn rows(file: &Path) -> Result<Vec<Row>, Vec<String>> {
    let unreadable = |error: csv::Error| vec![format!("{}: {}.", file.display(), said(&error))];
    let mut reader = ReaderBuilder::new().from_path(file).map_err(unreadable)?;
    let names = reader.headers().map_err(unreadable)?.clone();
    unlike(file, &names)?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(row(file, &names, &record)),
            Err(error) => faults.push(format!("{}: {}.", file.display(), said(&error))),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn unlike(file: &Path, names: &StringRecord) -> Result<(), Vec<String>> {
    let twice = |index: usize, name: &str| names.iter().take(index).any(|other| other == name);
    let faults: Vec<String> = names
        .iter()
        .enumerate()
        .filter(|(index, name)| twice(*index, name))
        .map(|(_, name)| format!("{}:1: two columns are called `{name}`.", file.display()))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn row(file: &Path, names: &StringRecord, record: &StringRecord) -> Row {
    let line = record.position().map_or(0, csv::Position::line);
    let values: Values = names
        .iter()
        .zip(record)
        // Some programs put a byte order mark before the first name.
        .map(|(name, value)| (name.trim_start_matches('\u{feff}').to_owned(), Value::from(value)))
        .collect();
    Row { place: format!("{}:{line}", file.display()), values }
}

fn said(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => format!(
            "line {} has {len} values and there are {expected_len} columns",
            pos.as_ref().map_or(0, csv::Position::line)
        ),
        csv::ErrorKind::Io(error) => format!("it cannot be read: {error}"),
        _ => error.to_string(),
    }
}
