//! Where rows come from.

pub mod csv;
pub mod json_lines;
pub mod trec;
