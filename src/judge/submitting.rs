//! The end of a task: its judgment into the store, and the news of it.

use crate::app::App;
use gradeglass_browser::{
    DraftKey, OutboxRecord, Store, StoreError, ask_to_persist, node_to_js, rfc3339, uuid_v7,
};
use gradeglass_engine::document::Node;
use gradeglass_engine::judging::{BatchMessage, Client, Judgment, Message};
use gradeglass_engine::records::judgment_to_node;
use gradeglass_view::{Msg, NoticeKind};
use gradeglass_wire::canonical_json;
use std::rc::Rc;

impl App {
    /// Stores a judgment, unless the host prevents it. Only when it is on the disk does anybody
    /// hear that it is stored.
    pub async fn submit(self: Rc<Self>, judgment: Judgment) {
        let Some(store) = self.store.get().cloned() else { return };
        let judgment = self.complete(judgment);
        let node = judgment_to_node(&judgment);
        if let Some(reason) = self.prevented(&node) {
            return self.session(Message::StoreFailed(reason));
        }
        let Some(key) = self.end_draft() else { return };
        match self.put_away(&store, &key, &judgment, &node).await {
            Ok(records) => {
                self.enter_work(&judgment);
                self.stored(&judgment, &node, &records);
            }
            Err(error) => self.not_stored(&error),
        }
    }

    async fn put_away(
        &self,
        store: &Store,
        key: &DraftKey,
        judgment: &Judgment,
        node: &Node,
    ) -> Result<Vec<OutboxRecord>, StoreError> {
        let body = self.sealed(&judgment.id, canonical_json(node)).await?;
        let records = self.records(&judgment.id, &judgment.task.id, &body);
        store.submit(key, &records).await?;
        Ok(records)
    }

    /// Fills in what only this layer knows.
    fn complete(&self, mut judgment: Judgment) -> Judgment {
        judgment.id = uuid_v7();
        judgment.timing.submitted_at = rfc3339();
        judgment.client = Client {
            name: "gradeglass".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            locale: self.catalog.borrow().locale().to_owned(),
        };
        judgment
    }

    /// Asks the host. One that prevents the event may say why in `event.detail.reason`.
    fn prevented(&self, judgment: &Node) -> Option<String> {
        let detail = node_to_js(&Node::map([("judgment", judgment.clone())]));
        if self.host.emit("submit", &detail) {
            return None;
        }
        let reason = js_sys::Reflect::get(&detail, &"reason".into()).ok();
        Some(reason.and_then(|it| it.as_string()).unwrap_or_default())
    }

    /// The draft ends with the submission: none that waits may be written behind it.
    fn end_draft(&self) -> Option<DraftKey> {
        let mut work = self.work.borrow_mut();
        let open = work.open.as_mut()?;
        open.submitted = true;
        Some(open.key.clone())
    }

    fn stored(self: &Rc<Self>, judgment: &Judgment, node: &Node, records: &[OutboxRecord]) {
        if let Some(open) = self.work.borrow_mut().open.as_mut() {
            open.unwritten = None;
        }
        self.advance(BatchMessage::Stored {
            task: judgment.task.id.clone(),
            judgment: judgment.id.clone(),
        });
        self.send(Msg::Resolved(NoticeKind::NotStored));
        self.session(Message::Stored);
        self.host.tell("stored", &Node::map([("judgment", node.clone())]));
        if !self.asked_to_persist.replace(true) {
            ask_to_persist();
        }
        self.stored_for_sending(records);
    }

    fn not_stored(self: &Rc<Self>, error: &StoreError) {
        if let Some(open) = self.work.borrow_mut().open.as_mut() {
            open.submitted = false;
        }
        self.storage_failed(error);
        self.session(Message::StoreFailed(error.sentence()));
    }
}
