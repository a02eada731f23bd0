//! Rules that can be said shorter: a clause without which the rule says the same, given how fields are
//! asked and the other rules that block. Asked last, as most clauses have been seen to matter by then.

use super::Asking;
use crate::clause::Clause;
use crate::decided::{asks_first, is_decided};
use crate::finding::{Finding, Kind, Level, Mend, given};
use crate::formula::{Blame, fails_at};
use crate::solver::Lit;
use crate::world::Frame;
use gradeglass_engine::guideline::Rule;

impl Asking<'_> {
    pub(super) fn clauses(&mut self, index: usize) {
        let Some(rule) = self.guideline.rules.get(index) else { return };
        // Where a rule as a whole adds nothing, its clauses do not either.
        if self.state.idle.contains(&index) {
            return;
        }
        let clauses = self.formula.clauses(rule, index);
        let others = self.formula.taken_without(&self.formula.kept, index);
        for clause in clauses.iter() {
            if self.has_to_ask(rule, clause) {
                continue;
            }
            let assumed: Vec<Lit> = clause.matters.iter().chain(&others).copied().collect();
            if !self.formula.encoder.gates.is_seen(&assumed) && self.ask(&assumed).is_none() {
                self.redundant(index, rule, clause);
            }
        }
    }

    fn has_to_ask(&self, rule: &Rule, clause: &Clause) -> bool {
        let place = self.formula.world.first(rule.scope);
        let asked = place.zip(clause.term(rule));
        asked.is_none_or(|(place, term)| asks_first(self.guideline, place, term))
    }

    fn redundant(&mut self, index: usize, rule: &Rule, clause: &Clause) {
        let Some((words, rest)) = clause.left_out(rule) else { return };
        if self.fails_newly(index, &rest) {
            return;
        }
        // Where another field is hidden a clause may say why: without it the rule would ask for what is not there.
        let mut each = self.formula.each(Some(index));
        each.retain(|(_, blame)| !matches!(blame, Blame::Field(_, Frame::Shown)));
        let Some(core) = self.formula.blame(&each, &clause.matters) else { return };
        let given = given(self.guideline, &core);
        let message = format!("`{}` says the same without `{}`{given}.", rule.id, words.trim());
        let path = format!("rules[{index}].{}", clause.part);
        let finding = Finding::new(Kind::Redundant, Level::Note, path, message);
        let text =
            crate::clause::condition(&rest, clause.part).map(|rest| rest.source().to_owned());
        let mend =
            text.map(|text| Mend::Set { path: format!("rules[{index}]"), key: clause.part, text });
        let finding = finding.blaming(self.guideline, &core).help("leave it out");
        self.state.findings.push(Finding { mend, ..finding });
    }

    /// Whether a rule that is written in another way cannot be evaluated where it can as it is: a clause
    /// may be there to keep others from failing.
    pub(super) fn fails_newly(&mut self, index: usize, other: &Rule) -> bool {
        let Some(was) = self.formula.rules.get(index).map(|ruled| ruled.fails) else { return true };
        let Some(place) = self.formula.world.first(other.scope) else { return false };
        if is_decided(self.guideline, place, other) {
            return false;
        }
        let fails = fails_at(&mut self.formula.encoder, place, other);
        let asked = self.formula.asked;
        fails != Lit::FALSE && self.ask(&[fails, !was, asked]).is_some()
    }
}
