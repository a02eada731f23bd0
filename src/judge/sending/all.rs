//! All receivers together: each gets every judgment, in an outbox of its own.

use super::{Sender, Target};
use crate::app::App;
use gradeglass_browser::{News, OutboxKey, OutboxRecord, Store};
use gradeglass_engine::delivery::OutboxMessage;
use gradeglass_engine::document::Node;
use gradeglass_engine::records::answers_to_node;
use gradeglass_wire::canonical_json;
use std::rc::Rc;

impl App {
    /// Begins with nobody who receives. What the store holds is read by [`App::look_again`].
    pub fn start_sending(self: &Rc<Self>, store: &Rc<Store>) {
        if self.senders.borrow().is_empty() {
            let nobody = Sender::start(self, store.clone(), String::new());
            self.senders.borrow_mut().push(nobody);
        }
    }

    /// Judgments are stored and wait.
    pub(super) fn send_to_nobody(self: &Rc<Self>) {
        let Some(store) = self.store.get() else { return };
        // Nobody receives already: the store need not be read again.
        if self.senders.borrow().iter().any(|sender| sender.receiver.is_empty()) {
            return;
        }
        let before = std::mem::take(&mut *self.senders.borrow_mut());
        before.iter().for_each(|sender| sender.close());
        self.start_sending(store);
        self.look_again();
    }

    /// Sends to these from now on. Who received before and does so still keeps its outbox.
    pub(super) async fn send_to(self: &Rc<Self>, targets: Vec<Target>) {
        let Some(store) = self.store.get().cloned() else { return };
        let mut before = std::mem::take(&mut *self.senders.borrow_mut());
        let mut receivers: Vec<String> = Vec::new();
        let mut senders: Vec<(Rc<Sender>, Target)> = Vec::new();
        for target in targets {
            let receiver = target.connection.receiver(&target.url);
            if receivers.contains(&receiver) {
                let message = ["two connections go to `", &receiver, "`: give each a `name`"];
                self.tell_error("connection-failed", &message.concat(), &[]);
                continue;
            }
            let known = before.iter().position(|sender| sender.receiver == receiver);
            let sender = match known {
                Some(at) => before.swap_remove(at),
                None => Sender::start(self, store.clone(), receiver.clone()),
            };
            senders.push((sender, target));
            receivers.push(receiver);
        }
        before.iter().for_each(|sender| sender.close());
        // What is submitted from here on is for these; what was before is given to them.
        self.senders.replace(senders.iter().map(|(sender, _)| sender.clone()).collect());
        if let Err(error) = store.adopt(&receivers).await {
            self.storage_failed(&error);
        }
        for (sender, target) in senders {
            sender.connect(target);
        }
        self.tell_others(&store, &receivers).await;
    }

    /// Judgments that wait for another receiver are safe, and nobody sends them while this page is
    /// the only one: whoever changed the connection must hear of it.
    async fn tell_others(&self, store: &Store, receivers: &[String]) {
        let mut others = store.receivers().await.unwrap_or_default();
        others.retain(|other| !receivers.contains(other));
        if let Some(other) = others.first() {
            let count = others.len().to_string();
            let message = [&count, " judgments wait for another receiver, as `", other, "`"];
            self.tell_error("other-receiver", &message.concat(), &[]);
        }
    }

    /// One judgment as the store keeps it, for each receiver.
    pub fn records(&self, id: &str, task: &str, body: &str) -> Vec<OutboxRecord> {
        let record = |sender: &Rc<Sender>| OutboxRecord {
            key: OutboxKey { receiver: sender.receiver.clone(), id: id.to_owned() },
            task: task.to_owned(),
            body: body.to_owned(),
            refused: None,
        };
        self.senders.borrow().iter().map(record).collect()
    }

    /// Judgments are in the store that were not there before.
    pub fn stored_for_sending(&self, records: &[OutboxRecord]) {
        let senders = self.senders.borrow().clone();
        for sender in senders {
            let own = records.iter().filter(|record| record.key.receiver == sender.receiver);
            let own: Vec<OutboxRecord> = own.cloned().collect();
            own.iter().for_each(|record| sender.spread(News::Noted(record.key.clone())));
            let entries = sender.entries(&own);
            if !entries.is_empty() {
                sender.tell(OutboxMessage::Loaded(entries));
            }
        }
    }

    /// Offers the answers of the open task to receivers that keep them.
    pub fn offer_draft(&self) {
        let senders = self.senders.borrow();
        let (work, wanted) =
            (self.work.borrow(), senders.iter().any(|sender| sender.keeps_drafts()));
        let open = work.open.as_ref().filter(|open| wanted && !open.submitted);
        let Some(open) = open else { return };
        let text = |text: &str| Node::text(text);
        let unfinished = canonical_json(&Node::map([
            ("task", Node::map([("id", text(&open.key.task))])),
            ("outcome", text("judged")),
            ("answers", answers_to_node(&open.answers)),
        ]));
        for sender in senders.iter() {
            let unfinished = unfinished.clone();
            sender.spawn(move |sender| sender.offer(unfinished));
        }
    }

    /// Reads the store, or reads it again: there may be a key for what could not be read before.
    pub fn look_again(&self) {
        self.senders.borrow().iter().for_each(|sender| sender.spawn(Sender::load));
    }

    /// Tells every receiver's outbox.
    pub fn tell_senders(&self, message: &OutboxMessage) {
        let senders = self.senders.borrow().clone();
        senders.iter().for_each(|sender| sender.tell(message.clone()));
    }

    /// Tries again what waits, or one that was refused.
    pub fn retry(&self, refused: Option<String>) {
        let Some(id) = refused else {
            if let Some(sender) = self.senders.borrow().first() {
                sender.spread(News::Hurry);
            }
            return self.tell_senders(&OutboxMessage::RetryNow);
        };
        self.tell_senders(&OutboxMessage::RetryRefused(id));
    }
}
