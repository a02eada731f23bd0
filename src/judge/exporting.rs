//! What was not delivered leaves as a file: to be sent from another machine, or by somebody else.

use crate::app::App;
use gradeglass_browser::{OutboxRecord, rfc3339, save_file};
use gradeglass_engine::sorted::SortedSet;

/// How many judgments are read from the store at once.
const PAGE: u32 = 250;

impl App {
    /// All judgments that were not delivered, whatever their receiver, one JSON text a line. What another
    /// key has sealed cannot be read, and stays.
    pub async fn export(&self) -> String {
        let Some(store) = self.store.get().cloned() else { return String::new() };
        let (mut text, mut after, mut seen) = (String::new(), None, SortedSet::new());
        while let Ok(records) = store.outbox(None, after.as_ref(), PAGE).await {
            let Some(last) = records.last() else { break };
            after = Some(last.key.clone());
            for OutboxRecord { key, body, .. } in records {
                let new = seen.insert(key.id.clone());
                if let Some(body) = self.unsealed(&key.id, body).await.filter(|_| new) {
                    text.extend([&body, "\n"]);
                }
            }
        }
        text
    }

    /// Saves them as a file.
    pub async fn save_export(&self) {
        let text = self.export().await;
        let day = rfc3339().chars().take(10).collect::<String>();
        let name = format!("gradeglass-unsent-{day}.jsonl");
        if save_file(&name, "application/x-ndjson", &text).is_err() {
            self.tell_error("export-failed", "the browser did not save the file", &[]);
        }
    }
}
