//! Formulas built from literals. Equal formulas are one literal, so that rules which say the same
//! in the same words share it, and constants vanish.

use crate::memory::Memory;
use crate::model::Model;
use crate::solver::{Answer, Lit, Solver};
use std::collections::HashMap;
use std::rc::Rc;

/// Builds formulas, states them, and asks.
#[derive(Default)]
pub struct Gates {
    solver: Solver,
    known: HashMap<Rc<[Lit]>, Lit>,
    /// What each statement is, in their order; the first is what always holds.
    statements: Vec<Statement>,
    /// What was stated beside what gates are.
    axioms: Vec<Box<[Lit]>>,
    memory: Memory,
}

/// What a statement is.
enum Statement {
    /// Nothing is known of it. An example from before it was there takes it as this.
    Free(Lit),
    /// All of these.
    All {
        members: Rc<[Lit]>,
        /// Whether the solver was told so: it is, once a question depends on it.
        is_stated: bool,
    },
}

impl Gates {
    /// Gates over this solver.
    #[cfg(test)]
    pub fn over(solver: Solver) -> Self {
        Self { solver, ..Self::default() }
    }

    /// The solver underneath.
    #[cfg(test)]
    pub fn solver(&self) -> &Solver {
        &self.solver
    }

    /// A statement of which nothing is known.
    pub fn fresh(&mut self) -> Lit {
        self.fresh_like(Lit::FALSE)
    }

    /// The same, which examples from before it was there take as `usual`.
    pub fn fresh_like(&mut self, usual: Lit) -> Lit {
        let lit = self.solver.fresh();
        self.note(lit, Statement::Free(usual));
        lit
    }

    /// Statements of which at most one holds.
    pub fn exclusive(&mut self, count: usize) -> Vec<Lit> {
        let lits: Vec<Lit> = (0..count).map(|_| self.solver.likely()).collect();
        for lit in &lits {
            self.note(*lit, Statement::Free(Lit::FALSE));
        }
        self.at_most_one(&lits);
        lits
    }

    /// States that one of these holds.
    pub fn state(&mut self, lits: &[Lit]) {
        if lits.contains(&Lit::TRUE) {
            return;
        }
        self.axioms.push(lits.into());
        self.define(lits);
        self.solver.clause(lits);
    }

    /// Tells the solver what gates are, those that these are made of. Of the gates that a guideline
    /// comes to no question needs more than half.
    fn define(&mut self, lits: &[Lit]) {
        let mut open = lits.to_vec();
        while let Some(lit) = open.pop() {
            let Some(Statement::All { members, is_stated }) =
                self.statements.get_mut(lit.statement())
            else {
                continue;
            };
            if std::mem::replace(is_stated, true) {
                continue;
            }
            let gate = Lit::of(lit.statement());
            let mut back = vec![gate];
            for member in members.iter() {
                self.solver.clause(&[!gate, *member]);
                back.push(!*member);
            }
            self.solver.clause(&back);
            open.extend_from_slice(members);
        }
    }

    /// Gives the gates that the solver was not told of their values in an example of its.
    fn complete(&self, model: &Model) {
        for (index, statement) in self.statements.iter().enumerate() {
            if let Statement::All { members, is_stated: false } = statement {
                model.set(index, members.iter().all(|lit| model.holds(*lit)));
            }
        }
    }

    /// How many questions the solver was asked.
    #[cfg(test)]
    pub fn asked(&self) -> usize {
        self.solver.asked()
    }

    /// The bytes that the examples take.
    pub fn weight(&self) -> usize {
        self.memory.len() * self.statements.len() / 8
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Every example that is kept, as far as it is one still.
    pub fn examples(&self) -> impl Iterator<Item = &Rc<Model>> {
        self.memory.examples().filter(|model| self.extend(model))
    }

    /// Whether all of these hold in an example that is kept.
    pub fn is_seen(&self, wanted: &[Lit]) -> bool {
        self.examples().any(|model| wanted.iter().all(|lit| model.holds(*lit)))
    }

    fn note(&mut self, lit: Lit, statement: Statement) {
        while self.statements.len() < lit.statement() {
            self.statements.push(Statement::Free(Lit::TRUE));
        }
        self.statements.push(statement);
    }

    /// Gives an example a value for each later statement. Says whether it is an example still.
    fn extend(&self, model: &Model) -> bool {
        for statement in self.statements.iter().skip(model.len()) {
            model.push(match statement {
                Statement::Free(usual) => model.holds(*usual),
                Statement::All { members, .. } => members.iter().all(|lit| model.holds(*lit)),
            });
        }
        let seen = model.axioms.get();
        let mut later = self.axioms.iter().skip(seen);
        let fits = later.all(|axiom| axiom.iter().any(|lit| model.holds(*lit)));
        if fits {
            model.axioms.set(self.axioms.len());
        }
        fits
    }

    /// States that the second holds where the first does.
    pub fn implies(&mut self, one: Lit, other: Lit) {
        self.state(&[!one, other]);
    }

    /// States that at most one of these holds.
    pub fn at_most_one(&mut self, lits: &[Lit]) {
        const PAIRS: usize = 24;
        if lits.len() <= PAIRS {
            for (index, one) in lits.iter().enumerate() {
                for other in lits.iter().skip(index + 1) {
                    self.state(&[!*one, !*other]);
                }
            }
            return;
        }
        let mut before = Lit::FALSE;
        for lit in lits {
            self.state(&[!before, !*lit]);
            before = self.any(&[before, *lit]);
        }
    }

    /// All of these.
    pub fn all(&mut self, lits: &[Lit]) -> Lit {
        let mut members: Vec<Lit> = Vec::with_capacity(lits.len());
        for lit in lits.iter().filter(|lit| **lit != Lit::TRUE) {
            match self.parts(*lit) {
                Some(parts) => members.extend_from_slice(parts),
                None => members.push(*lit),
            }
        }
        members.sort_unstable();
        members.dedup();
        let clash = |lit: &Lit| members.binary_search(&!*lit).is_ok();
        if members.contains(&Lit::FALSE) || members.iter().any(clash) {
            return Lit::FALSE;
        }
        self.drop_implied(&mut members);
        match members.as_slice() {
            [] => Lit::TRUE,
            [one] => *one,
            _ => self.gate(members),
        }
    }

    /// Leaves out what follows from another: where one of a few holds, one of these and of others does.
    fn drop_implied(&self, members: &mut Vec<Lit>) {
        const FEW: usize = 4;
        let options = |lit: &Lit| match self.statements.get(lit.statement()) {
            Some(Statement::All { members, .. }) if lit.is_negated() => Some(members),
            _ => None,
        };
        if members.len() > FEW || members.iter().filter_map(options).nth(1).is_none() {
            return;
        }
        let all = members.clone();
        let within = |few: &Rc<[Lit]>, more: &Rc<[Lit]>| {
            few.len() < more.len() && few.iter().all(|lit| more.binary_search(lit).is_ok())
        };
        members.retain(|lit| {
            let more = options(lit);
            !more.is_some_and(|more| all.iter().filter_map(options).any(|few| within(few, more)))
        });
    }

    /// What a statement is made of, where it is few statements that all hold.
    fn parts(&self, lit: Lit) -> Option<&[Lit]> {
        const FEW: usize = 3;
        match self.statements.get(lit.statement()) {
            Some(Statement::All { members, .. }) if !lit.is_negated() && members.len() <= FEW => {
                Some(members)
            }
            _ => None,
        }
    }

    fn gate(&mut self, members: Vec<Lit>) -> Lit {
        if let Some(known) = self.known.get(members.as_slice()) {
            return *known;
        }
        let gate = self.solver.derived();
        let members: Rc<[Lit]> = members.into();
        self.note(gate, Statement::All { members: Rc::clone(&members), is_stated: false });
        self.known.insert(members, gate);
        gate
    }

    /// One of these at least.
    pub fn any(&mut self, lits: &[Lit]) -> Lit {
        let opposite: Vec<Lit> = lits.iter().map(|lit| !*lit).collect();
        !self.all(&opposite)
    }

    /// Both.
    pub fn both(&mut self, one: Lit, other: Lit) -> Lit {
        self.all(&[one, other])
    }

    /// Either or both.
    pub fn either(&mut self, one: Lit, other: Lit) -> Lit {
        self.any(&[one, other])
    }

    /// At least so many of these hold.
    pub fn at_least(&mut self, lits: &[Lit], wanted: usize) -> Lit {
        // `counts[k]`: at least `k` of those seen so far.
        let mut counts = vec![Lit::FALSE; wanted.min(lits.len()) + 1];
        if wanted > lits.len() {
            return Lit::FALSE;
        }
        if let Some(none) = counts.first_mut() {
            *none = Lit::TRUE;
        }
        for lit in lits {
            for k in (1..counts.len()).rev() {
                let (Some(before), Some(less)) = (counts.get(k), counts.get(k - 1)) else { break };
                let (before, less) = (*before, *less);
                let raised = self.both(less, *lit);
                let now = self.either(before, raised);
                if let Some(count) = counts.get_mut(k) {
                    *count = now;
                }
            }
        }
        counts.last().copied().unwrap_or(Lit::TRUE)
    }

    /// An example in which all of `assumed` hold and, as far as they can, all of `preferred`.
    pub fn example(&mut self, assumed: &[Lit], preferred: &[Lit]) -> Answer {
        // Past so many vain attempts an example is taken as it comes.
        const ATTEMPTS: usize = 24;
        let mut preferred = preferred.to_vec();
        for _ in 0..ATTEMPTS {
            let all: Vec<Lit> = assumed.iter().chain(&preferred).copied().collect();
            let core = match self.ask(&all) {
                Answer::Never(core) => core,
                other => return other,
            };
            // Whatever stands in the way of an example is given up at once.
            let before = preferred.len();
            preferred.retain(|lit| !core.contains(lit));
            if preferred.len() == before {
                return Answer::Never(core);
            }
        }
        self.ask(assumed)
    }

    /// Whether everything stated can hold together with these. What tells this question from
    /// others comes first: by that, its answer is found again.
    pub fn ask(&mut self, assumed: &[Lit]) -> Answer {
        let fits =
            |model: &Rc<Model>| self.extend(model) && assumed.iter().all(|lit| model.holds(*lit));
        if let Some(model) = self.memory.example(assumed, fits) {
            return Answer::Can(model);
        }
        if let Some(core) = self.memory.never(assumed) {
            return Answer::Never(core);
        }
        self.define(assumed);
        let answer = self.solver.ask(assumed);
        match &answer {
            Answer::Can(model) => {
                self.complete(model);
                model.axioms.set(self.axioms.len());
                self.memory.keep_example(assumed, model);
            }
            Answer::Never(core) => self.memory.keep_never(core),
            Answer::Stopped => {}
        }
        answer
    }
}
