//! Takes judgments: read, checked by the engine, compared with what is stored, made records.

use super::collector::Collector;
use super::faults::refuse_faults;
use super::problem::Refusal;
use super::problems;
use super::store::{JudgmentRecord, TaskRecord};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{Judgment, check_judgment};
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_engine::protection::withhold;
use gradeglass_engine::records::read_judgment;
use gradeglass_engine::task::Task;
use gradeglass_wire::{Format, canonical_json, content_hash, read_task, read_text};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What a document turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A judgment that is stored already, by its id.
    Already(String),
    /// A judgment to be stored, unless it is.
    Good(Box<JudgmentRecord>),
}

/// Reads and checks judgments, one result for each document.
///
/// What is stored already is taken again whatever the check says: its guideline may have gone since,
/// and the sender must learn that it can forget it.
pub async fn take(collector: &Collector, nodes: &[Node]) -> Vec<Result<Taken, Refusal>> {
    let read: Vec<_> = nodes.iter().map(|node| judgment(node, None)).collect();
    let versions = task_versions(collector, read.iter().flatten()).await;
    let mut taken = Vec::new();
    for (node, read) in nodes.iter().zip(read) {
        taken.push(match (read, &versions) {
            (Err(refusal), _) => Err(refusal),
            (Ok(_), Err(refusal)) => Err(refusal.clone()),
            (Ok(judgment), Ok(versions)) => take_one(collector, node, &judgment, versions).await,
        });
    }
    taken
}

/// Versions of tasks, by guideline and id.
type Versions = HashMap<(String, String), Vec<TaskRecord>>;

/// Looks all tasks up together: asking for one at a time takes longer than checking it.
async fn task_versions(
    collector: &Collector,
    judgments: impl Iterator<Item = &Judgment>,
) -> Result<Versions, Refusal> {
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for judgment in judgments {
        wanted.entry(&judgment.guideline.id).or_default().insert(&judgment.task.id);
    }
    let mut versions = Versions::new();
    for (guideline, tasks) in wanted {
        let tasks: Vec<&str> = tasks.into_iter().collect();
        for record in collector.store.task_versions(guideline, &tasks).await? {
            let key = (record.guideline.clone(), record.id.clone());
            versions.entry(key).or_default().push(record);
        }
    }
    Ok(versions)
}

async fn take_one(
    collector: &Collector,
    node: &Node,
    judgment: &Judgment,
    versions: &Versions,
) -> Result<Taken, Refusal> {
    let record = record(node, judgment);
    let Err(refusal) = check(collector, node, judgment, &record, versions).await else {
        return Ok(Taken::Good(Box::new(record)));
    };
    match collector.store.judgment(&record.id).await? {
        Some(stored) if stored.content == record.content => Ok(Taken::Already(record.id)),
        Some(_) => Err(problems::id_conflict(&record.id)),
        None => Err(refusal),
    }
}

async fn check(
    collector: &Collector,
    node: &Node,
    judgment: &Judgment,
    record: &JudgmentRecord,
    versions: &Versions,
) -> Result<(), Refusal> {
    let guideline = guideline_of(collector, judgment).await?;
    let judgment = self::judgment(node, Some(&guideline))?;
    let key = (guideline.id.clone(), judgment.task.id.clone());
    let versions = versions.get(&key).map(Vec::as_slice).unwrap_or_default();
    let task = task_of(versions, &judgment, &guideline)?;
    refuse_faults(&check_judgment(&guideline, &task, &judgment, &judgment.client.locale))?;
    supersedes_the_same_task(collector, record).await
}

/// The judgment in a document, read by the kinds of the guideline's fields where there is one.
fn judgment(node: &Node, guideline: Option<&Guideline>) -> Result<Judgment, Refusal> {
    let (judgment, problems) = read_judgment(node, guideline);
    let errors: Vec<Problem> =
        problems.into_iter().filter(|problem| problem.weight == Weight::Error).collect();
    match judgment {
        Some(judgment) if errors.is_empty() => Ok(judgment),
        _ => Err(problems::invalid_judgment().with_faults(&errors)),
    }
}

fn record(node: &Node, judgment: &Judgment) -> JudgmentRecord {
    JudgmentRecord {
        id: judgment.id.clone(),
        content: content_hash(node),
        guideline: judgment.guideline.id.clone(),
        guideline_hash: judgment.guideline.hash.clone(),
        task: judgment.task.id.clone(),
        task_hash: judgment.task.hash.clone(),
        annotator: judgment.annotator.clone(),
        supersedes: judgment.supersedes.clone(),
        document: canonical_json(node),
    }
}

/// The very version of the guideline that the judgment was made by.
async fn guideline_of(
    collector: &Collector,
    judgment: &Judgment,
) -> Result<Arc<Guideline>, Refusal> {
    let (id, hash) = (&judgment.guideline.id, &judgment.guideline.hash);
    if let Some(guideline) = collector.guideline(id, hash).await? {
        return Ok(guideline);
    }
    Err(match collector.store.current_guideline(id).await? {
        Some(current) => problems::judged_by_other_version(id, hash, &current.hash),
        None => problems::judged_by_unknown_guideline(id),
    })
}

/// The very version of the task that was judged: as it was handed out, or as its file has it.
fn task_of(
    versions: &[TaskRecord],
    judgment: &Judgment,
    guideline: &Guideline,
) -> Result<Task, Refusal> {
    let (id, hash) = (&judgment.task.id, &judgment.task.hash);
    if versions.is_empty() {
        return Err(problems::judged_unknown_task(&guideline.id, id));
    }
    let document = versions.iter().find_map(|version| document_with(version, hash));
    let task = document.and_then(|text| read_text(text, Format::Json).node);
    let task = task.and_then(|node| read_task(&node, None).0);
    let mut task = task.ok_or_else(|| problems::judged_other_task(id, hash))?;
    // The page never had what a vault keeps: rules must see here what they saw there.
    withhold(&mut task, &guideline.policy);
    Ok(task)
}

fn document_with<'a>(version: &'a TaskRecord, hash: &str) -> Option<&'a str> {
    if version.hash == hash {
        Some(&version.document)
    } else {
        (version.whole_hash == hash).then_some(version.whole.as_str())
    }
}

/// A correction may come before what it corrects: only what is here can be compared.
async fn supersedes_the_same_task(
    collector: &Collector,
    record: &JudgmentRecord,
) -> Result<(), Refusal> {
    let Some(id) = &record.supersedes else { return Ok(()) };
    match collector.store.judgment(id).await? {
        Some(old) if (&old.guideline, &old.task) != (&record.guideline, &record.task) => {
            Err(problems::supersedes_other_task(id, &old.task))
        }
        _ => Ok(()),
    }
}
