//! This version beside another, and beside judgments that were made: a machine that works in small
//! steps, so that what runs it can look up in between. A newer text ends what was begun for the older.

mod comparing;
mod spelled;
#[cfg(test)]
mod tests;
mod told;

pub use told::{Compared, Outcome, Replayed, Told, TurnedRow, Turns};

use crate::past::{Past, Replaying};
use crate::reading::read;
use crate::said::Example;
use comparing::Comparing;
use gradeglass_engine::guideline::Guideline;
use std::sync::Arc;

/// So many judgments are checked in one step.
const STEP: usize = 5;

/// What this version is held against, and what that came to.
#[derive(Default)]
pub struct Beside {
    /// The other version; nothing in it, where it cannot be read.
    other: Option<Option<Arc<Guideline>>>,
    past: Arc<Past>,
    new: Option<Arc<Guideline>>,
    comparing: Option<Comparing>,
    replaying: Option<Replaying>,
    /// The market and language that the lists are narrowed to.
    only: Option<(String, String)>,
    /// Whether the files that came last held nothing of use.
    nothing: bool,
}

impl Beside {
    /// Takes files, each by its name: judgments, tasks, and under the name `guideline` another version.
    /// What they bring takes the place of what was there.
    pub fn files<'a>(&mut self, files: impl Iterator<Item = (&'a str, &'a str)>) {
        let (mut other, mut past) = (None, Past::default());
        for (name, text) in files {
            match name {
                "guideline" => other = Some(read(text).guideline),
                _ => _ = past.add(name, text),
            }
        }
        self.nothing = other.is_none() && past == Past::default();
        self.past = Arc::new(self.past.renewed(past));
        self.other = other.or_else(|| self.other.take());
        self.only = None;
        self.begin();
    }

    /// Takes the text of this version. One that cannot be read leaves what there is.
    pub fn text(&mut self, text: &str) {
        if let Some(new) = read(text).guideline {
            self.new = Some(new);
            self.begin();
        }
    }

    /// Narrows the lists to a market and language, or lists all.
    pub fn only(&mut self, group: Option<(String, String)>) {
        self.only = group;
    }

    /// Works a little. Says whether anything is left.
    pub fn step(&mut self) -> bool {
        if self.comparing.as_mut().is_some_and(Comparing::step) {
            return true;
        }
        self.replaying.as_mut().is_some_and(|replaying| replaying.step(STEP))
    }

    /// A judgment whose fate is another now, by its line, for the preview.
    pub fn example(&self, line: usize) -> Option<Example> {
        let replaying = self.replaying.as_ref()?;
        let replay = &replaying.replay;
        let mut turned = replay.newly_refused.iter().chain(&replay.newly_taken);
        replaying.example(turned.find(|turned| turned.line == line)?)
    }

    fn begin(&mut self) {
        let Some(new) = self.new.clone() else { return };
        self.comparing = self.other.clone().map(|old| Comparing::new(old, new.clone()));
        let complete = self.past.judgments() > 0 && self.past.tasks() > 0;
        let old = self.other.clone().flatten();
        self.replaying = complete.then(|| Replaying::new(self.past.clone(), old, new));
    }
}
