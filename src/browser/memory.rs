//! The store in memory: for pages that the browser lets store nothing, and for tests.

use crate::store::{DraftKey, OutboxKey, OutboxRecord};
use gradeglass_engine::delivery::Trouble;
use gradeglass_engine::sorted::SortedMap;
use std::cell::RefCell;

/// Drafts, outbox and marks, as long as the page lives.
#[derive(Debug, Default)]
pub struct MemoryStore {
    drafts: RefCell<SortedMap<DraftKey, String>>,
    outbox: RefCell<SortedMap<OutboxKey, OutboxRecord>>,
    done: RefCell<SortedMap<DraftKey, String>>,
}

impl MemoryStore {
    /// Ends the draft, marks the task, keeps the judgment for each receiver.
    pub fn submit(&self, key: &DraftKey, records: &[OutboxRecord]) {
        self.drafts.borrow_mut().remove(key);
        if let Some(record) = records.first() {
            self.done.borrow_mut().insert(key.clone(), record.key.id.clone());
        }
        self.add(records);
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

    /// The outbox, oldest first: at most so many, after this one, for one receiver or for all.
    pub fn outbox(
        &self,
        receiver: Option<&str>,
        after: Option<&OutboxKey>,
        most: u32,
    ) -> Vec<OutboxRecord> {
        let outbox = self.outbox.borrow();
        let wanted = |record: &&OutboxRecord| {
            after.is_none_or(|after| record.key > *after)
                && receiver.is_none_or(|receiver| record.key.receiver == receiver)
        };
        outbox.values().filter(wanted).take(most as usize).cloned().collect()
    }

    /// The receivers, one for each judgment.
    pub fn receivers(&self) -> Vec<String> {
        self.outbox.borrow().keys().map(|key| key.receiver.clone()).collect()
    }

    /// Some judgments of the outbox.
    pub fn records(&self, keys: &[OutboxKey]) -> Vec<OutboxRecord> {
        let outbox = self.outbox.borrow();
        keys.iter().filter_map(|key| outbox.get(key).cloned()).collect()
    }

    /// Adds judgments that are not there.
    pub fn add(&self, records: &[OutboxRecord]) -> Vec<OutboxKey> {
        let mut outbox = self.outbox.borrow_mut();
        let mut added = Vec::new();
        for record in records {
            if !outbox.contains_key(&record.key) {
                added.push(record.key.clone());
                outbox.insert(record.key.clone(), record.clone());
            }
        }
        added
    }

    /// Gives these receivers what was stored for none.
    pub fn adopt(&self, receivers: &[String]) {
        for record in self.outbox(Some(""), None, u32::MAX) {
            self.outbox.borrow_mut().remove(&record.key);
            let to: Vec<OutboxRecord> = receivers.iter().map(|it| record.to(it)).collect();
            self.add(&to);
        }
    }

    /// Removes judgments.
    pub fn remove(&self, keys: &[OutboxKey]) {
        keys.iter().for_each(|key| _ = self.outbox.borrow_mut().remove(key));
    }

    /// Notes that a judgment was refused, or is to be sent again.
    pub fn note(&self, key: &OutboxKey, refused: Option<Trouble>) {
        if let Some(record) = self.outbox.borrow_mut().get_mut(key) {
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

    fn record(receiver: &str, id: &str) -> OutboxRecord {
        let key = OutboxKey { receiver: receiver.into(), id: id.into() };
        OutboxRecord { key, task: "t".into(), body: "{}".into(), refused: None }
    }

    #[test]
    fn submitting_ends_the_draft_and_marks_the_task() {
        let store = MemoryStore::default();
        store.save_draft(&key("t"), "{}");
        store.submit(&key("t"), &[record("/a", "j"), record("/b", "j")]);
        assert_eq!(store.draft(&key("t")), None);
        assert_eq!(store.done("ann", "g"), [("t".to_owned(), "j".to_owned())]);
        assert_eq!(store.done("bob", "g"), []);
        assert_eq!(store.outbox(None, None, 9), [record("/a", "j"), record("/b", "j")]);
        assert_eq!(store.outbox(Some("/b"), None, 9), [record("/b", "j")]);
        assert_eq!(store.outbox(None, Some(&record("/a", "j").key), 9), [record("/b", "j")]);
    }

    #[test]
    fn what_was_stored_for_nobody_goes_to_all() {
        let store = MemoryStore::default();
        store.add(&[record("", "j"), record("/a", "i")]);
        store.adopt(&["/a".into(), "/b".into()]);
        let all = [record("/a", "i"), record("/a", "j"), record("/b", "j")];
        assert_eq!(store.outbox(None, None, 9), all);
    }
}
