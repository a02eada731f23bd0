//! Judgments that were made, checked again: which of them would another version refuse or take?

use crate::seen::without_rules;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::{Guideline, Scope, Severity};
use gradeglass_engine::judging::{Fault, Trial};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::records::read_judgment;
use gradeglass_engine::task::Task;
use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;

/// What replaying came to.
#[derive(Debug, Clone, Default)]
pub struct Replay {
    /// Judgments that were checked.
    pub checked: usize,
    /// Judgments of tasks that are not among those given.
    pub without_task: usize,
    /// Judgments that no version can read, by line, with the reason.
    pub unreadable: Vec<(usize, String)>,
    /// Judgments that judged nothing: skipped, escalated.
    pub without_verdict: usize,
    /// Counts by market and language of the query.
    pub groups: BTreeMap<(String, String), Counts>,
    /// Judgments that the new version refuses and the old one takes, with what refuses.
    pub newly_refused: Vec<Turned>,
    /// Judgments that the new version takes and the old one refuses, with what refused.
    pub newly_taken: Vec<Turned>,
}

/// A judgment whose fate is another now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// Its line.
    pub line: usize,
    /// Its id.
    pub id: String,
    /// Its task's id.
    pub task: String,
    /// Market and language of the query.
    pub group: (String, String),
    /// What refuses it, or refused it: rules, and fields that are not asked.
    pub because: Vec<String>,
}

/// Counts of one group.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub checked: usize,
    /// Newly refused.
    pub refused: usize,
    /// Newly taken.
    pub taken: usize,
}

/// A version with the tasks as it reads them.
#[derive(Debug, Clone)]
pub struct Version<G> {
    guideline: G,
    tasks: HashMap<String, Task>,
    /// The guideline without its rules, which are tried one by one.
    bare: Guideline,
    /// What it asks, in words: equal for versions that differ in their rules alone.
    asked: String,
}

impl<G: Deref<Target = Guideline>> Version<G> {
    /// A version with its tasks.
    pub fn new(guideline: G, tasks: Vec<Task>) -> Self {
        let tasks = tasks.into_iter().map(|task| (task.id.clone(), task)).collect();
        let bare = without_rules(&guideline);
        let asked = format!("{:?} {:?}", bare.fields, bare.inputs);
        Self { guideline, tasks, bare, asked }
    }

    /// A judgment, ready for rules. Why, where it cannot even be read. Under which version it was
    /// made, and what the task weighed then, is not the question.
    fn trial(&self, node: &Node, task: &Task, across: bool) -> Result<Trial, String> {
        let (judgment, problems) = read_judgment(node, Some(&self.guideline));
        let Some(judgment) = judgment else {
            let first = problems.into_iter().find(Problem::is_error);
            return Err(first.map_or_else(String::new, |problem| problem.message));
        };
        Ok(Trial::new(&self.bare, task, &judgment.answers, across))
    }

    /// Whether rules may look across results.
    fn looks_across(&self) -> bool {
        self.guideline.rules.iter().any(|rule| rule.scope == Scope::Task)
    }

    /// What this version refuses a judgment for; nothing, if it is taken.
    fn reasons(&self, trial: &Trial) -> Vec<String> {
        let blocks = self.guideline.rules.iter().filter(|rule| rule.severity == Severity::Error);
        let broken = blocks.filter(|rule| trial.rule(rule).fires).map(|rule| rule.id.clone());
        let faults = trial.faults().iter().filter_map(reason);
        let mut reasons: Vec<String> = faults.chain(broken).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    }
}

/// A confirmation that is missing was not asked for then: it refuses nothing here.
fn reason(fault: &Fault) -> Option<String> {
    match fault {
        Fault::Broken(finding) => Some(finding.rule.clone()),
        Fault::NotShown(place) => Some(format!("{} is not shown", place.field)),
        Fault::UnknownPlace(place) => Some(format!("{} is not asked", place.field)),
        Fault::OverrideMissing(_) | Fault::OtherTask | Fault::OtherGuideline => None,
    }
}

impl Replay {
    /// Adds what later judgments came to.
    pub fn add(&mut self, later: Self) {
        self.checked += later.checked;
        self.without_task += later.without_task;
        self.unreadable.extend(later.unreadable);
        self.without_verdict += later.without_verdict;
        for (group, counts) in later.groups {
            let own = self.groups.entry(group).or_default();
            own.checked += counts.checked;
            own.refused += counts.refused;
            own.taken += counts.taken;
        }
        self.newly_refused.extend(later.newly_refused);
        self.newly_taken.extend(later.newly_taken);
    }

    /// Checks one judgment. Without an old version it counts as taken then: that it was delivered
    /// says so.
    pub fn take<G: Deref<Target = Guideline>>(
        &mut self,
        line: usize,
        node: &Node,
        old: Option<&Version<G>>,
        new: &Version<G>,
    ) {
        if text(node.get("outcome")) != "judged" {
            self.without_verdict += 1;
            return;
        }
        let id = text(node.get("task").and_then(|task| task.get("id")));
        let before = old.map(|old| Some((old, old.tasks.get(&id)?)));
        let (Some(after), None | Some(Some(_))) = (new.tasks.get(&id), before) else {
            self.without_task += 1;
            return;
        };
        // Versions that ask the same of the same answers are tried on them once.
        let across = new.looks_across() || old.is_some_and(Version::looks_across);
        let tried = new.trial(node, after, across);
        let is = tried.as_ref().map(|trial| new.reasons(trial)).map_err(Clone::clone);
        let was = match before.flatten() {
            None => Ok(Vec::new()),
            Some((old, _)) if old.asked == new.asked => tried.map(|trial| old.reasons(&trial)),
            Some((old, task)) => old.trial(node, task, across).map(|trial| old.reasons(&trial)),
        };
        let (was, is) = match (was, is) {
            (Err(reason), Err(_)) => return self.unreadable.push((line, reason)),
            (was, is) => (was.unwrap_or_else(|why| vec![why]), is.unwrap_or_else(|why| vec![why])),
        };
        let part = |name| text(after.query.as_ref().and_then(|query| query.get(name)));
        let group = (part("market"), part("language"));
        let counts = self.groups.entry(group.clone()).or_default();
        self.checked += 1;
        counts.checked += 1;
        let turned = |because| Turned { line, id: text(node.get("id")), task: id, group, because };
        if was.is_empty() && !is.is_empty() {
            counts.refused += 1;
            self.newly_refused.push(turned(is));
        } else if !was.is_empty() && is.is_empty() {
            counts.taken += 1;
            self.newly_taken.push(turned(was));
        }
    }
}

fn text(node: Option<&Node>) -> String {
    match node.map(|node| &node.content) {
        Some(Content::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
