//! The batch: which tasks there are, which are done, and which comes next.

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
    pub fn update(&mut self, _message: BatchMessage) -> Vec<BatchEffect> {
        Vec::new()
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

    /// How far it is.
    pub fn progress(&self) -> BatchProgress {
        let done = self.tasks.iter().filter(|(_, judgment)| judgment.is_some()).count();
        BatchProgress { done, total: self.tasks.len(), unsent: self.unsent }
    }
}
