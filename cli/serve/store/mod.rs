//! Where the collector keeps guidelines, tasks and judgments.
//!
//! This module is all that knows which database it is. Everything else sees the records of
//! [`record`] and the functions of [`Store`], so that another database is another module like this.

mod error;
mod guidelines;
mod judgments;
mod open;
mod record;
mod tasks;

pub use error::StoreError;
pub use judgments::{Kept, Page};
pub use record::{GuidelineRecord, JudgmentRecord, TaskRecord};

use sqlx::SqlitePool;

/// An open database.
///
/// One connection writes, so that writers queue here in memory and never find the file locked by
/// one another; several read beside it.
#[derive(Debug, Clone)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
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

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
