//! A guideline that a command needs in order to do something else with it.

use crate::report::{self, Count};
use crate::source::Source;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_wire::{guideline_from_text, read_text};
use std::path::Path;

/// Reads a guideline, with the document that it was read from. What is wrong goes to standard
/// error; with an error among it, a sentence comes back.
pub fn load(path: &Path) -> Result<(Guideline, Node), String> {
    load_source(&Source::read(path)?)
}

/// The same of a text that was read already.
pub fn load_source(source: &Source) -> Result<(Guideline, Node), String> {
    let (guideline, problems) = guideline_from_text(&source.text, source.format());
    eprint!("{}", report::problems(source, &problems));
    let count = Count::of_problems(&problems).words();
    let node = read_text(&source.text, source.format()).node;
    guideline.zip(node).ok_or_else(|| format!("`{}` cannot be used: {count}.", source.name()))
}
