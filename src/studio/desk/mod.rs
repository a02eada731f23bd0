//! The author's desk: the guideline's text, a sample task, what is answered in the preview, and all
//! that follows from them. `update(message) -> effects`; nothing here knows a page.

mod mending;
mod message;
#[cfg(test)]
mod tests;
mod tests_run;

pub use message::{Effect, Message, Proving};
pub use tests_run::TestRun;

use crate::reading::{Reading, read};
use crate::said::Said;
use crate::sample::sample_task;
use crate::seen::{Seen, see};
use crate::source::Source;
use crate::write::{self, Completions, Explanation};
use crate::yaml::to_yaml;
use gradeglass_engine::document::{Node, Position};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::Answers;
use gradeglass_engine::records::{answers_to_node, read_answers};
use gradeglass_engine::task::Task;
use gradeglass_proofs::{Finding, Level, prove};
use gradeglass_wire::{Format, read_tasks, read_text, sharpen};
use std::sync::Arc;

/// The desk.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The guideline's text.
    pub text: String,
    /// What it came to.
    pub reading: Reading,
    /// The last guideline that could be read, and its document: what the preview shows.
    pub good: Option<(Arc<Guideline>, Arc<Node>)>,
    /// The sample task's text.
    pub task_text: String,
    /// What is wrong with it.
    pub task_problems: Vec<Said>,
    /// The tasks that it holds, and the one that is open.
    tasks: Vec<Task>,
    task_node: Option<Node>,
    open: Option<String>,
    /// What is answered.
    answers: Node,
    /// What was posted, until something changes.
    pub posted: Option<Node>,
    /// What the rules make of it.
    pub seen: Option<Seen>,
    /// Whether the verdict is as if the answers were submitted now.
    pub submitted: bool,
    /// The language in which the preview speaks.
    pub language: String,
    /// What is proved, and how far the proofs are.
    pub proved: Vec<Said>,
    /// How far the proofs are.
    pub proving: Proving,
    /// The guideline's own tests.
    pub tests: Vec<TestRun>,
    /// Whether the sample task is the desk's own and follows the guideline.
    task_is_made: bool,
}

impl Desk {
    /// A desk with a text on it.
    pub fn new(text: String, task: Option<String>) -> Self {
        let mut desk = Self {
            text: String::new(),
            reading: Reading::default(),
            good: None,
            task_is_made: task.is_none(),
            task_text: task.unwrap_or_default(),
            task_problems: Vec::new(),
            tasks: Vec::new(),
            task_node: None,
            open: None,
            answers: Node::map::<&str>([]),
            posted: None,
            seen: None,
            submitted: false,
            language: String::new(),
            proved: Vec::new(),
            proving: Proving::Waiting,
            tests: Vec::new(),
        };
        desk.take_text(text);
        desk
    }

    /// Does what a message says, and gives what is to be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Open { text, task } => {
                *self = Self { submitted: self.submitted, ..Self::new(text.clone(), task) };
                let task = Effect::SetTask(self.task_text.clone());
                vec![Effect::SetText(text), task, Effect::Preview, Effect::Prove, Effect::Keep]
            }
            Message::Text(text) if text == self.text => Vec::new(),
            Message::Text(text) => {
                let made = self.take_text(text);
                let mut effects = vec![Effect::Keep];
                effects.extend(made.then(|| Effect::SetTask(self.task_text.clone())));
                if self.reading.guideline.is_some() {
                    effects.extend([Effect::Preview, Effect::Prove]);
                }
                effects
            }
            Message::Task(text) => {
                if text == self.task_text {
                    return Vec::new();
                }
                self.task_is_made = false;
                self.task_text = text;
                self.read_task();
                self.judge();
                vec![Effect::Preview, Effect::Keep]
            }
            Message::Answers { task, answers } => self.answered(task, answers),
            Message::Posted(judgment) => {
                self.posted = Some(judgment);
                Vec::new()
            }
            Message::Submitted(submitted) => {
                self.submitted = submitted;
                self.judge();
                Vec::new()
            }
            Message::Language(language) => {
                self.language = language;
                self.judge();
                vec![Effect::Preview]
            }
            Message::Proving(proving) => {
                self.proving = proving;
                if proving == Proving::Unavailable {
                    self.proved.clear();
                }
                Vec::new()
            }
            Message::Proved(said) => {
                self.proved = said;
                self.proving = Proving::Done;
                Vec::new()
            }
            Message::Show(example) => self.show(&example),
            Message::Mend(said) if self.is_old(&said) => vec![Effect::Refuse("proved-anew")],
            Message::Mend(said) => self.mend(&said),
            Message::SetKey { path, key, text } => self.set_key(&path, key, &text),
            Message::AddCase => self.add_case(),
            Message::AddMissing if self.proving != Proving::Done => {
                vec![Effect::Refuse("proved-anew")]
            }
            Message::AddMissing => self.add_missing(),
        }
    }

    /// All that is said of the guideline, worst first, then in the order of the source. What was proved
    /// of the text before stays until the next proofs are there, and is called old as long.
    pub fn said(&self) -> Vec<&Said> {
        let mut all: Vec<&Said> = self.unsorted().collect();
        all.sort_by_key(|said| (std::cmp::Reverse(said.level), said.span.map(|span| span.start)));
        all
    }

    /// Whether something that is said was proved of the text before, and not yet of this one.
    pub fn is_old(&self, said: &Said) -> bool {
        said.is_proved && self.is_proving()
    }

    /// Whether the text as it is is not proved yet.
    pub fn is_proving(&self) -> bool {
        self.proving != Proving::Done
    }

    /// How many there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.unsorted().filter(|said| said.level == level).count()
    }

    fn unsorted(&self) -> impl Iterator<Item = &Said> {
        self.reading.problems.iter().chain(&self.proved)
    }

    /// The guideline as it is published, unless an error stands against it.
    pub fn publishable(&self) -> Option<(&Guideline, &Node)> {
        let (guideline, root) =
            self.reading.guideline.as_deref().zip(self.reading.root.as_deref())?;
        let proved = matches!(self.proving, Proving::Done | Proving::Unavailable);
        let sound = proved && self.count(Level::Error) == 0;
        sound.then_some((guideline, root))
    }

    /// The answers as they are, for the preview to begin with.
    pub fn answers(&self) -> &Node {
        &self.answers
    }

    /// Whether the sample task is the author's, and not made from the guideline.
    pub fn has_own_task(&self) -> bool {
        !self.task_is_made
    }

    /// The sample tasks as a document.
    pub fn task_node(&self) -> Option<&Node> {
        self.task_node.as_ref()
    }

    /// The guideline and the task that are being looked at.
    pub fn open_task(&self) -> Option<(&Guideline, &Task)> {
        let named = |task: &&Task| self.open.as_deref() == Some(task.id.as_str());
        let task = self.tasks.iter().find(named).or_else(|| self.tasks.first())?;
        Some((self.good.as_ref()?.0.as_ref(), task))
    }

    /// All proofs of the guideline as it is, at once, for where no worker makes them; none of a
    /// guideline that would take too long.
    pub fn prove(&self) -> Option<Vec<Said>> {
        const MOST_RULES: usize = 300;
        let guideline = self.reading.guideline.as_deref()?;
        let root = self.reading.root.as_deref()?;
        let found = (guideline.rules.len() <= MOST_RULES).then(|| prove(guideline))?;
        // `read` finds the places itself.
        let said = |finding: Finding| Said::read(&finding.to_node(&|_| None), root);
        Some(found.into_iter().filter_map(said).collect())
    }

    /// What can be written at a place of the guideline's text.
    pub fn complete(&self, at: Position) -> Option<Completions> {
        write::complete(&self.text, at, &self.good.as_ref()?.0)
    }

    /// What is known of what stands at a place of the guideline's text.
    pub fn explain(&self, at: Position) -> Option<Explanation> {
        write::explain(&self.text, at, &self.good.as_ref()?.0)
    }

    /// Takes a text in. Says whether the sample task was made anew.
    fn take_text(&mut self, text: String) -> bool {
        self.reading = read(&text);
        self.text = text;
        self.proving = Proving::Waiting;
        if let Some(root) = self.reading.root.as_deref() {
            self.proved.iter_mut().for_each(|said| said.place(root));
        }
        let read = self.reading.guideline.clone().zip(self.reading.root.clone());
        let is_new = read.is_some();
        self.good = read.or_else(|| self.good.take());
        let mut made = false;
        if let Some((guideline, _)) = self.good.clone().filter(|_| is_new) {
            if !guideline.languages.contains(&self.language) {
                self.language = guideline.languages.first().cloned().unwrap_or_default();
            }
            if self.task_is_made {
                let task = format!("{}\n", to_yaml(&sample_task(&guideline)));
                made = task != self.task_text;
                self.task_text = task;
            }
            self.tests = tests_run::run(&guideline, self.reading.root.as_deref());
            self.read_task();
        }
        self.judge();
        made
    }

    fn read_task(&mut self) {
        let format = Format::of("", &self.task_text);
        let read = read_text(&self.task_text, format);
        let mut problems = read.problems;
        self.tasks = Vec::new();
        if let Some(node) = &read.node {
            let guideline = self.good.as_ref().map(|(guideline, _)| guideline.as_ref());
            let (tasks, mut found) = read_tasks(node, guideline);
            sharpen(&mut found, node, &self.task_text, format);
            problems.extend(found);
            self.tasks = tasks;
        }
        let source = Source::new(&self.task_text);
        self.task_problems =
            problems.into_iter().map(|problem| Said::problem(problem, &source)).collect();
        if !self.tasks.is_empty() {
            self.task_node = read.node;
        }
    }

    fn answered(&mut self, task: Option<String>, answers: Node) -> Vec<Effect> {
        self.open = task;
        if answers == self.answers {
            return Vec::new();
        }
        self.answers = answers;
        self.posted = None;
        self.judge();
        vec![Effect::Keep]
    }

    fn judge(&mut self) {
        let seen = self.open_task().map(|(guideline, task)| {
            let (answers, _) = read_answers(&self.answers, guideline);
            let text = (&self.reading, self.text.as_str());
            see(guideline, text, task, &answers, self.submitted, &self.language)
        });
        self.seen = seen;
    }

    /// Puts an example into the preview.
    fn show(&mut self, example: &crate::said::Example) -> Vec<Effect> {
        self.task_is_made = false;
        self.task_text = format!("{}\n", to_yaml(&example.task));
        self.answers = example.answers.clone();
        self.open = None;
        self.submitted = true;
        self.read_task();
        self.judge();
        vec![Effect::SetTask(self.task_text.clone()), Effect::Preview, Effect::Keep]
    }

    /// What is answered, as the guideline reads it.
    pub(super) fn read_answers(&self) -> Option<Answers> {
        let (guideline, _) = self.open_task()?;
        Some(read_answers(&self.answers, guideline).0)
    }
}

/// Answers without parts in which nothing is answered.
fn shortened(answers: &Answers) -> Node {
    use gradeglass_engine::document::Content;
    let mut node = answers_to_node(answers);
    if let Content::Map(entries) = &mut node.content {
        entries.retain(|entry| entry.value.content != Content::Map(Vec::new()));
    }
    node
}
