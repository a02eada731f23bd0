//! What questions came to, kept for the next ones.
//!
//! A formula only ever grows, and by statements that follow from those before. So what was ruled out
//! once is ruled out for good, and an example stays one: what was stated later follows in it from
//! what was there. An edit of a guideline therefore asks the solver little more than what it
//! changed.

use crate::model::Model;
use crate::solver::Lit;
use std::collections::VecDeque;
use std::rc::Rc;

/// Answers so far.
#[derive(Default)]
pub struct Memory {
    /// Examples, by the first statement of the question that they answered.
    examples: Vec<Vec<Rc<Model>>>,
    /// All of them, in their order.
    order: Vec<Rc<Model>>,
    /// The last ones: one example shows many things.
    last: VecDeque<Rc<Model>>,
    /// Sets of statements that cannot all hold, each by its greatest.
    cores: Vec<Vec<Rc<[Lit]>>>,
    /// Whether a statement is assumed in the question at hand: its number, then.
    assumed: Vec<u32>,
    question: u32,
}

impl Memory {
    /// A set of assumptions that is known not to hold as a whole, if there is one among these.
    pub fn never(&mut self, assumed: &[Lit]) -> Option<Vec<Lit>> {
        self.question += 1;
        for lit in assumed {
            *at(&mut self.assumed, *lit) = self.question;
        }
        let is_assumed = |lit: &Lit| self.assumed.get(lit.index()) == Some(&self.question);
        // What contradicts itself is no question for the solver: it names what it needs by opposites.
        if let Some(lit) = assumed.iter().find(|lit| is_assumed(&!**lit)) {
            return Some(vec![*lit, !*lit]);
        }
        let mut known = assumed.iter().filter_map(|lit| self.cores.get(lit.index())).flatten();
        known.find(|core| core.iter().all(is_assumed)).map(|core| core.to_vec())
    }

    /// A known example that fits: one that answered a question with the same first statement, or
    /// one of the last.
    pub fn example(&self, assumed: &[Lit], fits: impl Fn(&Rc<Model>) -> bool) -> Option<Rc<Model>> {
        let known = self.examples.get(assumed.first()?.index()).into_iter().flatten();
        let mut all = known.chain(&self.last).rev();
        all.find(|model| fits(model)).map(Rc::clone)
    }

    /// How many examples are kept.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// All examples, in the order in which they came: whoever looks through them finds again what was
    /// found first.
    pub fn examples(&self) -> impl Iterator<Item = &Rc<Model>> {
        self.order.iter()
    }

    /// Keeps what cannot be.
    pub fn keep_never(&mut self, core: &[Lit]) {
        if let Some(last) = core.iter().max() {
            at(&mut self.cores, *last).push(core.into());
        }
    }

    /// Keeps an example.
    pub fn keep_example(&mut self, assumed: &[Lit], model: &Rc<Model>) {
        const LAST: usize = 64;
        let Some(first) = assumed.first() else { return };
        at(&mut self.examples, *first).push(Rc::clone(model));
        self.order.push(Rc::clone(model));
        self.last.push_back(Rc::clone(model));
        if self.last.len() > LAST {
            self.last.pop_front();
        }
    }
}

/// What is kept of a literal.
#[expect(clippy::indexing_slicing, reason = "the place is there by now")]
fn at<T: Default + Clone>(all: &mut Vec<T>, lit: Lit) -> &mut T {
    let index = lit.index();
    if all.len() <= index {
        all.resize(index + 1, T::default());
    }
    &mut all[index]
}
