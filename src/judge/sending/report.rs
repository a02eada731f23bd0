//! What page and host hear of delivery.

use super::Sender;
use super::news::PAGE;
use crate::app::App;
use crate::findings::optional;
use gloo::timers::callback::Timeout;
use gradeglass_browser::{node_to_js, now_ms, rfc3339, save_file};
use gradeglass_engine::delivery::{OutboxStatus, Trouble, TroubleKind};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::judging::BatchMessage;
use gradeglass_view::{DeliveryStatus, Msg, NoticeKind, Refused};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How long [`Sender::settle`] waits at most, in milliseconds.
const FLUSH_MS: u32 = 60_000;

impl Sender {
    /// Shows how delivery stands, and answers those who wait for it.
    pub fn report(self: &Rc<Self>) {
        let Some(app) = self.app.upgrade() else { return };
        let status = self.status();
        self.count_down(&status);
        let settled = status.waiting == 0 || (!status.sending && status.trouble.is_some());
        if settled || !status.connected {
            self.answer(&status);
        }
        self.tell_trouble(&app, status.trouble.as_ref());
        app.send(Msg::Delivery(Arc::new(self.shown(&status))));
        app.count_unsent(status.waiting);
    }

    /// A new kind of trouble, or its end, is told once: the host hears why, the annotator hears
    /// where a new sign-in would help.
    fn tell_trouble(&self, app: &App, trouble: Option<&Trouble>) {
        let kind = trouble.map(|trouble| trouble.kind);
        let before = self.told_trouble.replace(kind);
        if before == kind {
            return;
        }
        if before == Some(TroubleKind::Unauthorized) {
            app.send(Msg::Resolved(NoticeKind::SignIn));
        }
        let Some(trouble) = trouble else { return };
        if trouble.kind == TroubleKind::Unauthorized {
            app.notice(NoticeKind::SignIn, trouble.detail.clone());
        }
        app.tell_error(&format!("delivery-{}", trouble.kind.code()), &trouble.sentence(), &[]);
    }

    fn shown(&self, status: &OutboxStatus) -> DeliveryStatus {
        let tasks = self.tasks.borrow();
        let refused = status.refused.iter().rev().map(|(id, trouble)| Refused {
            id: id.clone(),
            task: tasks.get(id).cloned().unwrap_or_default(),
            reason: trouble.detail.clone().unwrap_or_else(|| trouble.sentence()),
        });
        let unreachable = status.trouble.as_ref().is_some_and(|trouble| {
            matches!(trouble.kind, TroubleKind::Network | TroubleKind::TimedOut)
        });
        DeliveryStatus {
            waiting: status.waiting as u32,
            refused: refused.collect(),
            offline: !status.online || unreachable,
            trouble: status.trouble.as_ref().map(|trouble| trouble.kind),
            retry_in: status.retry_at_ms.map(seconds_until),
        }
    }

    /// The page has no clock of its own: while a try is waited for it is told the time that is
    /// left, each second near the end and seldom before.
    fn count_down(self: &Rc<Self>, status: &OutboxStatus) {
        let left = status.retry_at_ms.filter(|_| !status.sending).map(seconds_until);
        let timer = left.filter(|left| *left > 1).map(|left| {
            let sender = Rc::downgrade(self);
            let again = move || sender.upgrade().into_iter().for_each(|it: Rc<Self>| it.report());
            Timeout::new(if left > 10 { 10_000 } else { 1_000 }, again)
        });
        self.countdown.replace(timer);
    }

    /// Waits until nothing waits any more, or that has failed for now.
    pub fn settle(self: &Rc<Self>) -> js_sys::Promise {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            self.waiters.borrow_mut().push(resolve);
        });
        self.retry(None);
        // Another tab may be the one that sends: what it meets there is not heard here.
        let sender = Rc::downgrade(self);
        let enough = move || {
            sender.upgrade().into_iter().for_each(|it: Rc<Self>| it.answer(&it.status()));
        };
        Timeout::new(FLUSH_MS, enough).forget();
        promise
    }

    fn answer(&self, status: &OutboxStatus) {
        let waiters = std::mem::take(&mut *self.waiters.borrow_mut());
        if waiters.is_empty() {
            return;
        }
        let count = |count: usize| Node::new(Content::Int(count as i64));
        let detail = Node::map([
            ("waiting", count(status.waiting)),
            ("refused", count(status.refused.len())),
        ]);
        let detail = node_to_js(&detail);
        for waiter in waiters {
            _ = waiter.call1(&JsValue::UNDEFINED, &detail);
        }
    }

    pub(super) fn tell_delivered(&self, id: &str) {
        let task = self.tasks.borrow_mut().remove(id);
        let detail = Node::map([("id", Node::text(id)), ("task", optional(task.as_deref()))]);
        self.app.upgrade().into_iter().for_each(|app| _ = app.host.tell("delivered", &detail));
    }

    pub(super) fn tell_rejected(&self, id: &str, trouble: &Trouble) {
        let task = self.tasks.borrow().get(id).cloned();
        let status = trouble.status.map_or(Content::Null, |status| Content::Int(status.into()));
        let detail = Node::map([
            ("id", Node::text(id)),
            ("task", optional(task.as_deref())),
            ("status", Node::new(status)),
            ("reason", Node::text(trouble.sentence())),
        ]);
        self.app.upgrade().into_iter().for_each(|app| _ = app.host.tell("rejected", &detail));
    }
}

impl App {
    /// Counts what is unsent into the progress.
    fn count_unsent(self: &Rc<Self>, waiting: usize) {
        let changed = self.work.borrow().batch.progress().unsent != waiting;
        if changed {
            self.advance(BatchMessage::Unsent(waiting));
        }
    }

    /// See [`crate::Handle::flush`].
    pub fn flush(&self) -> js_sys::Promise {
        match self.sender.get() {
            Some(sender) => sender.settle(),
            None => js_sys::Promise::resolve(&JsValue::UNDEFINED),
        }
    }

    /// Tries again what waits, or one that was refused.
    pub fn retry(&self, refused: Option<String>) {
        if let Some(sender) = self.sender.get() {
            sender.retry(refused);
        }
    }

    /// All judgments that were not delivered, whatever their receiver, one JSON text a line.
    pub async fn export(&self) -> String {
        let Some(store) = self.store.get().cloned() else { return String::new() };
        let (mut text, mut after) = (String::new(), String::new());
        while let Ok(records) = store.outbox(&after, PAGE).await {
            let Some(last) = records.last() else { break };
            after.clone_from(&last.id);
            records.iter().for_each(|record| text.extend([&record.body, "\n"]));
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

fn seconds_until(at_ms: u64) -> u32 {
    ((at_ms as f64 - now_ms()) / 1_000.0).ceil().clamp(0.0, 86_400.0) as u32
}
