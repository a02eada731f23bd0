//! A guideline's text, read: the guideline where there is one, and everything that is wrong with it.

use crate::markup::markup;
use crate::said::Said;
use crate::source::Source;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::problem::in_order_of_the_source;
use gradeglass_wire::{Format, read_guideline, read_text, sharpen};
use std::sync::Arc;

/// What a text came to.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The guideline, unless something makes it unusable.
    pub guideline: Option<Arc<Guideline>>,
    /// The document, unless the text cannot be read at all.
    pub root: Option<Arc<Node>>,
    /// What is wrong, in the order of the source.
    pub problems: Vec<Said>,
}

/// Reads a guideline, in YAML or JSON.
pub fn read(text: &str) -> Reading {
    let format = Format::of("", text);
    let read = read_text(text, format);
    let mut all = read.problems;
    let mut guideline = None;
    if let Some(node) = &read.node {
        let (found, mut problems) = read_guideline(node);
        sharpen(&mut problems, node, text, format);
        all.extend(problems);
        all.extend(markup(node, text, format));
        guideline = found;
    }
    in_order_of_the_source(&mut all);
    let source = Source::new(text);
    Reading {
        guideline: guideline.map(Arc::new),
        root: read.node.map(Arc::new),
        problems: all.into_iter().map(|problem| Said::problem(problem, &source)).collect(),
    }
}
