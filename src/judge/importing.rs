//! Judgments that were saved as a file, on another machine or in another browser, come into this outbox.

use crate::app::App;
use gradeglass_engine::records::read_judgment;
use gradeglass_engine::sorted::SortedSet;
use gradeglass_wire::{Format, canonical_json, read_text};
use std::rc::Rc;

impl App {
    /// Takes in what [`App::export`] gave: one judgment a line. Gives how many are new to some receiver.
    ///
    /// # Errors
    /// Which line is no judgment: then none is taken in.
    pub async fn import(self: &Rc<Self>, text: &str) -> Result<usize, String> {
        let store = self.store.get().cloned().ok_or("the store is not open yet")?;
        let mut records = Vec::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = || ["line ", &(index + 1).to_string(), " is no judgment"].concat();
            let (id, task, body) = parts_of(line).ok_or_else(place)?;
            let body = self.sealed(&id, body).await.map_err(|error| error.sentence())?;
            records.extend(self.records(&id, &task, &body));
        }
        let added = store.add(&records).await.map_err(|error| error.sentence())?;
        records.retain(|record| added.contains(&record.key));
        self.stored_for_sending(&records);
        let ids: SortedSet<String> = added.into_iter().map(|key| key.id).collect();
        Ok(ids.iter().len())
    }
}

/// A judgment's id, its task's, and its text.
fn parts_of(line: &str) -> Option<(String, String, String)> {
    let node = read_text(line, Format::Json).node?;
    let judgment = read_judgment(&node, None).0?;
    Some((judgment.id, judgment.task.id, canonical_json(&node)))
}
