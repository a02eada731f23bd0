//! Answers as they would be submitted, made ready once, so that rules can be tried on them one by one:
//! what proofs do with each of their examples, again after every edit.

use super::answers::Answers;
use super::check::{Fault, misplaced};
use super::deliverable::submitted;
use super::evaluate::{Place, Truth};
use super::facts::Facts;
use super::sheet::{kept, scope, sheet_and_variables};
use super::verdict::of_sheets;
use crate::expression::{Value, Variables};
use crate::guideline::{Guideline, Rule, Scope};
use crate::task::Task;

/// Answers to a task, ready for rules.
#[derive(Debug, Clone)]
pub struct Trial {
    places: Vec<(Scope, Variables)>,
    faults: Vec<Fault>,
    fails: bool,
}

/// What a rule comes to on answers, at all places of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// It is broken somewhere.
    pub fires: bool,
    /// It cannot be evaluated somewhere.
    pub fails: bool,
}

impl Trial {
    /// Answers as a guideline without rules asks for them. `across` says that rules will be tried
    /// which look across results.
    pub fn new(guideline: &Guideline, task: &Task, answers: &Answers, across: bool) -> Self {
        let mut facts = Facts::new(guideline, task);
        facts.across |= across;
        let case = submitted(guideline, task, &facts, answers, "");
        let (mut places, mut sheets) = (Vec::new(), Vec::new());
        let mut look = |place: Place<'_>| {
            let (mut sheet, variables) = sheet_and_variables(&case, place);
            places.push((scope(place), variables));
            let item = sheet.item.take();
            sheets.push(sheet);
            item
        };
        let results = task.results.iter();
        let items: Vec<Value> = results.filter_map(|one| look(Place::Result(one))).collect();
        look(Place::Task(&items));
        let mut faults = misplaced(&case, &sheets);
        let said = of_sheets(sheets);
        faults.extend(said.findings.into_iter().map(Fault::Broken));
        Self { places, faults, fails: !said.rule_errors.is_empty() }
    }

    /// What is wrong with the answers, rules left aside: what is missing, out of bounds, or not asked.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether everything is answered as the guideline asks it, and nothing about that fails.
    pub fn fits(&self) -> bool {
        self.faults.is_empty() && !self.fails
    }

    /// What a rule comes to.
    pub fn rule(&self, rule: &Rule) -> Tried {
        let mut tried = Tried { fires: false, fails: false };
        for (_, variables) in self.places.iter().filter(|(scope, _)| *scope == rule.scope) {
            match kept(&rule.condition, variables) {
                Truth::Broken => tried.fires = true,
                Truth::Failed(_) => tried.fails = true,
                Truth::Holds | Truth::Undetermined => {}
            }
        }
        tried
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::Severity;
    use crate::judging::samples::{answers, picked, relevance, rule, task};
    use crate::judging::{Meaning, Place as AnswerPlace, verdict};

    #[test]
    fn rules_come_to_what_the_verdict_says_of_them() {
        let task = task(&["chair", "table"]);
        let at = |result, field| AnswerPlace::of_result(result, field);
        let mut guideline = relevance();
        guideline.rules.push(rule("odd", Severity::Error, &[], "1 / size(answer.note) > 0"));
        let bare = Guideline { rules: Vec::new(), ..guideline.clone() };
        for (first, second) in [("exact", "exact"), ("exact", "partial"), ("partial", "partial")] {
            let given =
                answers([(at("r1", "grade"), picked(first)), (at("r2", "grade"), picked(second))]);
            let trial = Trial::new(&bare, &task, &given, true);
            assert!(trial.fits());
            let said = verdict(&guideline, &task, &given, Meaning::Submission, "");
            for rule in &guideline.rules {
                let fires = said.findings.iter().any(|finding| finding.rule == rule.id);
                let fails = said.rule_errors.iter().any(|error| error.rule == rule.id);
                assert_eq!(trial.rule(rule), Tried { fires, fails }, "{} on {first}", rule.id);
            }
        }
    }

    #[test]
    fn what_is_missing_misplaced_or_of_no_option_does_not_fit() {
        let task = task(&["chair"]);
        let fits = |field, answer| {
            let bare = Guideline { rules: Vec::new(), ..relevance() };
            let given = answers([(AnswerPlace::of_result("r1", field), answer)]);
            Trial::new(&bare, &task, &given, true).fits()
        };
        assert!(fits("grade", picked("partial")));
        assert!(!fits("grade", picked("best")));
        assert!(!fits("mood", picked("partial")));
    }
}
