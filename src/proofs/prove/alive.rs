//! What some judgment that is taken has already shown to be possible: one example answers many
//! questions, so most are never asked.

use crate::formula::Formula;
use crate::model::Model;
use crate::solver::Lit;
use gradeglass_engine::guideline::Guideline;
use std::collections::HashMap;
use std::rc::Rc;

/// Statements that are asked about, and those that were seen to hold in a judgment that is taken.
#[derive(Default)]
pub struct Candidates {
    open: Vec<Lit>,
    seen: HashMap<Lit, Rc<Model>>,
    /// There is no judgment that is taken.
    pub nobody_finishes: bool,
}

impl Candidates {
    /// What will be asked about a guideline.
    pub fn new(guideline: &Guideline, formula: &Formula) -> Self {
        let mut candidates = Self::default();
        for rule in &formula.rules {
            candidates.open.extend([rule.applies, !rule.broken]);
        }
        for (index, field) in guideline.fields.iter().enumerate() {
            let own =
                formula.first(field.scope).and_then(|place| place.fields.get(index)?.as_ref());
            let Some(own) = own else { continue };
            candidates.open.extend([own.shown, !own.shown, own.present]);
            candidates.open.extend(own.given.options().map(|(_, lit)| lit));
            candidates.open.extend(own.given.options().map(|(_, lit)| !lit));
        }
        candidates
    }

    /// Takes what a judgment that is taken shows.
    pub fn seen(&mut self, model: &Rc<Model>) {
        let seen = &mut self.seen;
        self.open.retain(|lit| {
            let holds = model.holds(*lit);
            if holds {
                seen.insert(*lit, Rc::clone(model));
            }
            !holds
        });
    }

    /// Whether a statement is known to hold in some judgment that is taken.
    pub fn is_possible(&self, lit: Lit) -> bool {
        lit == Lit::TRUE || self.seen.contains_key(&lit)
    }

    /// The judgment in which a statement was seen to hold.
    pub fn example(&self, lit: Lit) -> Option<&Rc<Model>> {
        self.seen.get(&lit)
    }
}
