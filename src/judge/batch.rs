//! From task to task: what the batch asks for, and what the host has after its end.

use crate::app::App;
use crate::documents::Fault;
use crate::host::call;
use gradeglass_browser::node_from_js;
use gradeglass_engine::judging::{BatchEffect, BatchMessage};
use gradeglass_view::{Idle, Msg, NoticeKind, Progress};
use std::rc::Rc;
use wasm_bindgen::JsValue;

impl App {
    /// Tells the batch, and does what it asks for.
    pub fn advance(self: &Rc<Self>, message: BatchMessage) {
        let effects = self.work.borrow_mut().batch.update(message);
        for effect in effects {
            match effect {
                BatchEffect::Open { task, supersedes } => {
                    self.spawn(move |app| async move { app.open(&task, supersedes).await });
                }
                BatchEffect::Exhausted => self.spawn(Self::exhausted),
            }
        }
        self.show_progress();
    }

    fn show_progress(&self) {
        let work = self.work.borrow();
        let progress = work.batch.progress();
        let at = work
            .batch
            .current()
            .and_then(|current| work.batch.tasks().iter().position(|(id, _)| id == current));
        let endless = self.properties.borrow().next_task.is_some();
        let total = (!endless).then_some(progress.total as u32);
        let current = at.map_or(progress.done, |at| at + 1) as u32;
        self.send(Msg::Progress(Progress { current, total }));
    }

    /// Every task is done: the host may have more.
    async fn exhausted(self: Rc<Self>) {
        let run = self.run();
        let next = self.properties.borrow().next_task.clone();
        let Some(next) = next else { return self.end() };
        self.send(Msg::Idle(Idle::Loading));
        let given = call(&next, &JsValue::UNDEFINED).await;
        if !self.is_current(run) {
            return;
        }
        match given {
            Ok(value) if value.is_null() || value.is_undefined() => self.end(),
            Ok(value) => self.arrived(&value),
            Err(words) => self.fail(NoticeKind::TasksFailed, "tasks", Fault::Missing(words)),
        }
    }

    fn arrived(self: &Rc<Self>, value: &JsValue) {
        let name = "`nextTask`";
        let node = match node_from_js(value) {
            Ok(node) => node,
            Err(problems) => return self.unusable("tasks-unusable", name.to_owned(), problems),
        };
        let Some(guideline) = self.work.borrow().guideline.clone() else { return };
        let Some(tasks) = self.read(name, &node, &guideline) else { return };
        let new = self.work.borrow_mut().add(tasks);
        if new.is_empty() {
            self.tell_error("tasks-repeated", "`nextTask` gave no task that is new", &[]);
            return self.end();
        }
        self.advance(BatchMessage::Arrived(new));
        self.advance(BatchMessage::Next);
    }

    fn end(&self) {
        self.claim.replace(None);
        let empty = self.work.borrow().batch.tasks().is_empty();
        self.send(Msg::Idle(if empty { Idle::Empty } else { Idle::Finished }));
    }
}
