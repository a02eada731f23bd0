//! Tasks in the store, and which of them an annotator has still to judge.

use super::{Store, StoreError, TaskRecord};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

/// So many tasks are looked up by one statement.
const AT_ONCE: usize = 50;

impl Store {
    /// Keeps tasks in the order given, in one transaction. A task whose id is there already in
    /// another version takes that one's place; tasks that are there and not in the list stay.
    pub async fn put_tasks(&self, records: &[TaskRecord]) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        for record in records {
            sqlx::query("update tasks set current = 0 where guideline = $1 and id = $2")
                .bind(&record.guideline)
                .bind(&record.id)
                .execute(&mut *change)
                .await?;
            sqlx::query(
                "insert into tasks (guideline, id, hash, whole_hash, document, whole, current)
                 values ($1, $2, $3, $4, $5, $6, 1)
                 on conflict (guideline, id, whole_hash) do update set current = 1",
            )
            .bind(&record.guideline)
            .bind(&record.id)
            .bind(&record.hash)
            .bind(&record.whole_hash)
            .bind(&record.document)
            .bind(&record.whole)
            .execute(&mut *change)
            .await?;
        }
        Ok(change.commit().await?)
    }

    /// Documents of at most `limit` current tasks of `guideline` that `annotator` has not ended in
    /// any way, in order, after the one at the place `after`; each with its own place.
    pub async fn open_tasks(
        &self,
        guideline: &str,
        annotator: &str,
        after: i64,
        limit: u32,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query(
            "select sequence, document from tasks
             where guideline = $1 and current = 1 and sequence > $4 and not exists (
                 select 1 from judgments
                 where judgments.guideline = $1 and judgments.annotator = $2
                 and judgments.task = tasks.id)
             order by sequence limit $3",
        )
        .bind(guideline)
        .bind(annotator)
        .bind(i64::from(limit))
        .bind(after);
        let rows = rows.fetch_all(&self.readers).await?;
        Ok(rows.iter().map(|row| (row.get("sequence"), row.get("document"))).collect())
    }

    /// How many current tasks `guideline` has.
    pub async fn count_tasks(&self, guideline: &str) -> Result<u64, StoreError> {
        let row = sqlx::query("select count(*) from tasks where guideline = $1 and current = 1");
        let count: i64 = row.bind(guideline).fetch_one(&self.readers).await?.get(0);
        Ok(count.unsigned_abs())
    }

    /// Every version of some tasks of a guideline, latest first.
    pub async fn task_versions(
        &self,
        guideline: &str,
        ids: &[&str],
    ) -> Result<Vec<TaskRecord>, StoreError> {
        let mut records = Vec::new();
        for ids in ids.chunks(AT_ONCE) {
            // Two lengths of one statement, which the database prepares once each.
            let count = if ids.len() == 1 { 1 } else { AT_ONCE };
            let places: Vec<String> = (2..count + 2).map(|place| format!("${place}")).collect();
            let statement = format!(
                "select * from tasks where guideline = $1 and id in ({})
                 order by current desc, sequence desc",
                places.join(",")
            );
            let query = sqlx::query(AssertSqlSafe(statement)).bind(guideline);
            let ids = ids.iter().cycle().take(count);
            let query = ids.fold(query, |query, id| query.bind(*id));
            records.extend(query.fetch_all(&self.readers).await?.iter().map(record));
        }
        Ok(records)
    }
}

fn record(row: &AnyRow) -> TaskRecord {
    TaskRecord {
        guideline: row.get("guideline"),
        id: row.get("id"),
        hash: row.get("hash"),
        whole_hash: row.get("whole_hash"),
        document: row.get("document"),
        whole: row.get("whole"),
    }
}
