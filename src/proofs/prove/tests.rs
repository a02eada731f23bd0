//! The tests that a guideline still lacks: for each rule one judgment that it refuses and one in
//! which it applies and is kept. Each is made from a model, and given only where the evaluator
//! agrees with it.

use super::Asking;
use crate::finding::{Finding, Kind, Level};
use crate::formula::Ruled;
use crate::solver::Lit;
use crate::witness::Witness;
use gradeglass_engine::expression::parse;
use gradeglass_engine::guideline::{Condition, Guideline, Rule, test_task};
use gradeglass_engine::judging::{Meaning, verdict};
use gradeglass_engine::records::read_answers;
use gradeglass_engine::task::read_task;

impl Asking<'_> {
    pub(super) fn tests(&mut self, index: usize) {
        let Some(rule) = self.guideline.rules.get(index) else { return };
        let Some(ruled) = self.formula.rules.get(index).copied() else { return };
        if !self.guideline.tests.iter().any(|test| test.expect.contains(&rule.id)) {
            let witness = self.refused(index, rule, ruled);
            self.missing(index, "breaks", "No test expects", witness);
        }
        if !is_kept_in_a_test(self.guideline, rule) {
            let witness = self.accepted(rule, ruled);
            self.missing(index, "keeps", "No test shows a judgment that keeps", witness);
        }
    }

    fn missing(&mut self, index: usize, does: &str, says: &str, witness: Option<Witness>) {
        let Some(rule) = self.guideline.rules.get(index) else { return };
        // Where there is no such judgment, another finding says so already.
        let Some(witness) = witness else { return };
        let message = format!("{says} `{}`.", rule.id);
        let finding =
            Finding::new(Kind::MissingTest, Level::Note, format!("rules[{index}]"), message);
        let shows = format!("this judgment {does} `{}`", rule.id);
        let finding = finding.help(format!("{shows}: add it to the tests"));
        let witness = Some(Witness { shows, ..witness });
        self.state.findings.push(Finding { witness, ..finding });
    }

    /// A judgment in which this rule is broken: if possible, no other.
    fn refused(&mut self, index: usize, rule: &Rule, ruled: Ruled) -> Option<Witness> {
        let others: Vec<Lit> = self.formula.each(Some(index)).iter().map(|(lit, _)| *lit).collect();
        let rules = self.formula.rules.iter().enumerate();
        let quiet = rules.filter(|(other, _)| *other != index).map(|(_, other)| !other.broken);
        let quiet: Vec<Lit> = quiet.chain(others.iter().copied()).chain([ruled.broken]).collect();
        let asked = [self.formula.asked, ruled.broken];
        let loud = || others.iter().copied().chain([ruled.broken]).collect::<Vec<Lit>>();
        let model =
            self.short(&quiet).or_else(|| self.short(&loud())).or_else(|| self.short(&asked))?;
        let witness = Witness::new(&self.formula, self.guideline, &model)?;
        (witness.fired.contains(&rule.id) && witness.errors.is_empty()).then_some(witness)
    }

    /// A judgment that is taken, in which this rule applies and is kept.
    fn accepted(&mut self, rule: &Rule, ruled: Ruled) -> Option<Witness> {
        let quiet = self.formula.rules.iter().map(|rule| !rule.broken);
        let mut wanted: Vec<Lit> = quiet.collect();
        wanted.extend([self.formula.taken, ruled.applies, !ruled.fails]);
        let taken = [self.formula.taken, ruled.applies, !ruled.broken, !ruled.fails];
        let model = self.short(&wanted).or_else(|| self.short(&taken))?;
        let witness = Witness::new(&self.formula, self.guideline, &model)?;
        let kept = !witness.fired.contains(&rule.id) && witness.example.is_taken(self.guideline);
        (kept && witness.errors.is_empty()).then_some(witness)
    }
}

/// Whether a test shows the rule applying and kept: it would fire there if it asked for what never
/// holds, and does not as it is.
fn is_kept_in_a_test(guideline: &Guideline, rule: &Rule) -> bool {
    if guideline.tests.is_empty() {
        return false;
    }
    let Some(never) = parse("false").usable() else { return false };
    let condition = match &rule.condition {
        Condition::Rule(_) => Condition::Rule(never),
        Condition::WhenRequire { when, .. } => {
            Condition::WhenRequire { when: when.clone(), require: never }
        }
    };
    let strict = Rule { condition, ..rule.clone() };
    let mut other = guideline.clone();
    other.rules = vec![strict];
    let mut own = guideline.clone();
    own.rules = vec![rule.clone()];
    guideline.tests.iter().any(|test| {
        let (task, _) = read_task(&test_task(guideline, test), &|_| String::new(), Some(guideline));
        let Some(task) = task else { return false };
        let (answers, _) = read_answers(&test.answers, guideline);
        let fires = |guideline: &Guideline| {
            let verdict = verdict(guideline, &task, &answers, Meaning::Submission, "");
            verdict.findings.iter().any(|finding| finding.rule == rule.id)
        };
        fires(&other) && !fires(&own)
    })
}
