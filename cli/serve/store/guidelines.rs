//! Guidelines in the store.

use super::{GuidelineRecord, Store, StoreError};
use sqlx::Row;
use sqlx::any::AnyRow;

impl Store {
    /// Keeps a guideline and makes it the current version of its id.
    pub async fn put_guideline(&self, record: &GuidelineRecord) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        sqlx::query("update guidelines set current = 0 where id = $1")
            .bind(&record.id)
            .execute(&mut *change)
            .await?;
        sqlx::query(
            "insert into guidelines (hash, id, version, document, current) values ($1, $2, $3, $4, 1)
             on conflict (hash) do update set current = 1",
        )
        .bind(&record.hash)
        .bind(&record.id)
        .bind(&record.version)
        .bind(&record.document)
        .execute(&mut *change)
        .await?;
        Ok(change.commit().await?)
    }

    /// The current version of every guideline, in the order in which they were first kept.
    pub async fn current_guidelines(&self) -> Result<Vec<GuidelineRecord>, StoreError> {
        let rows = sqlx::query("select * from guidelines where current = 1 order by sequence");
        Ok(rows.fetch_all(&self.readers).await?.iter().map(record).collect())
    }

    /// Every version of every guideline.
    pub async fn all_guidelines(&self) -> Result<Vec<GuidelineRecord>, StoreError> {
        let rows = sqlx::query("select * from guidelines order by sequence");
        Ok(rows.fetch_all(&self.readers).await?.iter().map(record).collect())
    }

    /// One version of one guideline.
    pub async fn guideline_version(
        &self,
        id: &str,
        hash: &str,
    ) -> Result<Option<GuidelineRecord>, StoreError> {
        let row = sqlx::query("select * from guidelines where id = $1 and hash = $2");
        let row = row.bind(id).bind(hash).fetch_optional(&self.readers).await?;
        Ok(row.as_ref().map(record))
    }

    /// The current version of one guideline.
    pub async fn current_guideline(&self, id: &str) -> Result<Option<GuidelineRecord>, StoreError> {
        let row = sqlx::query("select * from guidelines where id = $1 and current = 1").bind(id);
        Ok(row.fetch_optional(&self.readers).await?.as_ref().map(record))
    }
}

fn record(row: &AnyRow) -> GuidelineRecord {
    GuidelineRecord {
        hash: row.get("hash"),
        id: row.get("id"),
        version: row.get("version"),
        document: row.get("document"),
    }
}
