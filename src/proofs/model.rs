//! One way in which everything asked for holds: a value for every statement.

use crate::solver::Lit;
use std::cell::{Cell, RefCell};

/// A value for every statement there was, and, once it was extended, for later ones.
#[derive(Debug, Default)]
pub struct Model {
    values: RefCell<Vec<u64>>,
    known: Cell<usize>,
    /// How many of the axioms are known to hold in it.
    pub axioms: Cell<usize>,
}

impl Model {
    /// Whether a literal holds in it. What is not known does not, and neither does its opposite.
    pub fn holds(&self, lit: Lit) -> bool {
        self.knows(lit) && self.value(lit.statement()) != lit.is_negated()
    }

    /// Whether the model says anything of a literal.
    pub fn knows(&self, lit: Lit) -> bool {
        lit.statement() < self.known.get()
    }

    /// How many statements have a value.
    pub fn len(&self) -> usize {
        self.known.get()
    }

    /// Gives the next statement a value.
    pub fn push(&self, value: bool) {
        const BITS: usize = 64;
        let at = self.known.get();
        let mut values = self.values.borrow_mut();
        if at.is_multiple_of(BITS) {
            values.push(0);
        }
        if let Some(last) = values.last_mut() {
            *last |= u64::from(value) << (at % BITS);
        }
        self.known.set(at + 1);
    }

    /// Gives a statement that has a value this one.
    pub fn set(&self, statement: usize, value: bool) {
        const BITS: usize = 64;
        if let Some(word) = self.values.borrow_mut().get_mut(statement / BITS) {
            let bit = 1 << (statement % BITS);
            *word = if value { *word | bit } else { *word & !bit };
        }
    }

    fn value(&self, statement: usize) -> bool {
        const BITS: usize = 64;
        let values = self.values.borrow();
        values.get(statement / BITS).is_some_and(|word| word >> (statement % BITS) & 1 == 1)
    }
}

impl FromIterator<bool> for Model {
    fn from_iter<I: IntoIterator<Item = bool>>(values: I) -> Self {
        let model = Self::default();
        values.into_iter().for_each(|value| model.push(value));
        model
    }
}
