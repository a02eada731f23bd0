//! Judgments that were saved as a file, on another machine or in another browser, come into this outbox.

use crate::app::App;
use gradeglass_browser::OutboxRecord;
use gradeglass_engine::records::read_judgment;
use gradeglass_wire::{Format, canonical_json, read_text};
use std::rc::Rc;

impl App {
    /// Takes in what [`App::export`] gave: one judgment a line. Gives how many are new.
    ///
    /// # Errors
    /// Which line is no judgment: then none is taken in.
    pub async fn import(self: &Rc<Self>, text: &str) -> Result<usize, String> {
        let store = self.store.get().cloned().ok_or("the store is not open yet")?;
        let receiver = self.sender.get().map(|sender| sender.receiver()).unwrap_or_default();
        let mut records = Vec::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let record = record_of(line, &receiver);
            let place = || ["line ", &(index + 1).to_string(), " is no judgment"].concat();
            records.push(record.ok_or_else(place)?);
        }
        let added = store.add(&records).await.map_err(|error| error.sentence())?;
        if let Some(sender) = self.sender.get() {
            records.retain(|record| added.contains(&record.id));
            sender.imported(&records);
        }
        Ok(added.len())
    }
}

fn record_of(line: &str, receiver: &str) -> Option<OutboxRecord> {
    let node = read_text(line, Format::Json).node?;
    let judgment = read_judgment(&node, None).0?;
    Some(OutboxRecord {
        id: judgment.id,
        task: judgment.task.id,
        receiver: receiver.to_owned(),
        body: canonical_json(&node),
        refused: None,
    })
}
