//! The proofs of one guideline, one question a step, so that whoever runs them can stop between two
//! steps, say how far they are, and show what is found so far.

mod alive;
mod bounds;
mod clauses;
mod fields;
mod guards;
mod mends;
mod rules;
mod spoken;
mod tests;

use crate::finding::{Finding, Kind, Level, Mend, because, listed};
use crate::formula::Formula;
use crate::model::Model;
use crate::solver::{Answer, Lit};
use crate::tree::Tree;
pub use fields::words;
#[cfg(test)]
pub use tests::strict;

use alive::Candidates;
use gradeglass_engine::guideline::Guideline;
use mends::last_to_blame;
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

/// How far the proofs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Questions that are answered.
    pub done: usize,
    /// All questions.
    pub all: usize,
}

/// One question.
#[derive(Debug, Clone, Copy)]
enum Job {
    /// Can anybody finish a judgment?
    Finish,
    /// Can the field with this index be shown, and can it be hidden?
    Shown(usize),
    /// Can the options of this field be chosen?
    Options(usize),
    /// Does the rule apply, can it be broken, kept, decided?
    Rule(usize),
    /// Which labels does no rule speak of?
    Spoken,
    /// Which tests are missing for this rule?
    Tests(usize),
    /// Does the field with this index declare wider bounds than its rules leave?
    Bounds(usize),
    /// Can the rule be said shorter?
    Clauses(usize),
}

impl Job {
    /// What it is about, and of what.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Finish => ("whether anybody can finish", ""),
            Self::Shown(_) => ("the condition", "field"),
            Self::Options(_) => ("the options", "field"),
            Self::Rule(_) => ("the proofs", "rule"),
            Self::Spoken => ("which labels no rule speaks of", ""),
            Self::Tests(_) => ("the missing tests", "rule"),
            Self::Bounds(_) => ("the bounds", "field"),
            Self::Clauses(_) => ("the clauses", "rule"),
        }
    }
}

/// The proofs of one guideline.
pub struct Prover {
    guideline: Guideline,
    formula: Formula,
    state: State,
}

/// How far the proofs are, and what they have shown.
struct State {
    jobs: VecDeque<Job>,
    done: usize,
    candidates: Candidates,
    /// Rules that others imply, which are left out when the next is asked about: of two rules that
    /// say the same, one stays.
    implied: BTreeSet<usize>,
    /// Rules that as a whole add nothing, never apply, or are always broken.
    idle: BTreeSet<usize>,
    /// That the others that block are kept.
    others: Tree,
    /// Rules that some test shows kept, once that is known.
    kept: Option<BTreeSet<String>>,
    findings: Vec<Finding>,
}

/// The proofs while one question is answered.
struct Asking<'p> {
    guideline: &'p Guideline,
    formula: &'p mut Formula,
    state: &'p mut State,
}

/// All findings about a guideline, in the order of the proofs.
pub fn prove(guideline: &Guideline) -> Vec<Finding> {
    let mut prover = Prover::new(guideline.clone());
    while prover.step() {}
    prover.state.findings
}

impl State {
    fn new(guideline: &Guideline, formula: &Formula) -> Self {
        let fields = 0..guideline.fields.len();
        let rules = 0..guideline.rules.len();
        let jobs = [Job::Finish]
            .into_iter()
            .chain(fields.clone().map(Job::Shown))
            .chain(fields.clone().map(Job::Options))
            .chain(rules.clone().rev().map(Job::Rule))
            .chain([Job::Spoken])
            .chain(rules.clone().map(Job::Tests))
            .chain(fields.map(Job::Bounds))
            .chain(rules.map(Job::Clauses));
        Self {
            jobs: jobs.collect(),
            done: 0,
            candidates: Candidates::new(guideline, formula),
            implied: BTreeSet::new(),
            idle: BTreeSet::new(),
            others: formula.kept.clone(),
            kept: None,
            findings: Vec::new(),
        }
    }
}

impl State {
    /// Takes what the examples of earlier versions show of this one.
    fn recall(&mut self, formula: &Formula) {
        for model in formula.encoder.gates.examples() {
            if model.holds(formula.taken) && formula.is_whole(model) {
                self.candidates.seen(model);
            }
        }
    }
}

impl Prover {
    /// Nothing is asked yet.
    pub fn new(guideline: Guideline) -> Self {
        let formula = Formula::new(&guideline);
        let state = State::new(&guideline, &formula);
        Self { guideline, formula, state }
    }

    /// Begins again with another version of the guideline. What was asked and answered about the
    /// rules that stayed is not asked again.
    pub fn renew(&mut self, guideline: Guideline) {
        self.formula.renew(&guideline);
        self.state = State::new(&guideline, &self.formula);
        self.state.recall(&self.formula);
        self.guideline = guideline;
    }

    /// The same, without looking for the tests that are missing.
    #[must_use]
    pub fn without_tests(mut self) -> Self {
        self.state.jobs.retain(|job| !matches!(job, Job::Tests(_)));
        self
    }

    /// Answers one question more. Says whether any is left.
    pub fn step(&mut self) -> bool {
        let Some(job) = self.state.jobs.pop_front() else { return false };
        self.state.done += 1;
        let Self { guideline, formula, state } = self;
        Asking { guideline, formula, state }.answer(job);
        !self.state.jobs.is_empty()
    }

    /// What is not asked yet, in words; nothing, where all is.
    pub fn unasked(&self) -> String {
        let mut counts: Vec<(&'static str, &'static str, usize)> = Vec::new();
        for (about, of) in self.state.jobs.iter().map(|job| job.words()) {
            match counts.iter_mut().find(|(known, ..)| *known == about) {
                Some((_, _, count)) => *count += 1,
                None => counts.push((about, of, 1)),
            }
        }
        let said = |(about, of, count): &(&str, &str, usize)| match (of.is_empty(), count) {
            (true, _) => (*about).to_owned(),
            (_, 1) => format!("{about} of 1 {of}"),
            _ => format!("{about} of {count} {of}s"),
        };
        listed(&counts.iter().map(said).collect::<Vec<String>>())
    }

    /// How far the proofs are.
    pub fn progress(&self) -> Progress {
        let State { done, jobs, .. } = &self.state;
        Progress { done: *done, all: done + jobs.len() }
    }

    /// How many questions the solver was asked.
    #[cfg(test)]
    pub fn asked(&self) -> usize {
        self.formula.encoder.gates.asked()
    }

    /// What is found so far.
    pub fn findings(&self) -> &[Finding] {
        &self.state.findings
    }
}

impl Asking<'_> {
    fn answer(&mut self, job: Job) {
        match job {
            Job::Finish => self.finish(),
            Job::Shown(field) => self.shown(field),
            Job::Options(field) => self.options(field),
            Job::Rule(rule) => self.rule(rule),
            Job::Spoken => self.spoken(),
            Job::Tests(rule) => self.tests(rule),
            Job::Bounds(field) => self.bounds(field),
            Job::Clauses(rule) => self.clauses(rule),
        }
    }

    /// Where nobody can finish, everything that follows would be so because of it: only what the
    /// rules are by themselves is asked then.
    fn finish(&mut self) {
        // A task without results may be one without questions: it is left out of account.
        let first = self.formula.world.results.first();
        let there = first.map_or(Lit::TRUE, |first| first.there);
        let taken = self.formula.taken;
        if self.ask(&[taken, there]).is_some() {
            return;
        }
        let each = self.formula.each(None);
        let Some(core) = self.formula.blame(&each, &[there]) else { return };
        self.state.jobs.retain(|job| matches!(job, Job::Shown(_) | Job::Rule(_) | Job::Spoken));
        self.state.candidates.nobody_finishes = true;
        let last = last_to_blame(&core);
        let place = last.map(|index| format!("rules[{index}]"));
        let message = format!("Nobody can finish a judgment: {}.", because(self.guideline, &core));
        let finding =
            Finding::new(Kind::CannotFinish, Level::Error, place.unwrap_or_default(), message);
        let finding = finding.blaming(self.guideline, &core).help("change or delete one of them");
        self.state.findings.push(Finding { mend: last.map(Mend::let_warn), ..finding });
    }

    /// Asks for a short example.
    fn short(&mut self, assumed: &[Lit]) -> Option<Rc<Model>> {
        let short = self.formula.world.short();
        match self.formula.encoder.gates.example(assumed, &short) {
            Answer::Can(model) => {
                if model.holds(self.formula.taken) && self.formula.is_whole(&model) {
                    self.state.candidates.seen(&model);
                }
                Some(model)
            }
            Answer::Never(_) | Answer::Stopped => None,
        }
    }

    /// Asks, and keeps what an example shows beside what was asked.
    fn ask(&mut self, assumed: &[Lit]) -> Option<Rc<Model>> {
        match self.formula.ask(assumed) {
            Answer::Can(model) => {
                if model.holds(self.formula.taken) && self.formula.is_whole(&model) {
                    self.state.candidates.seen(&model);
                }
                Some(model)
            }
            Answer::Never(_) => None,
            Answer::Stopped => Some(Rc::default()),
        }
    }
}
