//! When the page fails: everything is told and covered first, then what can be saved is saved. The
//! class begins again with a new instance of the module, without the result that it failed at.

use crate::app::App;
use gradeglass_browser::now_ms;
use gradeglass_engine::protection::set_aside;
use gradeglass_engine::records::Sight;
use gradeglass_engine::task::Task;
use gradeglass_view::drawn;
use std::rc::Rc;

impl App {
    /// Tells the class. Nothing that is borrowed elsewhere is waited for.
    pub fn stopped(&self, words: &str) {
        let open = self.work.try_borrow().ok().and_then(|work| work.open_id());
        let at = open.zip(drawn()).map(|(task, result)| [&task, "\n", &result].concat());
        // A class that throws has nothing to show any more.
        _ = self.host.stop(words, at);
    }

    /// Keeps the newest answers and what was seen, enters what was open, and gives back what another
    /// instance will want to have.
    pub fn rescue(self: &Rc<Self>) {
        let kept = self.with_page(|page| {
            page.with_session(|session| {
                (session.draft(), session.covers().open_at_failure(now_ms() as u64))
            })
        });
        if let Some((draft, open)) = kept.flatten() {
            self.writing_draft.set(false);
            self.keep_draft(&draft);
            for exposure in open {
                self.enter_exposure(exposure, Sight::default());
            }
        }
        self.claim.borrow_mut().take();
        self.senders.take().iter().for_each(|sender| sender.close());
    }

    /// Sets aside what the page has failed at.
    pub fn set_aside(&self, tasks: &mut [Task]) {
        let aside = self.host.aside();
        for (id, result) in aside.iter().filter_map(|at| at.split_once('\n')) {
            let task = tasks.iter_mut().find(|task| task.id == id);
            task.into_iter().for_each(|task| set_aside(task, result));
        }
    }
}
