//! What the store holds, and what other tabs do with it.

use super::{Sender, Target};
use gradeglass_browser::{News, OutboxRecord};
use gradeglass_engine::delivery::{OutboxMessage, StoredEntry};
use std::rc::Rc;

/// How many judgments are read from the store at once.
pub(super) const PAGE: u32 = 250;

impl Sender {
    /// Reads everything that is for this receiver, or for none in particular, a page at a time: a
    /// long queue must not hold up the page that shows it.
    pub(super) async fn load(self: Rc<Self>) {
        let mut after = String::new();
        let mut others = (0, String::new());
        loop {
            let Ok(records) = self.store.outbox(&after, PAGE).await else { return };
            let Some(last) = records.last() else { break };
            after.clone_from(&last.id);
            let mut entries = Vec::new();
            for record in records {
                if self.is_ours(&record) {
                    self.remember(&record);
                    entries.push(StoredEntry { id: record.id, refused: record.refused });
                } else {
                    others = (others.0 + 1, record.receiver);
                }
            }
            self.tell(OutboxMessage::Loaded(entries));
        }
        self.tell_others(others.0, &others.1);
    }

    fn is_ours(&self, record: &OutboxRecord) -> bool {
        let target = self.target.borrow();
        let elsewhere = |target: &Target| target.receiver != record.receiver;
        record.receiver.is_empty() || !target.as_ref().is_some_and(elsewhere)
    }

    /// Judgments that wait for another receiver are safe, and nobody sends them while this page is
    /// the only one: whoever changed the connection must hear of it.
    fn tell_others(&self, count: usize, receiver: &str) {
        let told = self.told_others.replace(count);
        if let (Some(app), true) = (self.app.upgrade(), count > 0 && told != count) {
            let message = format!("{count} judgments wait for another receiver, as `{receiver}`");
            app.tell_error("other-receiver", &message, &[]);
        }
    }

    /// Another tab, or another element of this page, has news.
    pub(super) fn hear(self: &Rc<Self>, news: &News) {
        match news {
            News::Gone(id) => self.tell(OutboxMessage::Gone(id.clone())),
            News::Hurry => self.tell(OutboxMessage::RetryNow),
            News::Noted(id) => {
                let id = id.clone();
                self.spawn(move |sender| async move { sender.look_up(&id).await });
            }
        }
    }

    async fn look_up(self: Rc<Self>, id: &str) {
        let Ok(records) = self.store.records(&[id.to_owned()]).await else { return };
        for record in records.into_iter().filter(|record| self.is_ours(record)) {
            self.remember(&record);
            let entry = StoredEntry { id: record.id, refused: record.refused };
            self.tell(OutboxMessage::Noted(entry));
        }
    }

    pub(super) fn spread(&self, news: News) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.tell(&news);
        }
    }

    pub(super) fn remember(&self, record: &OutboxRecord) {
        self.tasks.borrow_mut().insert(record.id.clone(), record.task.clone());
    }
}
