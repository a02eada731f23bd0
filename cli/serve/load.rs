//! Reads the guidelines and tasks that the program was started with into the store.

use super::store::{GuidelineRecord, Store, TaskRecord};
use crate::guideline;
use crate::report::{self, Count};
use crate::source::Source;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::is_vaulted;
use gradeglass_engine::task::Task;
use gradeglass_wire::{canonical_json, content_hash, read_tasks, read_text};
use std::path::{Path, PathBuf};

/// How many faults of one file are told.
const TOLD: usize = 20;

/// From this size on, in bytes, a file takes so long that somebody waits for it.
const LARGE: usize = 2 << 20;

/// A guideline's file and the files of its tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// YAML or JSON.
    pub guideline: PathBuf,
    /// JSON.
    pub tasks: Vec<PathBuf>,
}

/// Puts guidelines with their tasks: all tasks belong to one guideline, or each file to one.
///
/// # Errors
/// When it cannot be told which belongs to which.
pub fn pairs(guidelines: &[PathBuf], tasks: &[PathBuf]) -> Result<Vec<Pair>, String> {
    match guidelines {
        [] if !tasks.is_empty() => {
            Err("`--tasks` needs the `--guideline` that its tasks are judged by.".into())
        }
        [guideline] => Ok(vec![Pair { guideline: guideline.clone(), tasks: tasks.to_vec() }]),
        _ if tasks.is_empty() || tasks.len() == guidelines.len() => {
            let mut tasks = tasks.iter();
            let pair = |guideline: &PathBuf| Pair {
                guideline: guideline.clone(),
                tasks: tasks.next().into_iter().cloned().collect(),
            };
            Ok(guidelines.iter().map(pair).collect())
        }
        _ => Err(format!(
            "There are {} guidelines and {} files of tasks: give one `--tasks` for each `--guideline`, in the same order.",
            guidelines.len(),
            tasks.len()
        )),
    }
}

/// The demo's guidelines and tasks, in order of name.
///
/// # Errors
/// When the folder cannot be read or holds no guideline.
pub fn demo(pages: &Path) -> Result<Vec<Pair>, String> {
    let folder = pages.join("demo");
    let unreadable =
        |why: String| format!("The demo in `{}` cannot be read: {why}.", folder.display());
    let entries = std::fs::read_dir(&folder).map_err(|error| unreadable(error.to_string()))?;
    let mut pairs: Vec<Pair> = entries
        .filter_map(|entry| {
            let guideline = entry.ok()?.path();
            let name = guideline.file_name()?.to_str()?.strip_suffix(".json")?;
            let tasks = folder.join(format!("{name}.tasks.json"));
            tasks.is_file().then(|| Pair { guideline, tasks: vec![tasks] })
        })
        .collect();
    pairs.sort_by(|one, other| one.guideline.cmp(&other.guideline));
    if pairs.is_empty() {
        return Err(unreadable("it has no NAME.json with NAME.tasks.json beside it".into()));
    }
    Ok(pairs)
}

/// Reads one pair into the store.
///
/// # Errors
/// All faults of the file that cannot be used, each with its place.
pub async fn load(store: &Store, pair: &Pair) -> Result<(), String> {
    let (guideline, node) = guideline::load(&pair.guideline)?;
    let mut tasks = Vec::new();
    for file in &pair.tasks {
        tasks.extend(tasks_in(file, &guideline)?);
    }
    let record = GuidelineRecord {
        hash: guideline.hash.clone(),
        id: guideline.id.clone(),
        version: guideline.version.clone(),
        document: canonical_json(&node),
    };
    store.put_guideline(&record).await.map_err(|error| error.to_string())?;
    store.put_tasks(&tasks).await.map_err(|error| error.to_string())
}

fn tasks_in(file: &Path, guideline: &Guideline) -> Result<Vec<TaskRecord>, String> {
    let source = Source::read(file)?;
    if source.text.len() >= LARGE {
        eprintln!("Reading `{}` ({} MB) …", source.name(), source.text.len() >> 20);
    }
    let read = read_text(&source.text, source.format());
    tell(&source, &read.problems)?;
    let Some(node) = read.node else { return Ok(Vec::new()) };
    let (tasks, problems) = read_tasks(&node, Some(guideline));
    tell(&source, &problems)?;
    let nodes = match &node.get("tasks").unwrap_or(&node).content {
        Content::List(nodes) => nodes.clone(),
        _ => vec![node],
    };
    let records = tasks.iter().zip(&nodes);
    Ok(records.map(|(task, node)| task_record(guideline, task, node)).collect())
}

/// Tells the first problems on standard error.
///
/// # Errors
/// When one of them is an error.
fn tell(source: &Source, problems: &[Problem]) -> Result<(), String> {
    let first = problems.get(..TOLD).unwrap_or(problems);
    eprint!("{}", report::problems(source, first));
    let count = Count::of_problems(problems);
    match count.errors {
        0 => Ok(()),
        _ => Err(format!("`{}` cannot be used: {}.", source.name(), count.words())),
    }
}

fn task_record(guideline: &Guideline, task: &Task, whole: &Node) -> TaskRecord {
    let handed_out = handed_out(guideline, task, whole);
    TaskRecord {
        guideline: guideline.id.clone(),
        id: task.id.clone(),
        hash: content_hash(&handed_out),
        whole_hash: content_hash(whole),
        document: canonical_json(&handed_out),
        whole: canonical_json(whole),
    }
}

/// What leaves the server of a task: not the gold, which is the answer that it is checked against,
/// and not what a vault keeps, which nobody sees who judges.
fn handed_out(guideline: &Guideline, task: &Task, whole: &Node) -> Node {
    let mut handed_out = whole.clone();
    let Content::Map(entries) = &mut handed_out.content else { return handed_out };
    entries.retain(|entry| entry.key != "gold");
    let results = entries.iter_mut().filter(|entry| entry.key == "results");
    let items = results.filter_map(|entry| match &mut entry.value.content {
        Content::List(items) => Some(items),
        _ => None,
    });
    for (item, result) in items.flatten().zip(&task.results) {
        if is_vaulted(result, &guideline.policy) {
            withhold_content(item);
        }
    }
    handed_out
}

fn withhold_content(result: &mut Node) {
    if let Content::Map(entries) = &mut result.content {
        entries.retain(|entry| !matches!(entry.key.as_str(), "data" | "media"));
    }
}
