//! The store in memory: for pages that the browser lets store nothing, and for tests.

use crate::store::{DraftKey, OutboxRecord};
use gradeglass_engine::delivery::Trouble;
use gradeglass_engine::sorted::SortedMap;
use std::cell::RefCell;

/// Drafts, outbox and marks, as long as the page lives.
#[derive(Debug, Default)]
pub struct MemoryStore {
    drafts: RefCell<SortedMap<DraftKey, String>>,
    outbox: RefCell<SortedMap<String, OutboxRecord>>,
    done: RefCell<SortedMap<DraftKey, String>>,
}

impl MemoryStore {
    /// Ends the draft, marks the task, keeps the judgment.
    pub fn submit(&self, key: &DraftKey, record: &OutboxRecord) {
        self.drafts.borrow_mut().remove(key);
        self.done.borrow_mut().insert(key.clone(), record.id.clone());
        self.outbox.borrow_mut().insert(record.id.clone(), record.clone());
    }

    /// The draft.
    pub fn draft(&self, key: &DraftKey) -> Option<String> {
        self.drafts.borrow().get(key).cloned()
    }

    /// Keeps a draft.
    pub fn save_draft(&self, key: &DraftKey, draft: &str) {
        self.drafts.borrow_mut().insert(key.clone(), draft.to_owned());
    }

    /// Tasks done, each with its judgment's id.
    pub fn done(&self, annotator: &str, guideline: &str) -> Vec<(String, String)> {
        let done = self.done.borrow();
        let ours =
            done.iter().filter(|(key, _)| key.annotator == annotator && key.guideline == guideline);
        ours.map(|(key, id)| (key.task.clone(), id.clone())).collect()
    }

    /// The outbox, oldest first: at most so many, after this one.
    pub fn outbox(&self, after: &str, most: u32) -> Vec<OutboxRecord> {
        let outbox = self.outbox.borrow();
        let rest = outbox.values().filter(|record| record.id.as_str() > after);
        rest.take(most as usize).cloned().collect()
    }

    /// Some judgments of the outbox.
    pub fn records(&self, ids: &[String]) -> Vec<OutboxRecord> {
        let outbox = self.outbox.borrow();
        ids.iter().filter_map(|id| outbox.get(id).cloned()).collect()
    }

    /// Adds judgments that are not there.
    pub fn add(&self, records: &[OutboxRecord]) -> Vec<String> {
        let mut outbox = self.outbox.borrow_mut();
        let mut added = Vec::new();
        for record in records {
            if !outbox.contains_key(&record.id) {
                added.push(record.id.clone());
                outbox.insert(record.id.clone(), record.clone());
            }
        }
        added
    }

    /// Removes judgments.
    pub fn remove(&self, ids: &[String]) {
        ids.iter().for_each(|id| _ = self.outbox.borrow_mut().remove(id));
    }

    /// Notes that a judgment was refused, or is to be sent again.
    pub fn note(&self, id: &str, refused: Option<Trouble>) {
        if let Some(record) = self.outbox.borrow_mut().get_mut(id) {
            record.refused = refused;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(task: &str) -> DraftKey {
        DraftKey { annotator: "ann".into(), guideline: "g".into(), task: task.into() }
    }

    fn record(id: &str) -> OutboxRecord {
        OutboxRecord {
            id: id.into(),
            task: "t".into(),
            receiver: "/j".into(),
            body: "{}".into(),
            refused: None,
        }
    }

    #[test]
    fn submitting_ends_the_draft_and_marks_the_task() {
        let store = MemoryStore::default();
        store.save_draft(&key("t"), "{}");
        store.submit(&key("t"), &record("j"));
        assert_eq!(store.draft(&key("t")), None);
        assert_eq!(store.done("ann", "g"), [("t".to_owned(), "j".to_owned())]);
        assert_eq!(store.done("bob", "g"), []);
        assert_eq!(store.outbox("", 9), [record("j")]);
        assert_eq!(store.outbox("j", 9), []);
    }
}
