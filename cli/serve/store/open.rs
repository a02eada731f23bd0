//! Opens the database and brings its schema up to date.

use super::place::Place;
use super::{Store, StoreError};
use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, Executor, SqlSafeStr, SqlStr};
use std::path::Path;
use std::time::Duration;

/// SQLite: readers beside the one writer.
const READERS: u32 = 4;

/// PostgreSQL: connections of one collector, which read and write.
const CONNECTIONS: u32 = 8;

/// How long a request waits for a connection before it is told to come back later.
const PATIENCE: Duration = Duration::from_secs(10);

/// SQLite, for each connection. `synchronous=FULL`: what has been answered with success survives a
/// loss of power. `busy_timeout`: how long another process may hold the file before a write fails.
const PRAGMAS: &str = "pragma journal_mode = wal; pragma synchronous = full;
pragma busy_timeout = 10000; pragma foreign_keys = on;";

impl Store {
    /// Opens the database at `location`: a PostgreSQL by its address, or a SQLite file by its path,
    /// which is made when it is not there.
    ///
    /// # Errors
    /// When the location is of another kind of database, or it cannot be opened, is no database, or
    /// has a schema of a later version.
    pub async fn open(location: &str) -> Result<Self, StoreError> {
        Self::open_with(Place::of(location)?, true).await
    }

    /// Opens the database at `location`, which must be there.
    ///
    /// # Errors
    /// As [`Store::open`], and when there is no such file.
    pub async fn open_existing(location: &str) -> Result<Self, StoreError> {
        let place = Place::of(location)?;
        if let Place::Sqlite { path } = &place
            && !Path::new(path).is_file()
        {
            return Err(place.unopenable("there is no such file"));
        }
        Self::open_with(place, false).await
    }

    async fn open_with(place: Place, create: bool) -> Result<Self, StoreError> {
        install_default_drivers();
        let unopenable = |error: sqlx::Error| place.unopenable(&error.to_string());
        let url = place.url(create);
        match &place {
            Place::Sqlite { .. } => {
                let writer = sqlite_pool(1, &url).await.map_err(unopenable)?;
                let migrated = migrations(SQLITE).run(&writer).await;
                migrated.map_err(|error| place.unopenable(&error.to_string()))?;
                let readers = sqlite_pool(READERS, &url).await.map_err(unopenable)?;
                Ok(Self::new(writer, readers, "begin immediate"))
            }
            Place::Postgres { .. } => {
                let options = AnyPoolOptions::new().max_connections(CONNECTIONS);
                let pool = options.acquire_timeout(PATIENCE).connect(&url).await;
                let pool = pool.map_err(unopenable)?;
                let migrated = migrations(POSTGRES).run(&pool).await;
                migrated.map_err(|error| place.unopenable(&error.to_string()))?;
                Ok(Self::new(pool.clone(), pool, "begin"))
            }
        }
    }
}

async fn sqlite_pool(size: u32, url: &str) -> Result<AnyPool, sqlx::Error> {
    AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move { connection.execute(PRAGMAS).await.map(drop) })
        })
        .connect(url)
        .await
}

/// One version of a schema: its number, its name, its statements.
type Version = (i64, &'static str, &'static str);

/// All schema versions in order. A released file is never edited: a change is a new file.
const SQLITE: &[Version] = &[(1, "first", include_str!("migrations/sqlite/0001_first.sql"))];

/// The same for PostgreSQL. Collectors that start at once wait for each other here: sqlx takes a lock
/// of the database while it migrates.
const POSTGRES: &[Version] = &[(1, "first", include_str!("migrations/postgres/0001_first.sql"))];

fn migrations(versions: &[Version]) -> Migrator {
    let migration = |(number, name, statements): &Version| {
        let statements: SqlStr = statements.into_sql_str();
        Migration::new(*number, (*name).into(), MigrationType::Simple, statements, false)
    };
    Migrator::with_migrations(versions.iter().map(migration).collect())
}
