//! The operating procedure: CommonMark to blocks to elements.
//!
//! `pulldown-cmark` without its default features costs 61.5 KB brotli, a third of all that an
//! annotator may download. What procedures are written in is read here instead: headings with
//! `{#ids}`, paragraphs, emphasis, code, lists, quotations, tables, rules and links. Markup of
//! HTML is text. A test compares this reader with `pulldown-cmark`, block for block.

mod block;
mod draw;
mod inline;
mod panel;

pub use block::{Block, read};
pub use draw::draw;
pub use inline::Inline;
pub use panel::{PanelProps, panel};

#[cfg(test)]
mod tests;
