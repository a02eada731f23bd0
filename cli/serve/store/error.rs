//! What can go wrong with the database, in words for the person who started the program.

use std::fmt;

/// Why the store could not do what it was asked.
#[derive(Debug)]
pub enum StoreError {
    /// The location names a database that this program cannot use.
    Unsupported(String),
    /// The file cannot be opened or brought to the present schema.
    Unopenable {
        /// The location as it was given.
        location: String,
        /// What the database said.
        why: String,
    },
    /// Reading or writing failed.
    Failed(sqlx::Error),
}

impl fmt::Display for StoreError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported(location) => write!(
                to,
                "The database `{location}` is of a kind that this version cannot use: give the path of a SQLite file, or the address of a PostgreSQL (`postgres://…`)."
            ),
            Self::Unopenable { location, why } => {
                write!(to, "The database `{location}` cannot be opened: {why}.")
            }
            Self::Failed(error) => write!(to, "The database failed: {error}."),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error)
    }
}
