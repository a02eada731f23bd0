//! Drafts: kept with each change.

use crate::app::App;
use gradeglass_browser::{DraftKey, StoreError};
use gradeglass_engine::judging::Draft;
use gradeglass_engine::records::draft_to_node;
use gradeglass_view::{Msg, NoticeKind};
use gradeglass_wire::canonical_json;
use std::rc::Rc;

impl App {
    /// Keeps a draft: at once, so that nothing is lost with the page. While one is being written,
    /// only the latest waits.
    pub fn keep_draft(self: &Rc<Self>, draft: &Draft) {
        if let Some(open) = self.work.borrow_mut().open.as_mut().filter(|open| !open.submitted) {
            open.answers = draft.answers.clone();
            open.unwritten = Some(canonical_json(&draft_to_node(draft)));
        }
        if !self.writing_draft.get() {
            self.write_draft();
        }
    }

    /// Writes the draft now, if one waits. The draft of a judgment that was submitted is never
    /// written behind it.
    pub fn write_draft(self: &Rc<Self>) {
        let mut work = self.work.borrow_mut();
        let open = work.open.as_mut().filter(|open| !open.submitted);
        let waiting = open.and_then(|open| Some((open.key.clone(), open.unwritten.take()?)));
        drop(work);
        let (Some((key, draft)), Some(store)) = (waiting, self.store.get()) else { return };
        self.writing_draft.set(true);
        if self.vault.borrow().is_some() {
            let store = store.clone();
            return self.spawn(move |app| async move {
                let saved = match app.sealed(&key.task, draft.clone()).await {
                    Ok(sealed) => store.save_draft(&key, &sealed).await,
                    Err(error) => Err(error),
                };
                app.draft_written(&key, draft, saved);
            });
        }
        let saving = store.save_draft(&key, &draft);
        self.spawn(move |app| async move { app.draft_written(&key, draft, saving.await) });
    }

    fn draft_written(
        self: &Rc<Self>,
        key: &DraftKey,
        draft: String,
        saved: Result<(), StoreError>,
    ) {
        self.writing_draft.set(false);
        match saved {
            Ok(()) => {
                self.send(Msg::Resolved(NoticeKind::StorageFull));
                self.offer_draft();
                self.write_draft();
            }
            Err(error) => self.draft_not_written(key, draft, &error),
        }
    }

    /// The next change, or leaving the page, tries again.
    fn draft_not_written(&self, key: &DraftKey, draft: String, error: &StoreError) {
        if let Some(open) = self.work.borrow_mut().open.as_mut().filter(|open| open.key == *key) {
            open.unwritten.get_or_insert(draft);
        }
        self.storage_failed(error);
    }

    pub fn storage_failed(&self, error: &StoreError) {
        let kind = match error {
            StoreError::Denied => NoticeKind::StorageDenied,
            StoreError::Full => NoticeKind::StorageFull,
            StoreError::Broken(_) => NoticeKind::NotStored,
        };
        self.notice(kind, Some(error.sentence()));
        self.tell_error("storage-failed", &error.sentence(), &[]);
    }
}
