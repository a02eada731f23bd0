//! Reveal and re-cover, as an annotator would notice it: step by step, in time, and by property.

mod properties;
mod steps;
mod timing;

use super::*;
use crate::judging::{JudgedAt, Viewing};

fn covers(items: &[ResultItem]) -> Covers {
    Covers::new(&Policy::default(), items, &Comfort::default(), 0)
}

/// One result with these labels and media, and its covers.
fn one(category: &str, media: Vec<Media>) -> (ResultItem, Covers) {
    let item = result(Some(vec![label(category)]), media);
    let covers = covers(std::slice::from_ref(&item));
    (item, covers)
}

fn reveal(surface: Surface) -> CoverMessage {
    CoverMessage::Reveal { result: "r1".to_owned(), surface, trusted: true }
}

fn toggle() -> CoverMessage {
    CoverMessage::Toggle { result: "r1".to_owned(), trusted: true }
}

fn hold(surface: Surface) -> CoverMessage {
    CoverMessage::Hold { result: "r1".to_owned(), surface: Some(surface), trusted: true }
}

fn release() -> CoverMessage {
    CoverMessage::Hold { result: "r1".to_owned(), surface: None, trusted: true }
}

fn cover() -> CoverMessage {
    CoverMessage::Cover("r1".to_owned(), EndedBy::Covered)
}

fn extend() -> CoverMessage {
    CoverMessage::Extend { result: "r1".to_owned(), trusted: true }
}

fn look(covers: &Covers, item: &ResultItem) -> [Shown; 3] {
    Surface::ALL.map(|surface| covers.shows(item, surface))
}

fn step(covers: &Covers) -> Step {
    covers.step("r1", Surface::Image)
}

/// How the result was viewed until then.
fn viewing(covers: &Covers, at_ms: u64) -> Viewing {
    covers.viewing(at_ms).get("r1").cloned().expect("the covers know it")
}

/// The exposures among effects.
fn exposures(effects: Vec<CoverEffect>) -> Vec<Exposure> {
    let exposed = |effect| match effect {
        CoverEffect::Exposed(exposure) => Some(*exposure),
        _ => None,
    };
    effects.into_iter().filter_map(exposed).collect()
}

const NOTHING: [Shown; 3] = [Shown::Nothing; 3];
