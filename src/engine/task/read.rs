//! Reads tasks from documents. One bad task does not take the others down.

use super::inputs::typed;
use super::result::result;
use super::{ResultItem, Task};
use crate::document::shape::Shape;
use crate::document::{At, Content, Node, check, shown, tables};
use crate::guideline::{Guideline, Inputs, Scope};
use crate::problem::{Problem, Weight};
use crate::records::answers_of;
use crate::sorted::SortedSet;

/// Gives the content hash of a part of a document; the wire layer has it (`content_hash`).
pub type Hasher<'a> = &'a dyn Fn(&Node) -> String;

/// More results than this are not judged on one page.
const MOST_RESULTS: usize = 1_000;

/// Reads one task. With a guideline, its data is checked against the guideline's inputs. There is a
/// task exactly when no problem is an error.
pub fn read_task(
    node: &Node,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
) -> (Option<Task>, Vec<Problem>) {
    read_at(At::root(node), hash, guideline)
}

/// Reads a list of tasks: a list, a document `{"gradeglass": 1, "tasks": […]}`, or a single task.
/// The good ones are returned; each problem says which task it is of.
pub fn read_tasks(
    node: &Node,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
) -> (Vec<Task>, Vec<Problem>) {
    let at = At::root(node);
    let mut problems = Vec::new();
    let Some(list) = list_of(&at, &mut problems) else {
        if problems.is_empty() {
            let (task, problems) = read_task(node, hash, guideline);
            return (task.into_iter().collect(), problems);
        }
        return (Vec::new(), problems);
    };
    let mut tasks: Vec<Task> = Vec::new();
    let mut seen = SortedSet::new();
    for item in list.items() {
        let (task, found) = read_at(item, hash, guideline);
        let name = item.text_of("id");
        problems.extend(found.into_iter().map(|problem| of_task(problem, &name)));
        let is_new = name.is_empty() || seen.insert(name.clone());
        if !is_new {
            let message = format!("Two tasks have the id `{}`; the first is kept.", shown(&name));
            problems.push(item.error("duplicate-id", message).suggest("give each its own id"));
        }
        tasks.extend(task.filter(|_| is_new));
    }
    (tasks, problems)
}

/// The list of tasks in a document; none if it is a single task, or nothing of the kind.
fn list_of<'a>(at: &'a At<'a>, problems: &mut Vec<Problem>) -> Option<At<'a>> {
    match &at.node.content {
        Content::List(_) => Some(*at),
        Content::Map(_) => {
            let list = at.get("tasks")?;
            check_frame(*at, problems);
            let is_list = matches!(list.node.content, Content::List(_));
            let is_later = problems.iter().any(|problem| problem.code == "later-format");
            Some(list).filter(|_| is_list && !is_later)
        }
        _ => {
            let message = "Here should be a list of tasks.";
            problems.push(at.error("wrong-type", message));
            None
        }
    }
}

/// Checks what stands around the tasks: they are checked one by one, later.
fn check_frame(at: At<'_>, problems: &mut Vec<Problem>) {
    let Content::Map(entries) = &at.node.content else { return };
    let emptied = entries.iter().cloned().map(|mut entry| {
        if let ("tasks", Content::List(items)) = (entry.key.as_str(), &mut entry.value.content) {
            items.clear();
        }
        entry
    });
    let frame = Node { content: Content::Map(emptied.collect()), span: at.node.span };
    check(At::root(&frame), &Shape::Object(&tables::TASKS), problems);
}

fn of_task(problem: Problem, name: &str) -> Problem {
    if name.is_empty() {
        return problem;
    }
    let message = format!("Task `{}`: {}", shown(name), problem.message);
    Problem { message, ..problem }
}

fn read_at(
    at: At<'_>,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
) -> (Option<Task>, Vec<Problem>) {
    let mut problems = Vec::new();
    check(at, &Shape::Object(&tables::TASK), &mut problems);
    let is_later = problems.iter().any(|problem| problem.code == "later-format");
    if is_later || !matches!(at.node.content, Content::Map(_)) {
        return (None, problems);
    }
    let unknown = Inputs::default();
    let inputs = guideline.map_or(&unknown, |guideline| &guideline.inputs);
    let task = Task {
        id: at.text_of("id"),
        hash: hash(at.node),
        query: part(at, "query", &inputs.query, &mut problems),
        data: part(at, "data", &inputs.task, &mut problems),
        results: results(at, hash, guideline, &mut problems),
        gold: at.given("gold").map(|gold| gold.node.clone()),
    };
    if let Some(guideline) = guideline {
        too_few(at, &task, guideline, &mut problems);
        gold(at, guideline, &mut problems);
    }
    let is_sound = !problems.iter().any(Problem::is_error);
    (is_sound.then_some(task), problems)
}

/// A part of a task's data. Where it is missing altogether, what it should hold is missing.
fn part(
    at: At<'_>,
    key: &'static str,
    inputs: &[crate::expression::RecordField],
    problems: &mut Vec<Problem>,
) -> Option<Node> {
    if let Some(value) = at.given(key) {
        return Some(typed(value, inputs, problems));
    }
    if let Some(input) = inputs.iter().find(|input| !input.optional) {
        let message =
            format!("`{key}` is missing: the guideline says that it brings `{}`.", input.name);
        problems.push(at.error("missing-input", message));
    }
    None
}

fn results(
    at: At<'_>,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
    problems: &mut Vec<Problem>,
) -> Vec<ResultItem> {
    let Some(list) = at.get("results") else { return Vec::new() };
    let items: Vec<At<'_>> = list.items().collect();
    if items.len() > MOST_RESULTS {
        let message =
            format!("This task has {} results; at most 1,000 are judged at once.", items.len());
        problems
            .push(list.error("too-many-results", message).suggest("split it into several tasks"));
        return Vec::new();
    }
    let mut seen = SortedSet::new();
    for id in items.iter().filter_map(|item| item.get("id")) {
        if let Some(name) = id.text()
            && !seen.insert(name)
        {
            let message = format!("Two results have the id `{}`.", shown(name));
            problems.push(id.error("duplicate-id", message).suggest("give each its own id"));
        }
    }
    let numbered = items.iter().zip(1..);
    numbered.map(|(item, rank)| result(*item, rank, hash, guideline, problems)).collect()
}

/// A task without results has nothing to ask where every field is asked for each result.
fn too_few(at: At<'_>, task: &Task, guideline: &Guideline, problems: &mut Vec<Problem>) {
    let asks_of_task = guideline.fields_of(Scope::Task).next().is_some();
    if let Some(list) = at.get("results")
        && list.node.content == Content::List(Vec::new())
        && task.results.is_empty()
        && !asks_of_task
    {
        problems
            .push(list.error("empty", "This task has no results, so there is nothing to judge."));
    }
}

/// Wrong known answers spoil calibration, not judging: they are told, and the task is kept.
fn gold(at: At<'_>, guideline: &Guideline, problems: &mut Vec<Problem>) {
    let Some(gold) = at.given("gold") else { return };
    let Some(answers) = gold.given("answers") else { return };
    let mut found = Vec::new();
    check(answers, &Shape::Object(&tables::ANSWERS), &mut found);
    answers_of(answers, Some(guideline), &mut found);
    problems
        .extend(found.into_iter().map(|problem| Problem { weight: Weight::Warning, ..problem }));
}
