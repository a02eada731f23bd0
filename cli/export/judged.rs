//! Judgments read back from the store, each with the guideline that it was made by and the task
//! that it is of.

use super::{Export, PAGE};
use crate::serve::store::{JudgmentRecord, Page, Store, StoreError, TaskRecord};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::Judgment;
use gradeglass_engine::records::read_judgment;
use gradeglass_wire::{Format, guideline_from_text, read_text};
use std::collections::HashMap;
use std::sync::Arc;

/// A judgment and what it speaks of.
pub struct Judged {
    /// The judgment.
    pub judgment: Judgment,
    /// The version of the guideline that it was made by.
    pub guideline: Arc<Guideline>,
    /// The query that was judged for.
    pub query: Arc<Query>,
}

/// A query as qrels and tables name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The query's `id`; the task's, where the query has none.
    pub topic: String,
    /// Its `text`; empty where there is none.
    pub text: String,
}

/// Reads all judgments that `export` asks for, in the order in which they came.
pub async fn read(export: &Export, store: &Store) -> Result<Vec<Judged>, String> {
    let mut reader = Reader::new(store).await.map_err(|error| error.to_string())?;
    let (mut page, mut all) = (export.first_page(), Vec::new());
    while let Some(after) = reader.page(&page, &mut all).await? {
        page = Page { after, limit: PAGE, ..page };
    }
    Ok(all)
}

struct Reader<'a> {
    store: &'a Store,
    guidelines: HashMap<String, Arc<Guideline>>,
    queries: HashMap<(String, String, String), Arc<Query>>,
}

impl<'a> Reader<'a> {
    async fn new(store: &'a Store) -> Result<Self, StoreError> {
        let records = store.all_guidelines().await?;
        let guidelines = records.into_iter().filter_map(|record| {
            let guideline = guideline_from_text(&record.document, Format::Json).0?;
            Some((record.hash, Arc::new(guideline)))
        });
        Ok(Self { store, guidelines: guidelines.collect(), queries: HashMap::new() })
    }

    async fn page(&mut self, page: &Page, all: &mut Vec<Judged>) -> Result<Option<i64>, String> {
        let (records, next) =
            self.store.judgments(page).await.map_err(|error| error.to_string())?;
        for record in &records {
            all.push(self.judged(record).await?);
        }
        Ok(next)
    }

    async fn judged(&mut self, record: &JudgmentRecord) -> Result<Judged, String> {
        let unreadable = || {
            format!(
                "The judgment `{}` was made by the version {} of the guideline `{}`, which this version of the program cannot read; export it as JSON lines.",
                record.id, record.guideline_hash, record.guideline
            )
        };
        let guideline = self.guidelines.get(&record.guideline_hash).ok_or_else(unreadable)?;
        let guideline = Arc::clone(guideline);
        let node = read_text(&record.document, Format::Json).node.ok_or_else(unreadable)?;
        let judgment = read_judgment(&node, Some(&guideline)).0.ok_or_else(unreadable)?;
        let query = self.query(record).await.map_err(|error| error.to_string())?;
        Ok(Judged { judgment, guideline, query })
    }

    async fn query(&mut self, record: &JudgmentRecord) -> Result<Arc<Query>, StoreError> {
        let key = (record.guideline.clone(), record.task.clone(), record.task_hash.clone());
        if let Some(query) = self.queries.get(&key) {
            return Ok(Arc::clone(query));
        }
        let versions = self.store.task_versions(&record.guideline, &[&record.task]).await?;
        let matches = |task: &&TaskRecord| {
            task.hash == record.task_hash || task.whole_hash == record.task_hash
        };
        let task = versions.iter().find(matches);
        let node = task.and_then(|task| read_text(&task.document, Format::Json).node);
        let query = Arc::new(query_of(&record.task, node.as_ref()));
        self.queries.insert(key, Arc::clone(&query));
        Ok(query)
    }
}

fn query_of(task: &str, node: Option<&Node>) -> Query {
    let part = |key: &str| match &node?.get("query")?.get(key)?.content {
        Content::Text(text) => Some(text.clone()),
        Content::Int(number) => Some(number.to_string()),
        _ => None,
    };
    Query {
        topic: part("id").unwrap_or_else(|| task.to_owned()),
        text: part("text").unwrap_or_default(),
    }
}
