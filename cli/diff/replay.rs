//! Judgments that were made, checked again under both versions.

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{Fault, GuidelineRef, TaskRef, check_judgment};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::records::read_judgment;
use gradeglass_engine::task::Task;
use gradeglass_wire::{Format, read_tasks, read_text};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What replaying came to.
#[derive(Debug, Default)]
pub struct Replay {
    /// Judgments that were checked under both versions.
    pub checked: usize,
    /// Judgments of tasks that are not among those given.
    pub without_task: usize,
    /// Judgments that neither version can read, by line, with the reason.
    pub unreadable: Vec<(usize, String)>,
    /// Judgments that judged nothing: skipped, escalated.
    pub without_verdict: usize,
    /// Counts by market and language of the query.
    pub groups: BTreeMap<(String, String), Counts>,
    /// Judgments that the new version refuses and the old one takes, with the rules that refuse.
    pub newly_refused: Vec<(String, Vec<String>)>,
    /// Judgments that the new version takes and the old one refuses, with the rules that refused.
    pub newly_taken: Vec<(String, Vec<String>)>,
}

/// Counts of one group.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    /// All.
    pub checked: usize,
    /// Newly refused.
    pub refused: usize,
    /// Newly taken.
    pub taken: usize,
}

/// Checks judgments again.
pub fn replay(
    judgments: &Path,
    tasks: &Path,
    old: &Guideline,
    new: &Guideline,
) -> Result<Replay, String> {
    let node = read(tasks)?;
    let versions = [Version::new(old, &node), Version::new(new, &node)];
    let text = std::fs::read_to_string(judgments)
        .map_err(|error| format!("`{}` cannot be read: {error}.", judgments.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let lines: Vec<(&str, usize)> = lines.collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let each = lines.len().div_ceil(threads).max(1);
    let parts: Vec<_> = std::thread::scope(|scope| {
        let versions = &versions;
        let run = |part| scope.spawn(move || replayed(part, versions));
        let running: Vec<_> = lines.chunks(each).map(run).collect();
        running.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut replay = Replay::default();
    for part in parts {
        let part = part.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        replay.add(part.map_err(|number| {
            let file = judgments.display();
            format!("`{file}`, line {number}, is not JSON: judgments are one a line.")
        })?);
    }
    Ok(replay)
}

/// Some of the judgments; or the line that is not JSON.
fn replayed(lines: &[(&str, usize)], versions: &[Version<'_>; 2]) -> Result<Replay, usize> {
    let mut replay = Replay::default();
    for (line, number) in lines {
        let node = read_text(line, Format::Json).node.ok_or(*number)?;
        replay.take(*number, &node, versions);
    }
    Ok(replay)
}

fn read(path: &Path) -> Result<Node, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("`{}` cannot be read: {error}.", path.display()))?;
    let read = read_text(&text, Format::of(&path.display().to_string(), &text));
    let reason = read.problems.first().map_or("", |problem| problem.message.as_str());
    read.node.ok_or_else(|| format!("`{}` cannot be read: {reason}", path.display()))
}

/// A version with the tasks as it reads them.
struct Version<'g> {
    guideline: &'g Guideline,
    tasks: HashMap<String, Task>,
}

impl<'g> Version<'g> {
    fn new(guideline: &'g Guideline, node: &Node) -> Self {
        let (tasks, _) = read_tasks(node, Some(guideline));
        let tasks = tasks.into_iter().map(|task| (task.id.clone(), task)).collect();
        Self { guideline, tasks }
    }

    /// What this version refuses a judgment for; nothing, if it is taken. Why, where it cannot
    /// even be read.
    fn refuses(&self, node: &Node, task: &Task) -> Result<Vec<String>, String> {
        let (judgment, problems) = read_judgment(node, Some(self.guideline));
        let Some(mut judgment) = judgment else {
            let first = problems.into_iter().find(Problem::is_error);
            return Err(first.map_or_else(String::new, |problem| problem.message));
        };
        // Under which version it was made, and what the task weighed then, is not the question.
        let Guideline { id, version, hash, .. } = self.guideline;
        judgment.guideline =
            GuidelineRef { id: id.clone(), version: version.clone(), hash: hash.clone() };
        judgment.task = TaskRef { id: task.id.clone(), hash: task.hash.clone() };
        let faults = check_judgment(self.guideline, task, &judgment, "");
        let mut reasons: Vec<String> = faults.into_iter().filter_map(reason).collect();
        reasons.sort_unstable();
        reasons.dedup();
        Ok(reasons)
    }
}

/// A confirmation that is missing was not asked for then: it refuses nothing here.
fn reason(fault: Fault) -> Option<String> {
    match fault {
        Fault::Broken(finding) => Some(finding.rule),
        Fault::NotShown(place) => Some(format!("{} is not shown", place.field)),
        Fault::UnknownPlace(place) => Some(format!("{} is not asked", place.field)),
        Fault::OverrideMissing(_) | Fault::OtherTask | Fault::OtherGuideline => None,
    }
}

impl Replay {
    /// Adds what later judgments came to.
    fn add(&mut self, later: Self) {
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

    fn take(&mut self, line: usize, node: &Node, [old, new]: &[Version<'_>; 2]) {
        let text = |node: Option<&Node>| match node.map(|node| &node.content) {
            Some(Content::Text(text)) => text.clone(),
            _ => String::new(),
        };
        if text(node.get("outcome")) != "judged" {
            self.without_verdict += 1;
            return;
        }
        let id = text(node.get("task").and_then(|task| task.get("id")));
        let (Some(before), Some(after)) = (old.tasks.get(&id), new.tasks.get(&id)) else {
            self.without_task += 1;
            return;
        };
        let (was, is) = match (old.refuses(node, before), new.refuses(node, after)) {
            (Err(reason), Err(_)) => return self.unreadable.push((line, reason)),
            (was, is) => (was.unwrap_or_else(|why| vec![why]), is.unwrap_or_else(|why| vec![why])),
        };
        let part = |name| text(after.query.as_ref().and_then(|query| query.get(name)));
        let counts = self.groups.entry((part("market"), part("language"))).or_default();
        self.checked += 1;
        counts.checked += 1;
        let id = text(node.get("id"));
        if was.is_empty() && !is.is_empty() {
            counts.refused += 1;
            self.newly_refused.push((id, is));
        } else if !was.is_empty() && is.is_empty() {
            counts.taken += 1;
            self.newly_taken.push((id, was));
        }
    }
}
