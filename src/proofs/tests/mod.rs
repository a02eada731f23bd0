//! The proofs held against guidelines whose faults are known, against every judgment of small
//! guidelines, and against a second solver.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod every;
mod known;
mod oracle;
mod random;
mod renewed;
mod second;
mod shorter;

use crate::{Finding, prove};
use gradeglass_engine::guideline::Guideline;
use gradeglass_wire::{Format, guideline_from_text};

/// A guideline from its text.
pub fn read(text: &str) -> Guideline {
    let (guideline, problems) = guideline_from_text(text, Format::Yaml);
    guideline.unwrap_or_else(|| panic!("{problems:#?}\n{text}"))
}

/// A guideline with these fields and rules, in one language.
pub fn asking(fields: &str, rules: &str) -> Guideline {
    read(&format!(
        "gradeglass: 1\nid: g\nversion: 1.0.0\ntitle: {{ en: G }}\nlanguages: [en]\njudge: results\n\
         inputs:\n  query: {{ text: string, budget: \"double?\" }}\n  result: {{ card: product, data: {{ title: string, price: \"double?\", tags: \"list<string>\" }} }}\n\
         fields:\n{fields}\nrules:\n{rules}\n"
    ))
}

/// What is found, as `code path`, notes left out.
pub fn found(guideline: &Guideline) -> Vec<String> {
    let findings = prove(guideline);
    let told = findings.iter().filter(|finding| finding.level > crate::Level::Note);
    told.map(short).collect()
}

/// A finding as `code path`.
pub fn short(finding: &Finding) -> String {
    format!("{} {}", finding.kind.code(), finding.path)
}

/// How many random guidelines of each kind: as many as `PROPTEST_CASES` says, or a thousand.
pub fn cases() -> u32 {
    match proptest::prelude::ProptestConfig::default().cases {
        256 => 1_000,
        asked => asked,
    }
}
