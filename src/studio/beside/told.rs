//! What a comparison and a replay came to so far, as it crosses from the thread that makes it to the page
//! that shows it.

use super::Beside;
use crate::past::Replaying;
use crate::said::Example;
use gradeglass_proofs::{Counts, Turned};
use std::sync::Arc;

/// So many judgments are listed at once.
const MOST: usize = 50;

/// All of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// This version beside the other, where there is one.
    pub compared: Option<Outcome>,
    /// What there is of past judgments.
    pub past: Past,
    /// The judgments, checked again.
    pub replayed: Option<Replayed>,
    /// The market and language that the lists are narrowed to.
    pub only: Option<(String, String)>,
}

/// What there is to check again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Judgments.
    pub judgments: usize,
    /// Tasks.
    pub tasks: usize,
    /// Whether the files that came last held nothing of use.
    pub nothing: bool,
}

/// What comparing came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The other version cannot be read.
    Unreadable,
    /// They cannot be compared, for this reason.
    Apart(String),
    /// So many rules of so many are looked at.
    Running {
        /// Looked at.
        done: usize,
        /// All.
        total: usize,
    },
    /// This.
    Done(Box<Compared>),
}

/// This version beside another.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The other version's number.
    pub version: String,
    /// How this one relates to it: `equivalent`, `stricter`, `looser`, `neither`.
    pub relation: String,
    /// Whether all of that was seen on examples.
    pub confirmed: bool,
    /// A judgment that only the other takes.
    pub newly_refused: Option<Arc<Example>>,
    /// A judgment that only this one takes.
    pub newly_taken: Option<Arc<Example>>,
    /// What happened to the rules: the id, and a word.
    pub changes: Vec<(String, String)>,
}

/// Judgments, checked again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replayed {
    /// How many are done, of how many.
    pub done: usize,
    /// All.
    pub total: usize,
    /// Those that were checked.
    pub checked: usize,
    /// Those whose task is not there.
    pub without_task: usize,
    /// Those that judged nothing.
    pub without_verdict: usize,
    /// Those that cannot be read, and the first, with its line and the reason.
    pub unreadable: usize,
    /// The first of them.
    pub first: Option<(usize, String)>,
    /// Counts by market and language.
    pub groups: Vec<((String, String), Counts)>,
    /// Those that are newly refused.
    pub refused: Turns,
    /// Those that are newly taken.
    pub taken: Turns,
}

/// Judgments whose fate is another now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Turns {
    /// All of them.
    pub all: usize,
    /// Those of the market and language that is looked at.
    pub count: usize,
    /// The first of these.
    pub listed: Vec<TurnedRow>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedRow {
    /// Its line.
    pub line: usize,
    /// Its id.
    pub id: String,
    /// What its task asked for.
    pub asked: String,
    /// What refuses it, or refused it.
    pub because: Vec<String>,
}

impl Beside {
    /// What all came to so far.
    pub fn told(&self) -> Told {
        Told {
            compared: self.comparing.as_ref().map(super::Comparing::told),
            past: Past {
                judgments: self.past.judgments(),
                tasks: self.past.tasks(),
                nothing: self.nothing,
            },
            replayed: self.replaying.as_ref().map(|it| replayed(it, self.only.as_ref())),
            only: self.only.clone(),
        }
    }
}

fn replayed(replaying: &Replaying, only: Option<&(String, String)>) -> Replayed {
    let replay = &replaying.replay;
    let turns = |all: &[Turned]| {
        let within = all.iter().filter(|one| only.is_none_or(|only| *only == one.group));
        let row = |one: &Turned| TurnedRow {
            line: one.line,
            id: one.id.clone(),
            asked: replaying.asked(one).unwrap_or(&one.task).to_owned(),
            because: one.because.clone(),
        };
        Turns {
            all: all.len(),
            count: within.clone().count(),
            listed: within.take(MOST).map(row).collect(),
        }
    };
    Replayed {
        done: replaying.done,
        total: replaying.total(),
        checked: replay.checked,
        without_task: replay.without_task,
        without_verdict: replay.without_verdict,
        unreadable: replay.unreadable.len(),
        first: replay.unreadable.first().cloned(),
        groups: replay.groups.iter().map(|(group, counts)| (group.clone(), *counts)).collect(),
        refused: turns(&replay.newly_refused),
        taken: turns(&replay.newly_taken),
    }
}
