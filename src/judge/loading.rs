//! Guideline and tasks: brought, read, opened one after the other. The store opens meanwhile.

use crate::app::App;
use crate::documents::Fault;
use crate::exposure::is_sealed;
use crate::work::Work;
use futures_util::future::join;
use gradeglass_browser::Store;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::BatchMessage;
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::{spaced, withhold};
use gradeglass_engine::task::Task;
use gradeglass_view::{Msg, Notice, NoticeKind};
use gradeglass_wire::{read_guideline, read_tasks};
use std::rc::Rc;
use std::sync::Arc;

impl App {
    /// Loads guideline and tasks, and opens the first task that is not done.
    pub async fn load(self: Rc<Self>) {
        self.write_draft();
        let run = self.begin_run();
        if !self.bring_vault().await || !self.is_current(run) {
            return;
        }
        let (store, work) = join(self.open_store(), self.load_work(run)).await;
        let Some((guideline, tasks)) = work.filter(|_| self.is_current(run)) else { return };
        let annotator = self.properties.borrow().annotator();
        let done = store.done(&annotator, &guideline.id).await.unwrap_or_default();
        if self.is_current(run) {
            self.begin(guideline, tasks, done);
        }
    }

    /// The store. Where the browser denies one, work is kept in memory, and the page says so.
    async fn open_store(self: &Rc<Self>) -> Rc<Store> {
        if let Some(store) = self.store.get() {
            return store.clone();
        }
        let (store, error) = Store::open(self.host.store()).await;
        let store = self.store.get_or_init(|| Rc::new(store)).clone();
        if let Some(error) = error.filter(|_| store.is_fleeting()) {
            self.notice(NoticeKind::StorageDenied, Some(error.sentence()));
            self.tell_error("storage-denied", &error.sentence(), &[]);
        }
        self.start_sending(&store);
        self.spawn(Self::begin_sending);
        store
    }

    /// What waits for receivers, and who they are: the first task does not wait for either.
    async fn begin_sending(self: Rc<Self>) {
        let Some(store) = self.store.get() else { return };
        if let Err(error) = store.settle().await {
            self.storage_failed(&error);
        }
        self.look_again();
        self.connect().await;
    }

    /// None where there is nothing to work on: it was told, unless another load is under way.
    async fn load_work(&self, run: u32) -> Option<(Arc<Guideline>, Vec<Task>)> {
        if !self.properties.borrow().guideline.is_given() {
            return None;
        }
        let (guideline, policy) = join(self.load_guideline(run), self.bring_policy()).await;
        let guideline = guideline.filter(|_| self.is_current(run))?;
        let guideline = Arc::new(self.under_policy(guideline, policy));
        let (tasks, controls) =
            join(self.load_tasks(&guideline, run), self.bring_controls(&guideline, run)).await;
        controls.then_some((guideline, tasks?))
    }

    async fn load_guideline(&self, run: u32) -> Option<Guideline> {
        let source = self.properties.borrow().guideline.clone();
        let document = self.document("guideline", &source).await;
        if !self.is_current(run) {
            return None;
        }
        let document = match document {
            Ok(document) => document?,
            Err(fault) => {
                self.fail(NoticeKind::GuidelineFailed, "guideline", fault);
                return None;
            }
        };
        let (guideline, problems) = read_guideline(&document.node);
        if guideline.is_none() {
            self.unusable("guideline-unusable", document.name, problems);
        }
        guideline
    }

    /// None where the host's tasks cannot be had; an empty list where it has named none.
    async fn load_tasks(&self, guideline: &Guideline, run: u32) -> Option<Vec<Task>> {
        let source = self.properties.borrow().tasks.clone();
        let document = self.document("tasks", &source).await;
        if !self.is_current(run) {
            return None;
        }
        let document = match document {
            Ok(document) => document,
            Err(fault) => {
                self.fail(NoticeKind::TasksFailed, "tasks", fault);
                return None;
            }
        };
        self.begin_supply(document.as_ref());
        let Some(document) = document else { return Some(Vec::new()) };
        self.read(&document.name, &document.node, guideline, self.supply.borrow().has_more())
    }

    /// The tasks of a document. One that cannot be used is left out and told; where none can, and there
    /// is no `other` work, that is all there is to show.
    pub fn read(
        &self,
        name: &str,
        node: &Node,
        guideline: &Guideline,
        other: bool,
    ) -> Option<Vec<Task>> {
        let (tasks, problems) = self.taken_in(node, guideline);
        if tasks.is_empty() && !other && problems.iter().any(Problem::is_error) {
            self.unusable("tasks-unusable", name.to_owned(), problems);
            return None;
        }
        if let Some(problem) = problems.iter().find(|problem| problem.is_error()) {
            let detail = format!("`{}` {}", problem.path, problem.message);
            self.notice(NoticeKind::TaskRefused, Some(detail));
            self.tell_error("task-refused", &format!("tasks of {name} were left out"), &problems);
        }
        Some(tasks)
    }

    /// The tasks of a document, without what nobody may open here, and what the page has failed at:
    /// neither is kept in memory.
    pub fn taken_in(&self, node: &Node, guideline: &Guideline) -> (Vec<Task>, Vec<Problem>) {
        let (mut tasks, problems) = read_tasks(node, Some(guideline));
        tasks.iter_mut().for_each(|task| withhold(task, &guideline.policy));
        self.set_aside(&mut tasks);
        (tasks, problems)
    }

    pub fn fail(&self, kind: NoticeKind, what: &str, fault: Fault) {
        match fault {
            Fault::Missing(sentence) => {
                self.tell_error(&format!("{what}-failed"), &sentence, &[]);
                self.send(Msg::Failed(Notice { kind, detail: Some(sentence) }));
            }
            Fault::Unreadable { name, problems } => {
                self.unusable(&format!("{what}-unusable"), name, problems);
            }
        }
    }

    pub fn unusable(&self, code: &str, name: String, problems: Vec<Problem>) {
        self.tell_error(code, &format!("{name} cannot be used"), &problems);
        self.send(Msg::Unusable { name, problems: problems.into() });
    }

    fn begin(
        self: &Rc<Self>,
        guideline: Arc<Guideline>,
        mut tasks: Vec<Task>,
        done: Vec<(String, String)>,
    ) {
        for task in self.handed_out(&guideline) {
            if tasks.iter().all(|known| known.id != task.id) {
                tasks.push(task);
            }
        }
        let tasks = spaced_out(&guideline, tasks);
        self.set_limits(&guideline);
        self.send(Msg::Guideline(guideline.clone()));
        let detail = Node::map([
            ("guideline", guideline_ref(&guideline)),
            ("tasks", Node::new(Content::Int(tasks.len() as i64))),
        ]);
        self.work.replace(Work::new(guideline, tasks, done));
        self.host.tell("ready", &detail);
        self.advance(BatchMessage::Next);
    }
}

/// The tasks with others between those that hold sealed content.
fn spaced_out(guideline: &Guideline, tasks: Vec<Task>) -> Vec<Task> {
    let sealed: Vec<bool> = tasks.iter().map(|task| is_sealed(guideline, task)).collect();
    let order = spaced(&sealed, guideline.policy.limits().benign_one_in);
    let mut tasks: Vec<Option<Task>> = tasks.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| tasks.get_mut(at)?.take()).collect()
}

fn guideline_ref(guideline: &Guideline) -> Node {
    Node::map([
        ("id", Node::text(&*guideline.id)),
        ("version", Node::text(&*guideline.version)),
        ("hash", Node::text(&*guideline.hash)),
    ])
}
