//! The sheets of all results and of the task, kept up to date one result at a time.

use crate::expression::Value;
use crate::judging::answers::Place;
use crate::judging::evaluate::{Case, Place as Where};
use crate::judging::finding::Finding;
use crate::judging::sheet::{Sheet, sheet};
use crate::sorted::SortedMap;
use crate::task::Task;

/// What the rules say everywhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Board {
    /// In the order of the task.
    results: Vec<Sheet>,
    task: Sheet,
    /// The place of each result in the task, by id.
    places: SortedMap<String, usize>,
    answered: usize,
}

impl Board {
    /// A board for this task, still empty. Of two results with one id the first counts.
    pub fn new(task: &Task) -> Self {
        let mut places = SortedMap::new();
        for (at, result) in task.results.iter().enumerate() {
            places.get_or_insert_with(result.id.clone(), || at);
        }
        Self { results: vec![Sheet::default(); task.results.len()], places, ..Self::default() }
    }

    /// Judges everything.
    pub fn judge_all(&mut self, case: &Case<'_>) {
        self.results =
            case.task.results.iter().map(|one| sheet(case, Where::Result(one))).collect();
        self.answered = self.results.iter().filter(|sheet| sheet.answered).count();
        self.judge_task(case);
    }

    /// Judges one result again, and the task, whose rules may look at all results.
    pub fn judge(&mut self, case: &Case<'_>, result: Option<&str>) {
        let at = result.and_then(|id| self.places.get(id)).copied();
        let item = at.and_then(|at| case.task.results.get(at));
        if let Some((old, item)) = at.and_then(|at| self.results.get_mut(at)).zip(item) {
            self.answered -= usize::from(old.answered);
            *old = sheet(case, Where::Result(item));
            self.answered += usize::from(old.answered);
        }
        self.judge_task(case);
    }

    fn judge_task(&mut self, case: &Case<'_>) {
        let items: Vec<Value> =
            self.results.iter().filter_map(|sheet| sheet.item.clone()).collect();
        self.task = sheet(case, Where::Task(&items));
    }

    /// The sheet of a result, or of the task.
    pub fn sheet(&self, result: Option<&str>) -> Option<&Sheet> {
        match result {
            Some(id) => self.places.get(id).and_then(|at| self.results.get(*at)),
            None => Some(&self.task),
        }
    }

    /// The place of a result in the task.
    pub fn place(&self, result: &str) -> Option<usize> {
        self.places.get(result).copied()
    }

    /// All sheets in the order of the page: results, then the task.
    pub fn sheets(&self) -> impl DoubleEndedIterator<Item = &Sheet> {
        self.results.iter().chain([&self.task])
    }

    /// All findings in the order of the page.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.sheets().flat_map(|sheet| &sheet.findings)
    }

    /// All missing answers in the order of the page.
    pub fn missing(&self) -> impl Iterator<Item = &Place> {
        self.sheets().flat_map(|sheet| &sheet.missing)
    }

    /// How many results have all the answers they need.
    pub fn answered(&self) -> usize {
        self.answered
    }
}
