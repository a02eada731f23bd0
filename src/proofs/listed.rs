//! The list of findings as a document, in the order of the source; and, for whoever has the list before,
//! only what is new in it. After an edit of one rule that is little, and examples are most of a list.

use crate::finding::{Finding, Kind, Mend};
use crate::told::Places;
use crate::witness::Witness;
use gradeglass_engine::document::{Node, Span};
use std::collections::HashMap;
use std::rc::Rc;

/// A list of findings, in the order of the source.
#[derive(Default)]
pub struct Listed(Vec<(Finding, Places)>);

impl Listed {
    /// These findings. `place` says where the part with a path stands in the source.
    pub fn new(findings: &[Finding], place: &dyn Fn(&str) -> Option<Span>) -> Self {
        let placed = |finding: &Finding| (finding.clone(), Places::of(finding, place));
        let mut all: Vec<_> = findings.iter().map(placed).collect();
        all.sort_by_key(|(_, places)| places.start());
        Self(all)
    }

    /// The list as a document.
    pub fn to_node(&self) -> Node {
        Node::list(self.0.iter().map(|(finding, places)| finding.placed(places)))
    }

    /// The same for whoever has the list before: a finding that is in it is `{"as": 3}`, its number
    /// there from 0, with what is not as it was beside it: places move with the lines above them.
    pub fn after(&self, before: &Self) -> Node {
        let known = before.0.iter().enumerate().map(|(at, known)| (key(&known.0), (at, known)));
        let known: HashMap<_, _> = known.collect();
        Node::list(self.0.iter().map(|(finding, places)| {
            let same = known.get(&key(finding)).filter(|(_, (known, _))| says_same(known, finding));
            match same {
                Some((at, (known, was))) => again(*at, (known, was), (finding, places)),
                None => finding.placed(places),
            }
        }))
    }
}

/// By what a finding is found again. Sentences name rules and fields by their ids.
fn key(finding: &Finding) -> (Kind, &str) {
    (finding.kind, &finding.message)
}

/// Whether all is the same that does not depend on where things stand.
fn says_same(one: &Finding, other: &Finding) -> bool {
    one.level == other.level
        && one.help == other.help
        && match (&one.witness, &other.witness) {
            (Some(one), Some(other)) => shows_same(one, other),
            (None, None) => true,
            _ => false,
        }
}

fn shows_same(one: &Witness, other: &Witness) -> bool {
    let is_same_example = Rc::ptr_eq(&one.example, &other.example)
        || one.example.task == other.example.task && one.example.answers == other.example.answers;
    one.shows == other.shows && one.fired == other.fired && is_same_example
}

/// A finding by its number in the list before, with what stands elsewhere now.
fn again(number: usize, was: (&Finding, &Places), is: (&Finding, &Places)) -> Node {
    let number = Node::int(i64::try_from(number).unwrap_or(i64::MAX));
    let mut moved = Vec::new();
    if was.1 != is.1 || stands(was.0) != stands(is.0) {
        moved.extend(was.0.standing(was.1).into_iter().zip(is.0.standing(is.1)));
    }
    let moved = moved.into_iter().filter(|(was, is)| was != is).map(|(_, is)| is);
    Node::map([("as", number)].into_iter().chain(moved))
}

fn stands(finding: &Finding) -> (&str, &[String], Option<&Mend>) {
    (&finding.path, &finding.blames, finding.mend.as_ref())
}
