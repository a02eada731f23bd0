//! From task to task: what the batch asks for, and what the host has after its end.

use crate::app::App;
use crate::documents::Fault;
use crate::host::call;
use gradeglass_browser::{node_from_js, node_to_js};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{BatchEffect, BatchMessage};
use gradeglass_engine::task::Task;
use gradeglass_view::{Idle, Msg, NoticeKind, Progress};
use gradeglass_wire::read_tasks;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What tasks are called that the host hands out one by one.
const NEXT_TASK: &str = "`nextTask`";

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

    /// Every task is done: the host may have more. It is asked once at a time, and what it gives
    /// counts whatever was loaded meanwhile: it may never give that task again.
    async fn exhausted(self: Rc<Self>) {
        let next = self.properties.borrow().next_task.clone();
        let Some(next) = next else { return self.end() };
        self.send(Msg::Idle(Idle::Loading));
        if self.asking.replace(true) {
            return;
        }
        let prefer = if self.exposures.wants_benign() { "benign" } else { "any" };
        let wish = Node::map([("prefer", Node::text(prefer))]);
        let given = call(&next, &node_to_js(&wish)).await;
        self.asking.set(false);
        match given {
            Ok(value) if value.is_null() || value.is_undefined() => self.end(),
            Ok(value) => self.arrived(&value),
            Err(words) => self.fail(NoticeKind::TasksFailed, "tasks", Fault::Missing(words)),
        }
    }

    fn arrived(self: &Rc<Self>, value: &JsValue) {
        let node = match node_from_js(value) {
            Ok(node) => node,
            Err(problems) => {
                return self.unusable("tasks-unusable", NEXT_TASK.to_owned(), problems);
            }
        };
        self.handed.borrow_mut().push(node.clone());
        let Some(guideline) = self.work.borrow().guideline.clone() else { return };
        let Some(tasks) = self.read(NEXT_TASK, &node, &guideline) else { return };
        let new = self.work.borrow_mut().add(tasks);
        if new.is_empty() {
            self.tell_error("tasks-repeated", "`nextTask` gave no task that is new", &[]);
            return self.end();
        }
        self.advance(BatchMessage::Arrived(new));
        self.advance(BatchMessage::Next);
    }

    /// What the host has handed out one by one, for work that begins again.
    pub fn handed_out(&self, guideline: &Guideline) -> Vec<Task> {
        let handed = self.handed.borrow();
        handed.iter().flat_map(|node| read_tasks(node, Some(guideline)).0).collect()
    }

    fn end(&self) {
        self.release_claim();
        let empty = self.work.borrow().batch.tasks().is_empty();
        self.send(Msg::Idle(if empty { Idle::Empty } else { Idle::Finished }));
    }
}
