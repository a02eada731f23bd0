//! The solver of propositional formulas behind all proofs, in our own words: literals, clauses,
//! questions under assumptions, and a bound on how long one question may take.

use crate::model::Model;
use batsat::callbacks::Callbacks;
use batsat::{SolverInterface, lbool};
use std::cell::Cell;
use std::rc::Rc;

/// A statement or its opposite. Statement 0 is always true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lit(u32);

impl Lit {
    /// What always holds.
    pub const TRUE: Self = Self(0);
    /// What never holds.
    pub const FALSE: Self = Self(1);

    /// One or the other constant.
    pub fn constant(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// The statement with this number.
    pub fn of(statement: usize) -> Self {
        Self(u32::try_from(statement << 1).unwrap_or(u32::MAX))
    }

    /// Whether it is one of the two constants.
    pub fn is_constant(self) -> bool {
        self.0 < 2
    }

    /// The number of the statement.
    pub fn statement(self) -> usize {
        usize::try_from(self.0 >> 1).unwrap_or(usize::MAX)
    }

    /// A number of its own, and one for its opposite.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// Whether it is the opposite of a statement.
    pub fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }

    fn theirs(self) -> batsat::Lit {
        batsat::Lit::new(batsat::Var::unsafe_from_idx(self.0 >> 1), !self.is_negated())
    }

    fn of_theirs(lit: batsat::Lit) -> Self {
        Self(lit.var().idx() << 1 | u32::from(!lit.sign()))
    }
}

impl std::ops::Not for Lit {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// What a question came to.
#[derive(Debug, Clone)]
pub enum Answer {
    /// It can be: here is how.
    Can(Rc<Model>),
    /// It cannot be: these assumptions are enough to rule it out.
    Never(Vec<Lit>),
    /// The bound on its time was reached first. Nothing follows from that.
    Stopped,
}

/// How many decisions one question may take; far more than any guideline has needed.
const PATIENCE: u64 = 20_000_000;

/// Stops a question that takes too long.
#[derive(Default)]
struct Patience(Cell<u64>);

impl Callbacks for Patience {
    fn stop(&self) -> bool {
        self.0.set(self.0.get() + 1);
        self.0.get() > PATIENCE
    }
}

/// A formula that grows, and can be asked.
pub struct Solver {
    inner: batsat::Solver<Patience>,
    statements: u32,
    asked: usize,
    /// All clauses, kept for a second opinion in tests.
    record: Option<Vec<Vec<Lit>>>,
}

impl Default for Solver {
    fn default() -> Self {
        let inner = batsat::Solver::new(Default::default(), Patience::default());
        let mut solver = Self { inner, statements: 0, asked: 0, record: None };
        let truth = solver.fresh();
        solver.clause(&[truth]);
        solver
    }
}

impl Solver {
    /// A solver that remembers its clauses.
    #[cfg(test)]
    pub fn recording() -> Self {
        Self { record: Some(vec![vec![Lit::TRUE]]), ..Self::default() }
    }

    /// The clauses so far, as whole numbers in the manner of DIMACS.
    #[cfg(test)]
    pub fn recorded(&self) -> Vec<Vec<isize>> {
        let clauses = self.record.iter().flatten();
        clauses.map(|clause| clause.iter().map(|lit| dimacs(*lit)).collect()).collect()
    }

    /// How many questions there were.
    #[cfg(test)]
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// A statement of which nothing is known.
    pub fn fresh(&mut self) -> Lit {
        self.inner.new_var_default();
        self.next()
    }

    /// The same, which is tried out as true: of several that exclude one another, the first that is
    /// tried settles the others.
    pub fn likely(&mut self) -> Lit {
        self.inner.new_var(lbool::TRUE, true);
        self.next()
    }

    /// A statement that follows from others whatever they are: it is never guessed.
    pub fn derived(&mut self) -> Lit {
        self.inner.new_var(lbool::UNDEF, false);
        self.next()
    }

    fn next(&mut self) -> Lit {
        let lit = Lit(self.statements << 1);
        self.statements += 1;
        lit
    }

    /// States that one of these holds.
    pub fn clause(&mut self, lits: &[Lit]) {
        if lits.contains(&Lit::TRUE) && self.statements > 1 {
            return;
        }
        if let Some(record) = &mut self.record {
            record.push(lits.to_vec());
        }
        let mut theirs: Vec<batsat::Lit> = lits.iter().map(|lit| lit.theirs()).collect();
        self.inner.add_clause_reuse(&mut theirs);
    }

    /// Whether everything that was stated can hold together with these.
    pub fn ask(&mut self, assumed: &[Lit]) -> Answer {
        self.asked += 1;
        self.inner.cb_mut().0.set(0);
        let theirs: Vec<batsat::Lit> = assumed.iter().map(|lit| lit.theirs()).collect();
        match self.inner.solve_limited(&theirs) {
            found if found == lbool::TRUE => {
                let model = self.inner.get_model().iter().map(|value| *value == lbool::TRUE);
                Answer::Can(Rc::new(model.collect()))
            }
            found if found == lbool::FALSE => {
                // The solver gives the clause that it learned: the opposite of what was assumed.
                let core = self.inner.unsat_core().iter().map(|lit| Lit::of_theirs(*lit));
                let core = core.map(|lit| if assumed.contains(&lit) { lit } else { !lit });
                Answer::Never(core.collect())
            }
            _ => Answer::Stopped,
        }
    }
}

#[cfg(test)]
pub fn dimacs(lit: Lit) -> isize {
    let number = isize::try_from(lit.statement()).unwrap() + 1;
    if lit.is_negated() { -number } else { number }
}
