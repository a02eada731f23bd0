//! What the store holds, and what other tabs do with it.

use super::Sender;
use gradeglass_browser::{News, OutboxKey, OutboxRecord};
use gradeglass_engine::delivery::{OutboxMessage, StoredEntry};
use std::rc::Rc;

/// How many judgments are read from the store at once.
const PAGE: u32 = 250;

impl Sender {
    /// Reads everything that is for this receiver, a page at a time: a long queue must not hold up the
    /// page that shows it. While nobody receives, everything counts.
    pub(super) async fn load(self: Rc<Self>) {
        let (mut after, mut locked) = (None, 0);
        while let Ok(records) = self.store.outbox(self.only(), after.as_ref(), PAGE).await {
            let Some(last) = records.last() else { break };
            after = Some(last.key.clone());
            let entries = self.entries(&records);
            locked += records.len() - entries.len();
            self.tell(OutboxMessage::Loaded(entries));
        }
        let Some(app) = self.app.upgrade() else { return };
        if app.told_locked.replace(locked) != locked && locked > 0 {
            app.tell_locked(&[&locked.to_string(), " judgments are"].concat());
        }
    }

    fn only(&self) -> Option<&str> {
        (!self.receiver.is_empty()).then_some(&self.receiver)
    }

    /// What the outbox has to know of records; what another key has sealed is not for it.
    pub(super) fn entries(&self, records: &[OutboxRecord]) -> Vec<StoredEntry> {
        let app = self.app.upgrade();
        let opens =
            |record: &&OutboxRecord| app.as_ref().is_some_and(|it| it.can_open(&record.body));
        let entry = |record: &OutboxRecord| {
            self.remember(record);
            StoredEntry { id: record.key.id.clone(), refused: record.refused.clone() }
        };
        records.iter().filter(opens).map(entry).collect()
    }

    /// Another tab, or another element of this page, has news.
    pub(super) fn hear(self: &Rc<Self>, news: &News) {
        let ours = |key: &OutboxKey| self.only().is_none_or(|only| only == key.receiver);
        match news {
            News::Gone(key) if ours(key) => self.tell(OutboxMessage::Gone(key.id.clone())),
            News::Noted(key) if ours(key) => {
                let key = key.clone();
                self.spawn(move |sender| async move { sender.look_up(key).await });
            }
            News::Gone(_) | News::Noted(_) => {}
            News::Hurry => self.tell(OutboxMessage::RetryNow),
        }
    }

    async fn look_up(self: Rc<Self>, key: OutboxKey) {
        let Ok(records) = self.store.records(&[key]).await else { return };
        for entry in self.entries(&records) {
            self.tell(OutboxMessage::Noted(entry));
        }
    }

    pub(super) fn spread(&self, news: News) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.tell(&news);
        }
    }

    fn remember(&self, record: &OutboxRecord) {
        self.tasks.borrow_mut().insert(record.key.id.clone(), record.task.clone());
    }
}
