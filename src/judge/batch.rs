//! From task to task: what the batch asks for.

use crate::app::App;
use gradeglass_engine::judging::{BatchEffect, BatchMessage, SupplyMessage};
use gradeglass_view::{Msg, Progress};
use std::rc::Rc;

impl App {
    /// Tells the batch, and does what it asks for.
    pub fn advance(self: &Rc<Self>, message: BatchMessage) {
        let effects = self.work.borrow_mut().batch.update(message);
        for effect in effects {
            match effect {
                BatchEffect::Open { task, supersedes } => {
                    self.spawn(move |app| async move { app.open(&task, supersedes).await });
                }
                BatchEffect::Exhausted => {
                    self.spawn(|app| async move { _ = app.supply(SupplyMessage::Exhausted) });
                }
            }
        }
        self.show_progress();
    }

    /// Shows how far the batch is, and sees to it that there is more in time.
    pub fn show_progress(self: &Rc<Self>) {
        let (progress, at, left) = {
            let batch = &self.work.borrow().batch;
            let progress = batch.progress();
            let current = batch.current();
            let at = current.and_then(|it| batch.tasks().iter().position(|(id, _)| id == it));
            let open = current.is_some_and(|id| batch.judgment(id).is_none());
            (progress, at, progress.total - progress.done - usize::from(open))
        };
        let endless = self.supply.borrow().has_more();
        let total = (!endless).then_some(progress.total as u32);
        let current = at.map_or(progress.done, |at| at + 1) as u32;
        self.send(Msg::Progress(Progress { current, total }));
        if at.is_some() {
            self.supply(SupplyMessage::Left(left));
        }
    }
}
