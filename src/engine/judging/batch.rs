//! The batch: which tasks there are, which are done, and which comes next.

use crate::sorted::SortedSet;

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BatchProgress {
    /// Tasks with a stored judgment.
    pub done: usize,
    /// All tasks known so far.
    pub total: usize,
    /// Stored judgments that the receiver has not taken yet.
    pub unsent: usize,
}

/// What happens to a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchMessage {
    /// These tasks are there too, at the end.
    Arrived(Vec<String>),
    /// This task was opened (again).
    Open(String),
    /// The judgment with this id of this task is stored.
    Stored {
        /// The task.
        task: String,
        /// The judgment.
        judgment: String,
    },
    /// So many judgments are not delivered yet.
    Unsent(usize),
    /// Go to the next unfinished task after the current one, around the end.
    Next,
    /// Go to the unfinished task before the current one, around the start.
    Previous,
}

/// What has to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchEffect {
    /// Open this task; a judgment of it corrects `supersedes`.
    Open {
        /// The task.
        task: String,
        /// The judgment that a new one corrects.
        supersedes: Option<String>,
    },
    /// Every task known is done: ask for more, or say that this was all.
    Exhausted,
}

/// A batch of tasks by id, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    tasks: Vec<(String, Option<String>)>,
    current: Option<usize>,
    unsent: usize,
}

impl Batch {
    /// A batch of these tasks, with the judgments that are known of them.
    pub fn new(tasks: Vec<(String, Option<String>)>) -> Self {
        Self { tasks, ..Self::default() }
    }

    /// Takes what happened and says what has to be done.
    pub fn update(&mut self, message: BatchMessage) -> Vec<BatchEffect> {
        match message {
            BatchMessage::Arrived(ids) => self.arrived(ids),
            BatchMessage::Open(id) => {
                let at = self.position(&id);
                at.map(|at| self.open(at)).into_iter().collect()
            }
            BatchMessage::Stored { task, judgment } => {
                let at = self.position(&task);
                if let Some((_, known)) = at.and_then(|at| self.tasks.get_mut(at)) {
                    *known = Some(judgment);
                }
                Vec::new()
            }
            BatchMessage::Unsent(unsent) => {
                self.unsent = unsent;
                Vec::new()
            }
            BatchMessage::Next => self.go(true),
            BatchMessage::Previous => self.go(false),
        }
    }

    /// Tasks that are known already stay where they are.
    fn arrived(&mut self, ids: Vec<String>) -> Vec<BatchEffect> {
        let mut known: SortedSet<String> = self.tasks.iter().map(|(id, _)| id.clone()).collect();
        let new = ids.into_iter().filter(|id| known.insert(id.clone()));
        self.tasks.extend(new.map(|id| (id, None)));
        Vec::new()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.tasks.iter().position(|(known, _)| known == id)
    }

    fn open(&mut self, at: usize) -> BatchEffect {
        self.current = Some(at);
        let (task, supersedes) = self.tasks.get(at).cloned().unwrap_or_default();
        BatchEffect::Open { task, supersedes }
    }

    /// Goes to the nearest unfinished task in one direction, around the end. Where only the open
    /// one is unfinished, it stays open.
    fn go(&mut self, forward: bool) -> Vec<BatchEffect> {
        let open = |at: &usize| self.tasks.get(*at).is_some_and(|(_, done)| done.is_none());
        let all = 0..self.tasks.len();
        let next = match self.current {
            None if forward => all.clone().find(open),
            None => all.clone().rev().find(open),
            Some(at) if forward => (at + 1..self.tasks.len()).chain(0..at).find(open),
            Some(at) => (0..at).rev().chain((at + 1..self.tasks.len()).rev()).find(open),
        };
        match next {
            Some(next) => vec![self.open(next)],
            None if self.current.as_ref().is_some_and(open) => Vec::new(),
            None => vec![BatchEffect::Exhausted],
        }
    }

    /// The task that is open.
    pub fn current(&self) -> Option<&str> {
        self.tasks.get(self.current?).map(|(id, _)| id.as_str())
    }

    /// The judgment of a task, if it is done.
    pub fn judgment(&self, task: &str) -> Option<&str> {
        self.tasks.iter().find(|(id, _)| id == task)?.1.as_deref()
    }

    /// All tasks in order, each with its judgment if it is done.
    pub fn tasks(&self) -> &[(String, Option<String>)] {
        &self.tasks
    }

    /// The place of the open task among all, from 1.
    pub fn number(&self) -> Option<usize> {
        self.current.map(|at| at + 1)
    }

    /// How far it is.
    pub fn progress(&self) -> BatchProgress {
        let done = self.tasks.iter().filter(|(_, judgment)| judgment.is_some()).count();
        BatchProgress { done, total: self.tasks.len(), unsent: self.unsent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(tasks: usize) -> Batch {
        Batch::new((1..=tasks).map(|at| (format!("q{at}"), None)).collect())
    }

    fn store(batch: &mut Batch, task: &str) {
        let judgment = format!("j-{task}");
        batch.update(BatchMessage::Stored { task: task.into(), judgment });
    }

    fn opened(effects: Vec<BatchEffect>) -> String {
        match effects.as_slice() {
            [BatchEffect::Open { task, .. }] => task.clone(),
            [BatchEffect::Exhausted] => "exhausted".into(),
            _ => String::new(),
        }
    }

    #[test]
    fn a_batch_leads_from_one_unfinished_task_to_the_next_and_around() {
        let mut batch = batch(3);
        assert_eq!(opened(batch.update(BatchMessage::Next)), "q1");
        assert_eq!(opened(batch.update(BatchMessage::Next)), "q2");
        store(&mut batch, "q2");
        assert_eq!(opened(batch.update(BatchMessage::Next)), "q3");
        store(&mut batch, "q3");
        assert_eq!(opened(batch.update(BatchMessage::Next)), "q1");
        assert_eq!(opened(batch.update(BatchMessage::Next)), "");
        store(&mut batch, "q1");
        assert_eq!(opened(batch.update(BatchMessage::Next)), "exhausted");
        assert_eq!(batch.progress(), BatchProgress { done: 3, total: 3, unsent: 0 });
    }

    #[test]
    fn the_way_back_passes_over_what_is_done() {
        let mut batch = batch(4);
        store(&mut batch, "q2");
        batch.update(BatchMessage::Open("q3".into()));
        assert_eq!(opened(batch.update(BatchMessage::Previous)), "q1");
        assert_eq!(opened(batch.update(BatchMessage::Previous)), "q4");
    }

    #[test]
    fn a_finished_task_that_is_opened_again_is_corrected() {
        let mut batch = batch(2);
        store(&mut batch, "q1");
        let effects = batch.update(BatchMessage::Open("q1".into()));
        let supersedes = Some("j-q1".into());
        assert_eq!(effects, [BatchEffect::Open { task: "q1".into(), supersedes }]);
        batch.update(BatchMessage::Stored { task: "q1".into(), judgment: "j2".into() });
        assert_eq!(batch.judgment("q1"), Some("j2"));
        assert_eq!(batch.progress().done, 1);
    }

    #[test]
    fn tasks_that_arrive_late_join_the_end_once() {
        let mut batch = batch(1);
        batch.update(BatchMessage::Next);
        store(&mut batch, "q1");
        batch.update(BatchMessage::Arrived(vec!["q1".into(), "q2".into(), "q2".into()]));
        assert_eq!(batch.tasks().len(), 2);
        assert_eq!(opened(batch.update(BatchMessage::Next)), "q2");
        assert_eq!(batch.number(), Some(2));
    }

    #[test]
    fn an_unknown_task_is_not_opened() {
        let mut batch = batch(1);
        assert_eq!(batch.update(BatchMessage::Open("q9".into())), []);
        assert_eq!(batch.current(), None);
    }
}
