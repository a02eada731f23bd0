//! The tests that a guideline still lacks: for each rule one judgment that it refuses and one in
//! which it applies and is kept. Each is made from a model, and given only where the evaluator
//! agrees with it.

use super::Asking;
use crate::finding::{Finding, Kind, Level};
use crate::formula::Ruled;
use crate::model::Model;
use crate::seen::Shown;
use crate::solver::Lit;
use crate::witness::Witness;
use gradeglass_engine::expression::parse;
use gradeglass_engine::guideline::{Condition, Guideline, Rule, test_task};
use gradeglass_engine::judging::{Meaning, verdict};
use gradeglass_engine::records::read_answers;
use gradeglass_engine::task::read_task;
use std::collections::BTreeSet;

impl Asking<'_> {
    pub(super) fn tests(&mut self, index: usize) {
        let Some(rule) = self.guideline.rules.get(index) else { return };
        let Some(ruled) = self.formula.rules.get(index).copied() else { return };
        if !self.guideline.tests.iter().any(|test| test.expect.contains(&rule.id)) {
            let witness = self.refused(index, rule, ruled);
            self.missing(index, "breaks", "No test expects", witness);
        }
        let guideline = self.guideline;
        let kept = self.state.kept.get_or_insert_with(|| kept_in_tests(guideline));
        if !kept.contains(&rule.id) {
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
        let others = self.formula.taken_without(&self.formula.kept, index);
        let loud: Vec<Lit> = [ruled.broken].into_iter().chain(others).collect();
        let silent = self.formula.silent.without(index);
        let quiet: Vec<Lit> = loud.iter().copied().chain(silent).collect();
        let asked = [ruled.broken, self.formula.asked];
        let fires = |shown: &Shown| shown.witness.fired.contains(&rule.id) && !shown.fails;
        [&quiet[..], &loud, &asked].into_iter().find_map(|wanted| self.seen(wanted, fires))
    }

    /// A judgment that is taken, in which this rule applies and is kept: if possible, all are.
    fn accepted(&mut self, rule: &Rule, ruled: Ruled) -> Option<Witness> {
        let silent = self.formula.silent.all();
        let quiet = [ruled.applies, !ruled.fails, self.formula.taken, silent];
        let taken = [ruled.applies, !ruled.broken, !ruled.fails, self.formula.taken];
        let kept =
            |shown: &Shown| shown.taken && !shown.fails && !shown.witness.fired.contains(&rule.id);
        let known = self.state.candidates.example(ruled.applies).cloned();
        let known = known.filter(|model| quiet.iter().all(|lit| model.holds(*lit)));
        if let Some(model) = known.filter(|model| self.is_short(model)) {
            let shown = self.formula.shown(self.guideline, &model);
            if let Some(shown) = shown.filter(|shown| kept(shown)) {
                return Some(shown.witness);
            }
        }
        [&quiet[..], &taken].into_iter().find_map(|wanted| self.seen(wanted, kept))
    }

    /// Whether an example has nothing that it need not have.
    fn is_short(&self, model: &Model) -> bool {
        self.formula.world.short().iter().all(|lit| model.holds(*lit))
    }

    /// A short example, where the evaluator agrees with it.
    fn seen(&mut self, wanted: &[Lit], agrees: impl Fn(&Shown) -> bool) -> Option<Witness> {
        let model = self.short(wanted)?;
        let shown = self.formula.shown(self.guideline, &model)?;
        agrees(&shown).then_some(shown.witness)
    }
}

/// The rules that apply and are kept in some test: they would fire there if they asked for what
/// never holds, and do not as they are.
fn kept_in_tests(guideline: &Guideline) -> BTreeSet<String> {
    let strict = strict(guideline);
    let mut kept = BTreeSet::new();
    for test in &guideline.tests {
        let (task, _) = read_task(&test_task(guideline, test), &|_| String::new(), Some(guideline));
        let Some(task) = task else { continue };
        let (answers, _) = read_answers(&test.answers, guideline);
        let fired = |guideline: &Guideline| -> BTreeSet<String> {
            let verdict = verdict(guideline, &task, &answers, Meaning::Submission, "");
            verdict.findings.into_iter().map(|finding| finding.rule).collect()
        };
        let (applies, fires) = (fired(&strict), fired(guideline));
        kept.extend(applies.difference(&fires).cloned());
    }
    kept
}

/// The guideline whose rules ask for what never holds: each fires exactly where it applies.
pub fn strict(guideline: &Guideline) -> Guideline {
    let mut strict = guideline.clone();
    let Some(never) = parse("false").usable() else { return strict };
    for rule in &mut strict.rules {
        match &mut rule.condition {
            Condition::Rule(require) | Condition::WhenRequire { require, .. } => {
                *require = never.clone();
            }
        }
    }
    strict
}
