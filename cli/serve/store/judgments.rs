//! Judgments in the store: added once each, read in pages.

use super::{JudgmentRecord, Store, StoreError};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyPool, Row, Transaction};

/// What came of keeping one judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is new.
    Added,
    /// The same judgment was kept before.
    Already,
    /// Another judgment has this id.
    Conflict,
}

/// Which judgments are read, and how many at a time.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Of this guideline only.
    pub guideline: Option<String>,
    /// Also those that a later judgment supersedes.
    pub superseded: bool,
    /// After this one: what the last page ended with.
    pub after: i64,
    /// At most so many.
    pub limit: u32,
}

impl Store {
    /// Keeps judgments in one transaction; durable when this returns. Says of each what came of
    /// it, in order.
    pub async fn put_judgments(
        &self,
        records: Vec<JudgmentRecord>,
    ) -> Result<Vec<Kept>, StoreError> {
        if records.is_empty() {
            return Ok(Vec::new());
        }
        self.keeper.keep(records).await
    }

    /// The judgment with this id.
    pub async fn judgment(&self, id: &str) -> Result<Option<JudgmentRecord>, StoreError> {
        let row = sqlx::query("select * from judgments where id = $1").bind(id);
        Ok(row.fetch_optional(&self.readers).await?.as_ref().map(record))
    }

    /// One page of judgments in the order in which they came, and where the next page begins;
    /// none after the last.
    pub async fn judgments(
        &self,
        page: &Page,
    ) -> Result<(Vec<JudgmentRecord>, Option<i64>), StoreError> {
        let rows = sqlx::query(
            "select * from judgments where sequence > $1 and (cast($2 as text) is null or guideline = $2)
             and ($3 or not exists (
                 select 1 from judgments as later where later.supersedes = judgments.id))
             order by sequence limit $4",
        )
        .bind(page.after)
        .bind(&page.guideline)
        .bind(page.superseded)
        .bind(i64::from(page.limit))
        .fetch_all(&self.readers)
        .await?;
        let next = rows.last().map(|row| row.get("sequence"));
        Ok((rows.iter().map(record).collect(), next))
    }
}

/// Keeps judgments in one transaction. Collectors that take the same judgments at once must not wait for
/// each other in a circle: all of them take the lowest id first.
pub async fn put_all(
    writer: &AnyPool,
    begin: &'static str,
    records: &[&JudgmentRecord],
) -> Result<Vec<Kept>, StoreError> {
    let mut order: Vec<(usize, &JudgmentRecord)> = records.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, record)| &record.id);
    let mut change = writer.begin_with(begin).await?;
    let mut kept = Vec::with_capacity(order.len());
    for (index, record) in order {
        kept.push((index, put(&mut change, record).await?));
    }
    change.commit().await?;
    kept.sort_by_key(|(index, _)| *index);
    Ok(kept.into_iter().map(|(_, kept)| kept).collect())
}

async fn put(
    change: &mut Transaction<'static, Any>,
    record: &JudgmentRecord,
) -> Result<Kept, StoreError> {
    let added = sqlx::query(
        "insert into judgments (id, content, guideline, guideline_hash, task, task_hash,
         annotator, supersedes, document) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do nothing",
    )
    .bind(&record.id)
    .bind(&record.content)
    .bind(&record.guideline)
    .bind(&record.guideline_hash)
    .bind(&record.task)
    .bind(&record.task_hash)
    .bind(&record.annotator)
    .bind(&record.supersedes)
    .bind(&record.document)
    .execute(&mut **change)
    .await?;
    if added.rows_affected() == 1 {
        return Ok(Kept::Added);
    }
    let row = sqlx::query("select content from judgments where id = $1").bind(&record.id);
    let content: String = row.fetch_one(&mut **change).await?.get("content");
    Ok(if content == record.content { Kept::Already } else { Kept::Conflict })
}

fn record(row: &AnyRow) -> JudgmentRecord {
    JudgmentRecord {
        id: row.get("id"),
        content: row.get("content"),
        guideline: row.get("guideline"),
        guideline_hash: row.get("guideline_hash"),
        task: row.get("task"),
        task_hash: row.get("task_hash"),
        annotator: row.get("annotator"),
        supersedes: row.get("supersedes"),
        document: row.get("document"),
    }
}
