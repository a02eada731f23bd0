//! Every mend of random small guidelines, made in their text: that has no errors, somebody can finish who
//! could before, and what is mended is no longer said.

// A panic here is a failed test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Finding, Kind, prove};
use gradeglass_studio::{Mending, Source};
use gradeglass_wire::{Format, guideline_from_text, read_text};
use proptest::prelude::*;

#[allow(dead_code, reason = "the proofs' own tests need all of it")]
#[path = "../src/proofs/tests/random.rs"]
mod random;

use random::{Domain, Tape, guideline};

fn read(text: &str) -> Guideline {
    let (guideline, problems) = guideline_from_text(text, Format::Yaml);
    guideline.unwrap_or_else(|| panic!("{problems:#?}\n{text}"))
}

/// The text with a finding mended, where it can be.
fn mended(text: &str, finding: &Finding) -> Option<String> {
    let told = finding.to_node(&|_| None);
    let root = read_text(text, Format::Yaml).node?;
    let (source, mend) = (Source::new(text), Mending::read(told.get("mend")?)?);
    Some(source.edited(&[mend.change(&source, &root)?]))
}

fn nobody_finishes(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.kind == Kind::CannotFinish)
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_mend_mends_and_breaks_nothing(
        numbers in proptest::collection::vec(any::<u8>(), 20..90),
        domain in prop_oneof![Just(Domain::Finite), Just(Domain::Open), Just(Domain::Across)],
    ) {
        let text = guideline(&mut Tape::new(&numbers), domain);
        let before = prove(&read(&text));
        for finding in &before {
            let Some(made) = mended(&text, finding) else { continue };
            let what = format!("{}\n{:?}\n{text}", finding.message, finding.mend);
            let (guideline, problems) = guideline_from_text(&made, Format::Yaml);
            let wrong: Vec<_> = problems.iter().filter(|problem| problem.is_error()).map(|it| &it.message).collect();
            prop_assert!(wrong.is_empty(), "{wrong:?}\n{what}");
            let after = prove(&guideline.unwrap());
            let same = |other: &Finding| other.kind == finding.kind && other.message == finding.message && other.mend == finding.mend;
            prop_assert!(!after.iter().any(same), "{what}");
            // Elsewhere less is open where less is asked: what could not be ruled out before can be then.
            let is_known = domain == Domain::Finite;
            prop_assert!(!is_known || !nobody_finishes(&after) || nobody_finishes(&before), "{what}");
        }
    }
}
