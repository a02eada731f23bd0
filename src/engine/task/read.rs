//! Reads tasks from documents. One bad task does not take the others down.

use super::Task;
use crate::document::Node;
use crate::guideline::Guideline;
use crate::problem::Problem;

/// Gives the content hash of a part of a document; the wire layer has it (`content_hash`).
pub type Hasher<'a> = &'a dyn Fn(&Node) -> String;

/// Reads one task. With a guideline, its data is checked against the guideline's inputs.
pub fn read_task(
    node: &Node,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
) -> (Option<Task>, Vec<Problem>) {
    let _ = (node, hash, guideline);
    (None, Vec::new())
}

/// Reads a list of tasks: a list, a document `{"gradeglass": 1, "tasks": […]}`, or a single task.
/// The good ones are returned; each problem's path says which task it is of.
pub fn read_tasks(
    node: &Node,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
) -> (Vec<Task>, Vec<Problem>) {
    let _ = (node, hash, guideline);
    (Vec::new(), Vec::new())
}
