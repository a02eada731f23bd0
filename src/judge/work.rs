//! The open task: its draft while it is worked on, and its end.

use crate::app::App;
use crate::documents::Fault;
use crate::findings::findings_to_node;
use gradeglass_browser::{DraftKey, node_to_js, rfc3339};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{
    Answers, Batch, BatchMessage, Draft, Meaning, SessionOptions, verdict,
};
use gradeglass_engine::records::{answers_to_node, read_draft};
use gradeglass_engine::sorted::SortedMap;
use gradeglass_engine::task::Task;
use gradeglass_view::{Msg, NoticeKind};
use gradeglass_wire::{Format, read_text};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// Guideline, tasks, and the task that is open.
#[derive(Default)]
pub struct Work {
    /// The guideline in force.
    pub guideline: Option<Arc<Guideline>>,
    /// Which tasks there are and which are done.
    pub batch: Batch,
    tasks: SortedMap<String, Arc<Task>>,
    /// Tasks that were done before, each with its judgment: also of those that are still to come.
    done: Vec<(String, String)>,
    /// The task that is open.
    pub open: Option<Open>,
}

/// The open task.
pub struct Open {
    task: Arc<Task>,
    /// Names its draft.
    pub key: DraftKey,
    /// The newest answers.
    pub answers: Answers,
    /// The newest draft, until it is written.
    pub unwritten: Option<String>,
    /// The judgment is on its way into the store: a draft would outlive it.
    pub submitted: bool,
}

impl Work {
    /// The id of the open task.
    pub fn open_id(&self) -> Option<String> {
        self.open.as_ref().map(|open| open.task.id.clone())
    }

    /// Work that begins.
    pub fn new(guideline: Arc<Guideline>, tasks: Vec<Task>, done: Vec<(String, String)>) -> Self {
        let batch = Batch::new(tasks.iter().map(|task| (task.id.clone(), None)).collect());
        let mut work = Self { guideline: Some(guideline), batch, done, ..Self::default() };
        let ids = work.add(tasks);
        work.recall(&ids);
        work
    }

    /// Marks those of these tasks that were done before; gives how many were not.
    pub fn recall(&mut self, ids: &[String]) -> usize {
        let mut unfinished = 0;
        for id in ids {
            match self.done.iter().find(|(done, _)| done == id).cloned() {
                Some((task, judgment)) => {
                    self.batch.update(BatchMessage::Stored { task, judgment });
                }
                None => unfinished += 1,
            }
        }
        unfinished
    }

    /// Adds tasks; gives the ids of those that were not there.
    pub fn add(&mut self, tasks: Vec<Task>) -> Vec<String> {
        let mut new = Vec::new();
        for task in tasks {
            if !self.tasks.contains_key(&task.id) {
                new.push(task.id.clone());
                self.tasks.insert(task.id.clone(), Arc::new(task));
            }
        }
        new
    }

    /// The task that is open, and what is asked of it.
    pub fn open_task(&self) -> Option<(Arc<Guideline>, Arc<Task>)> {
        self.guideline.clone().zip(self.open.as_ref().map(|open| open.task.clone()))
    }

    /// Whether there is work that is neither submitted nor written.
    pub fn has_draft(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.submitted && open.answers != Answers::default())
    }
}

impl App {
    /// Opens a task with the draft that was kept of it.
    pub async fn open(self: Rc<Self>, id: &str, supersedes: Option<String>) {
        let run = self.run();
        let Some((guideline, task, key)) = self.task(id) else { return };
        let given = self.properties.borrow_mut().draft.take();
        let text = match self.store.get() {
            _ if given.is_some() => given,
            Some(store) => store.draft(&key).await.unwrap_or_default(),
            None => None,
        };
        let kept = text.is_some();
        let text = match text {
            Some(text) => self.unsealed(id, text).await,
            None => None,
        };
        if !self.is_current(run) || self.work.borrow().batch.current() != Some(id) {
            return;
        }
        if kept && text.is_none() {
            return self.draft_locked(id);
        }
        let draft = text.and_then(|text| self.read_draft(&text, &guideline));
        self.claim(&key);
        let answers = draft.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default();
        self.work.borrow_mut().open =
            Some(Open { task: task.clone(), key, answers, unwritten: None, submitted: false });
        let options = Box::new(self.session_options(supersedes));
        self.send(Msg::Open { task, draft: draft.map(Box::new), options });
        self.look_at_limits();
    }

    /// Work on this task was sealed with another key. It is not begun anew: that would replace it.
    fn draft_locked(&self, id: &str) {
        let sentence =
            ["what was begun of the task `", id, "` is stored under another key"].concat();
        self.fail(NoticeKind::StorageLocked, "storage-key", Fault::Missing(sentence));
    }

    fn task(&self, id: &str) -> Option<(Arc<Guideline>, Arc<Task>, DraftKey)> {
        let work = self.work.borrow();
        let guideline = work.guideline.clone()?;
        let task = work.tasks.get(id)?.clone();
        let annotator = self.properties.borrow().annotator();
        let key = DraftKey { annotator, guideline: guideline.id.clone(), task: id.to_owned() };
        Some((guideline, task, key))
    }

    fn session_options(&self, supersedes: Option<String>) -> SessionOptions {
        let properties = self.properties.borrow();
        SessionOptions {
            annotator: properties.annotator(),
            locale: self.catalog.borrow().locale().to_owned(),
            mode: properties.mode(),
            opened_at: rfc3339(),
            supersedes,
            ..SessionOptions::default()
        }
    }

    /// What still fits of a stored draft; the annotator hears of the rest.
    fn read_draft(&self, text: &str, guideline: &Guideline) -> Option<Draft> {
        let node = read_text(text, Format::Json).node;
        let (draft, problems) = node.map(|node| read_draft(&node, guideline)).unwrap_or_default();
        if draft.is_none() || !problems.is_empty() {
            let first = problems.first().map(|problem| problem.message.clone());
            self.notice(NoticeKind::DraftReduced, first);
            self.tell_error("draft-reduced", "parts of a draft no longer fit", &problems);
        }
        draft
    }

    /// Goes on to the next task.
    pub fn go_on(self: &Rc<Self>) {
        self.advance(BatchMessage::Next);
    }

    /// What the rules would say at submission.
    pub fn validate(&self) -> JsValue {
        let work = self.work.borrow();
        let (Some(guideline), Some(open)) = (&work.guideline, &work.open) else {
            return js_sys::Array::new().unchecked_into();
        };
        let catalog = self.catalog.borrow();
        let meaning = Meaning::Submission;
        let said = verdict(guideline, &open.task, &open.answers, meaning, catalog.locale());
        node_to_js(&findings_to_node(&said.findings, &catalog))
    }

    /// Tells the host that answers changed.
    pub fn tell_change(&self) {
        let detail = self.work.borrow().open.as_ref().map(|open| {
            Node::map([
                ("task", Node::text(&*open.task.id)),
                ("answers", answers_to_node(&open.answers)),
            ])
        });
        if let Some(detail) = detail {
            self.host.tell("change", &detail);
        }
    }
}
