//! Where the collector keeps guidelines, tasks and judgments.
//!
//! This module is all that knows which database it is: a SQLite file, or a PostgreSQL that several
//! collectors may share. Everything else sees the records of [`record`] and the functions of [`Store`].
//! Statements are the same for both, with parameters as `$1`, which both understand.

mod error;
mod guidelines;
mod judgments;
mod keeper;
mod open;
mod place;
mod record;
mod tasks;

pub use error::StoreError;
pub use judgments::{Kept, Page};
pub use record::{GuidelineRecord, JudgmentRecord, TaskRecord};

use keeper::Keeper;
use sqlx::{Any, AnyPool, Transaction};

/// An open database.
///
/// Of SQLite, one connection writes, so that writers queue here in memory and never find the file
/// locked by one another; several read beside it. Of PostgreSQL, all connections do both.
#[derive(Debug, Clone)]
pub struct Store {
    writer: AnyPool,
    readers: AnyPool,
    /// How a change begins.
    begin: &'static str,
    keeper: Keeper,
}

impl Store {
    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("select 1").fetch_one(&self.readers).await?;
        Ok(())
    }

    fn new(writer: AnyPool, readers: AnyPool, begin: &'static str) -> Self {
        let keeper = Keeper::start(writer.clone(), begin);
        Self { writer, readers, begin, keeper }
    }

    /// Begins a change.
    async fn change(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.writer.begin_with(self.begin).await?)
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
