//! Opens the database and brings its schema up to date.

use super::{Store, StoreError};
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::time::Duration;

/// Readers beside the one writer.
const READERS: u32 = 4;

/// How long another process may hold the file before a write fails.
const BUSY: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the SQLite file at `location`, and makes it when it is not there.
    ///
    /// # Errors
    /// When the location is of another kind of database, or the file cannot be opened, is no
    /// database, or has a schema of a later version.
    pub async fn open(location: &str) -> Result<Self, StoreError> {
        Self::open_with(location, true).await
    }

    /// Opens the SQLite file at `location`, which must be there.
    ///
    /// # Errors
    /// As [`Store::open`], and when there is no such file.
    pub async fn open_existing(location: &str) -> Result<Self, StoreError> {
        let path = file_of(location)?;
        if !Path::new(path).is_file() {
            let why = "there is no such file".into();
            return Err(StoreError::Unopenable { location: location.into(), why });
        }
        Self::open_with(location, false).await
    }

    async fn open_with(location: &str, create: bool) -> Result<Self, StoreError> {
        let options = options(file_of(location)?, create);
        let unopenable = |why: String| StoreError::Unopenable { location: location.into(), why };
        let writer = pool(1, &options).await.map_err(|error| unopenable(error.to_string()))?;
        migrations().run(&writer).await.map_err(|error| unopenable(error.to_string()))?;
        let readers =
            pool(READERS, &options).await.map_err(|error| unopenable(error.to_string()))?;
        Ok(Self { writer, readers })
    }
}

/// The path inside `location`: a path as it is, or behind `sqlite:`.
fn file_of(location: &str) -> Result<&str, StoreError> {
    let path = location.strip_prefix("sqlite:").unwrap_or(location);
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.contains("://") || path.is_empty() || path == ":memory:" {
        return Err(StoreError::Unsupported(location.into()));
    }
    Ok(path)
}

/// `synchronous=FULL`: what has been answered with success survives a loss of power.
fn options(path: &str, create: bool) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .foreign_keys(true)
}

async fn pool(size: u32, options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new().max_connections(size).connect_with(options.clone()).await
}

/// All schema versions in order. A released file is never edited: a change is a new file.
fn migrations() -> Migrator {
    let first = include_str!("migrations/0001_first.sql").into_sql_str();
    Migrator::with_migrations(vec![Migration::new(
        1,
        "first".into(),
        MigrationType::Simple,
        first,
        false,
    )])
}
