//! What page and host hear of delivery.

use super::Sender;
use crate::app::App;
use crate::findings::optional;
use gloo::timers::callback::Timeout;
use gradeglass_browser::{node_to_js, now_ms};
use gradeglass_engine::delivery::{OutboxStatus, Trouble, TroubleKind};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::judging::BatchMessage;
use gradeglass_view::{DeliveryStatus, Msg, NoticeKind, Receiver, Refused};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How long [`App::flush`] waits at most, in milliseconds.
const FLUSH_MS: u32 = 60_000;

impl Sender {
    /// Shows how delivery stands, and answers those who wait for it.
    pub fn report(self: &Rc<Self>) {
        let Some(app) = self.app.upgrade() else { return };
        let status = self.status();
        self.count_down(&status);
        self.tell_trouble(&app, status.trouble.as_ref());
        app.report();
    }

    /// A new kind of trouble, or its end, is told once: the host hears why, the annotator hears
    /// where a new sign-in would help.
    fn tell_trouble(&self, app: &App, trouble: Option<&Trouble>) {
        let kind = trouble.map(|trouble| trouble.kind);
        let before = self.told_trouble.replace(kind);
        if before == kind {
            return;
        }
        let senders = app.senders.borrow();
        let sign_in = Some(TroubleKind::Unauthorized);
        if before == sign_in && senders.iter().all(|it| it.told_trouble.get() != sign_in) {
            app.send(Msg::Resolved(NoticeKind::SignIn));
        }
        let Some(trouble) = trouble else { return };
        if kind == sign_in {
            app.notice(NoticeKind::SignIn, trouble.detail.clone());
        }
        let code = ["delivery-", trouble.kind.code()].concat();
        let sentence = match senders.len() {
            0 | 1 => trouble.sentence(),
            _ => [&self.name(), ": ", &trouble.sentence()].concat(),
        };
        drop(senders);
        app.tell_error(&code, &sentence, &[]);
    }

    /// What annotators call the receiver.
    fn name(&self) -> String {
        let target = self.target.borrow();
        let name = target.as_ref().and_then(|target| target.connection.name.clone());
        name.unwrap_or_else(|| self.receiver.clone())
    }

    fn shown(&self) -> Receiver {
        let status = self.status();
        let tasks = self.tasks.borrow();
        let refused = status.refused.into_iter().rev().map(|(id, trouble)| Refused {
            task: tasks.get(&id).cloned().unwrap_or_default(),
            id,
            reason: trouble.detail.clone().unwrap_or_else(|| trouble.sentence()),
        });
        let kind = status.trouble.map(|trouble| trouble.kind);
        Receiver {
            name: self.name(),
            waiting: status.waiting as u32,
            refused: refused.collect(),
            offline: !status.online
                || matches!(kind, Some(TroubleKind::Network | TroubleKind::TimedOut)),
            trouble: kind,
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

    /// Whether nothing waits any more, or that has failed for now.
    fn is_settled(&self) -> bool {
        let status = self.status();
        status.waiting == 0 || !status.connected || (!status.sending && status.trouble.is_some())
    }

    pub(super) fn tell_delivered(&self, id: &str) {
        let task = self.tasks.borrow_mut().remove(id);
        let detail = self.about(id, task, &[]);
        self.app.upgrade().into_iter().for_each(|app| _ = app.host.tell("delivered", &detail));
    }

    pub(super) fn tell_rejected(&self, id: &str, trouble: &Trouble) {
        let task = self.tasks.borrow().get(id).cloned();
        let status = trouble.status.map_or(Content::Null, |status| Content::Int(status.into()));
        let why = [("status", Node::new(status)), ("reason", Node::text(trouble.sentence()))];
        let detail = self.about(id, task, &why);
        self.app.upgrade().into_iter().for_each(|app| _ = app.host.tell("rejected", &detail));
    }

    fn about(&self, id: &str, task: Option<String>, more: &[(&'static str, Node)]) -> Node {
        let known = [
            ("id", Node::text(id)),
            ("task", optional(task.as_deref())),
            ("receiver", Node::text(&*self.receiver)),
        ];
        Node::map(known.into_iter().chain(more.iter().cloned()))
    }
}

impl App {
    /// Shows how delivery to all receivers stands, and answers those who wait for it.
    fn report(self: &Rc<Self>) {
        let senders = self.senders.borrow().clone();
        if senders.iter().all(|sender| sender.is_settled()) {
            self.answer();
        }
        let status = DeliveryStatus { receivers: senders.iter().map(|it| it.shown()).collect() };
        let waiting = status.waiting() as usize;
        self.send(Msg::Delivery(Arc::new(status)));
        if self.work.borrow().batch.progress().unsent != waiting {
            self.advance(BatchMessage::Unsent(waiting));
        }
    }

    /// See [`crate::Handle::flush`].
    pub fn flush(self: &Rc<Self>) -> js_sys::Promise {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            self.waiters.borrow_mut().push(resolve);
        });
        self.retry(None);
        // Another tab may be the one that sends: what it meets there is not heard here.
        let app = Rc::downgrade(self);
        let enough = move || app.upgrade().into_iter().for_each(|app: Rc<Self>| app.answer());
        Timeout::new(FLUSH_MS, enough).forget();
        promise
    }

    /// Comes back when what was judged is sent, or that has failed for now.
    pub async fn flushed(self: &Rc<Self>) {
        _ = wasm_bindgen_futures::JsFuture::from(self.flush()).await;
    }

    fn answer(&self) {
        let waiters = std::mem::take(&mut *self.waiters.borrow_mut());
        if waiters.is_empty() {
            return;
        }
        let senders = self.senders.borrow();
        let statuses = senders.iter().map(|sender| sender.status());
        let (waiting, refused) = statuses.fold((0, 0), |(waiting, refused), status| {
            (waiting.max(status.waiting), refused + status.refused.len())
        });
        let count = |count: usize| Node::new(Content::Int(count as i64));
        let detail = Node::map([("waiting", count(waiting)), ("refused", count(refused))]);
        let detail = node_to_js(&detail);
        for waiter in waiters {
            _ = waiter.call1(&JsValue::UNDEFINED, &detail);
        }
    }
}

fn seconds_until(at_ms: u64) -> u32 {
    ((at_ms as f64 - now_ms()) / 1_000.0).ceil().clamp(0.0, 86_400.0) as u32
}
