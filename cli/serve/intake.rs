//! Takes one judgment: read, compared with what is stored, checked by the engine, made a record.

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
use std::sync::Arc;

/// What a document turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A judgment that is stored already, by its id.
    Already(String),
    /// A judgment to be stored.
    New(Box<JudgmentRecord>),
}

/// Reads and checks one judgment.
///
/// What is stored already is taken again without a check: its guideline may have gone since, and
/// the sender must learn that it can forget it.
///
/// # Errors
/// Whatever is wrong with it, as the answer to its sender.
pub async fn take(collector: &Collector, node: &Node) -> Result<Taken, Refusal> {
    let judgment = judgment(node, None)?;
    let record = record(node, &judgment);
    if let Some(stored) = collector.store.judgment(&record.id).await? {
        let same = stored.content == record.content;
        return if same {
            Ok(Taken::Already(record.id))
        } else {
            Err(problems::id_conflict(&record.id))
        };
    }
    let guideline = guideline_of(collector, &judgment).await?;
    let judgment = self::judgment(node, Some(&guideline))?;
    let task = task_of(collector, &judgment, &guideline).await?;
    refuse_faults(&check_judgment(&guideline, &task, &judgment, &judgment.client.locale))?;
    supersedes_the_same_task(collector, &record).await?;
    Ok(Taken::New(Box::new(record)))
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
async fn task_of(
    collector: &Collector,
    judgment: &Judgment,
    guideline: &Guideline,
) -> Result<Task, Refusal> {
    let (id, hash) = (&judgment.task.id, &judgment.task.hash);
    let versions = collector.store.task_versions(&guideline.id, id).await?;
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
