//! What the store holds, and what other tabs do with it.

use super::{Sender, Target};
use gradeglass_browser::{News, OutboxRecord};
use gradeglass_engine::delivery::{OutboxMessage, StoredEntry};
use std::rc::Rc;

impl Sender {
    /// Reads everything that is for this receiver, or for none in particular.
    pub(super) async fn load(self: Rc<Self>) {
        let Ok(records) = self.store.outbox().await else { return };
        let (ours, others): (Vec<_>, Vec<_>) =
            records.into_iter().partition(|record| self.is_ours(record));
        self.tell_others(&others);
        let entries = ours.into_iter().map(|record| {
            self.remember(&record);
            StoredEntry { id: record.id, refused: record.refused }
        });
        let entries = entries.collect();
        self.tell(OutboxMessage::Loaded(entries));
    }

    fn is_ours(&self, record: &OutboxRecord) -> bool {
        let target = self.target.borrow();
        let elsewhere = |target: &Target| target.receiver != record.receiver;
        record.receiver.is_empty() || !target.as_ref().is_some_and(elsewhere)
    }

    /// Judgments that wait for another receiver are safe, and nobody sends them while this page is
    /// the only one: whoever changed the connection must hear of it.
    fn tell_others(&self, others: &[OutboxRecord]) {
        let (Some(app), Some(first)) = (self.app.upgrade(), others.first()) else { return };
        let told = self.told_others.replace(others.len());
        if told != others.len() {
            let (count, receiver) = (others.len(), &first.receiver);
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
        let Ok(Some(record)) = self.store.record(id).await else { return };
        if self.is_ours(&record) {
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
