//! A second solver's opinion on the very formulas that the proofs ask.

use super::random::{Domain, made};
use crate::formula::Formula;
use crate::gates::Gates;
use crate::solver::{Answer, Lit, Solver, dimacs};
use proptest::prelude::*;
use varisat::ExtendFormula;

/// Everything that is asked of a formula, one by one.
fn questions(formula: &Formula) -> Vec<Vec<Lit>> {
    let mut all = vec![vec![formula.taken], vec![formula.asked]];
    for rule in &formula.rules {
        all.extend([rule.applies, rule.broken, rule.fails].map(|lit| vec![formula.asked, lit]));
        all.push(vec![formula.taken, rule.applies]);
    }
    let places = formula.world.results.iter().take(1).chain([&formula.world.own]);
    for field in places.flat_map(|place| place.fields.iter().flatten()) {
        all.extend(field.given.options().map(|(_, lit)| vec![formula.taken, lit]));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases() / 4, ..ProptestConfig::default() })]

    #[test]
    fn both_solvers_answer_every_question_alike_and_every_core_is_enough(
        numbers in proptest::collection::vec(any::<u8>(), 20..90),
        domain in prop_oneof![Just(Domain::Finite), Just(Domain::Open), Just(Domain::Across)],
    ) {
        let guideline = made(&numbers, domain);
        let gates = Gates::over(Solver::recording());
        let mut formula = Formula::over(&guideline, gates);
        let mut second = varisat::Solver::new();
        let mut told = 0;
        for question in questions(&formula) {
            let answer = formula.ask(&question);
            // What a question is made of is stated when it is asked.
            let clauses = formula.encoder.gates.solver().recorded();
            for clause in clauses.iter().skip(told) {
                let lits: Vec<_> = clause.iter().map(|lit| varisat::Lit::from_dimacs(*lit)).collect();
                second.add_clause(&lits);
            }
            told = clauses.len();
            let mut ask = |assumed: &[Lit]| {
                let lits: Vec<_> = assumed.iter().map(|lit| varisat::Lit::from_dimacs(dimacs(*lit))).collect();
                second.assume(&lits);
                second.solve().unwrap()
            };
            match answer {
                Answer::Can(model) => {
                    prop_assert!(ask(&question));
                    prop_assert!(question.iter().all(|lit| model.holds(*lit)));
                }
                Answer::Never(core) => {
                    prop_assert!(!ask(&question));
                    prop_assert!(!ask(&core), "{core:?} is not enough");
                }
                Answer::Stopped => prop_assert!(false, "stopped"),
            }
        }
    }
}
