//! The engine's readers with this layer's hashes and places.

use crate::canonical::content_hash;
use crate::locate::sharpen;
use crate::text::{Format, read_text};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::{self, Guideline};
use gradeglass_engine::problem::{Problem, in_order_of_the_source};
use gradeglass_engine::task::{self, Task};

/// What was read, and what is wrong with it.
pub type Read<T> = (T, Vec<Problem>);

/// Reads a guideline from a document; see the engine's reader.
pub fn read_guideline(node: &Node) -> Read<Option<Guideline>> {
    guideline::read_guideline(node, content_hash(node))
}

/// Reads one task from a document; see the engine's reader.
pub fn read_task(node: &Node, guideline: Option<&Guideline>) -> Read<Option<Task>> {
    task::read_task(node, &content_hash, guideline)
}

/// Reads tasks from a document; see the engine's reader.
pub fn read_tasks(node: &Node, guideline: Option<&Guideline>) -> Read<Vec<Task>> {
    task::read_tasks(node, &content_hash, guideline)
}

/// Reads a guideline from a text: the faults of the text and of the guideline, each at its exact
/// line and column.
pub fn guideline_from_text(text: &str, format: Format) -> Read<Option<Guideline>> {
    let read = read_text(text, format);
    let Some(node) = read.node else { return (None, read.problems) };
    let (guideline, mut problems) = read_guideline(&node);
    sharpen(&mut problems, &node, text, format);
    let mut all = [read.problems, problems].concat();
    in_order_of_the_source(&mut all);
    (guideline, all)
}
