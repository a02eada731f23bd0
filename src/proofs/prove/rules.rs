//! Questions about rules: whether each applies, can be broken, can be kept, and can be decided.

use super::Asking;
use super::mends::shown_for_rule;
use crate::finding::{Finding, Kind, Level, Mend, because, listed};
use crate::formula::{Blame, Ruled};
use crate::solver::Lit;
use crate::witness::Witness;
use crate::world::Frame;
use gradeglass_engine::guideline::{Condition, Rule, Scope, Severity};
use gradeglass_engine::judging::RuleError;

impl Asking<'_> {
    pub(super) fn rule(&mut self, index: usize) {
        let Some(rule) = self.guideline.rules.get(index) else { return };
        let Some(ruled) = self.formula.rules.get(index).copied() else { return };
        let there = self.formula.first(rule.scope).map_or(Lit::TRUE, |place| place.there);
        let asked = self.formula.asked;
        // A judgment in which this rule alone is broken answers three questions at once.
        if !self.is_broken_alone(index, ruled) {
            if self.ask(&[ruled.applies, asked, there]).is_none() {
                return self.never_applies(index, there, ruled);
            }
            if self.ask(&[ruled.broken, asked]).is_none() {
                self.always_true(index, ruled);
            } else {
                self.implied(index, rule, ruled);
            }
        }
        self.always_false(index, rule, there, ruled);
        if !self.state.candidates.nobody_finishes {
            self.contradiction(index, there, ruled);
        }
        self.undecided(index, rule, ruled);
    }

    fn never_applies(&mut self, index: usize, there: Lit, ruled: Ruled) {
        self.state.idle.insert(index);
        let each = self.formula.each_asked();
        let core = self.formula.blame(&each, &[ruled.applies, there]).unwrap_or_default();
        let since = match core.is_empty() {
            true => "its `when` can never hold".to_owned(),
            false => format!("its `when` can never hold, since {}", because(self.guideline, &core)),
        };
        let message = format!("{} never applies: {since}.", self.name(index));
        let path = format!("rules[{index}].when");
        let finding = Finding::new(Kind::NeverApplies, Level::Warning, path, message);
        let mend = Mend::Remove(format!("rules[{index}]"));
        let help = "change `when`, or delete the rule";
        self.state.findings.push(finding.blaming(self.guideline, &core).help(help).mend(mend));
    }

    fn always_true(&mut self, index: usize, ruled: Ruled) {
        self.state.idle.insert(index);
        let each = self.formula.each_asked();
        let core = self.formula.blame(&each, &[ruled.broken]).unwrap_or_default();
        let since = match core.is_empty() {
            true => "what it asks for always holds".to_owned(),
            false => {
                format!("what it asks for always holds, since {}", because(self.guideline, &core))
            }
        };
        let message = format!("{} can never fire: {since}.", self.name(index));
        let finding = Finding::new(Kind::AlwaysTrue, Level::Warning, self.asking(index), message);
        let mend = Mend::Remove(format!("rules[{index}]"));
        let help = "change what it asks for, or delete the rule";
        self.state.findings.push(finding.blaming(self.guideline, &core).help(help).mend(mend));
    }

    /// The rules that block, and how fields are asked, without this rule and those that others imply:
    /// of rules that imply one another, the first stays.
    fn others(&self, index: usize) -> Vec<(Lit, Blame)> {
        let implied = |blame: &Blame| match blame {
            Blame::Rule(other) => self.state.implied.contains(other),
            Blame::Field(..) => false,
        };
        let each = self.formula.each(Some(index));
        each.into_iter().filter(|(_, blame)| !implied(blame)).collect()
    }

    fn is_broken_alone(&mut self, index: usize, ruled: Ruled) -> bool {
        if self.state.candidates.nobody_finishes {
            return false;
        }
        let others = self.formula.taken_without(&self.state.others, index);
        let assumed: Vec<Lit> = [ruled.broken].into_iter().chain(others).collect();
        self.ask(&assumed).is_some()
    }

    /// The rules that block leave nothing for this one to say.
    fn implied(&mut self, index: usize, rule: &Rule, ruled: Ruled) {
        if self.state.candidates.nobody_finishes {
            return;
        }
        let others = self.others(index);
        let Some(core) = self.formula.blame(&others, &[ruled.broken]) else { return };
        self.state.implied.insert(index);
        self.state.idle.insert(index);
        if let Some(at) = self.formula.blocker(index) {
            self.state.others.drop(&mut self.formula.encoder.gates, at);
        }
        let names: Vec<String> = core
            .iter()
            .filter_map(|blame| match blame {
                Blame::Rule(other) => Some(format!("`{}`", self.guideline.rules.get(*other)?.id)),
                Blame::Field(..) => None,
            })
            .collect();
        let message = match rule.severity {
            Severity::Error => format!(
                "{} adds nothing: what breaks it breaks {} too.",
                self.name(index),
                if names.len() == 1 {
                    listed(&names)
                } else {
                    format!("one of {}", listed(&names))
                }
            ),
            _ => format!(
                "{} never shows in a judgment that can be submitted: {} block{} it before.",
                self.name(index),
                listed(&names),
                if names.len() == 1 { "s" } else { "" }
            ),
        };
        let path = format!("rules[{index}]");
        let finding = Finding::new(Kind::Implied, Level::Warning, path.clone(), message);
        self.state.findings.push(
            finding.blaming(self.guideline, &core).help("delete it").mend(Mend::Remove(path)),
        );
    }

    fn always_false(&mut self, index: usize, rule: &Rule, there: Lit, ruled: Ruled) {
        let asked = self.formula.asked;
        let is_single = matches!(rule.condition, Condition::Rule(_));
        if !is_single
            || self.state.candidates.is_possible(!ruled.broken)
            || self.ask(&[!ruled.broken, asked, there]).is_some()
        {
            return;
        }
        self.state.idle.insert(index);
        let message = format!("{} is broken whatever is answered.", self.name(index));
        let level = if rule.severity == Severity::Error { Level::Error } else { Level::Warning };
        let finding = Finding::new(Kind::AlwaysFalse, level, self.asking(index), message);
        let finding = finding.help("a rule says what must hold, not what must not");
        self.state.findings.push(finding.mend(Mend::Remove(format!("rules[{index}]"))));
    }

    /// Where the rule applies, can a judgment be finished? Not said of a rule that refuses by itself
    /// wherever it applies: that is what it is for.
    fn contradiction(&mut self, index: usize, there: Lit, ruled: Ruled) {
        let taken = self.formula.taken;
        if self.state.candidates.is_possible(ruled.applies)
            || self.ask(&[ruled.applies, taken, there]).is_some()
            || self.ask(&[ruled.applies, ruled.kept, there]).is_none()
        {
            return;
        }
        let each = self.formula.each(None);
        let Some(core) = self.formula.blame(&each, &[ruled.applies, there]) else { return };
        let is_own = core.contains(&Blame::Rule(index));
        let hidden = core.iter().find_map(|blame| match blame {
            Blame::Field(hidden, Frame::Shown) => self.guideline.fields.get(*hidden),
            _ => None,
        });
        let rules = core.iter().filter(|blame| matches!(blame, Blame::Rule(_))).count();
        let path = format!("rules[{index}].when");
        let finding = match (is_own, hidden, rules) {
            (true, Some(field), 1) => {
                let message = format!(
                    "{} asks for `{}`, which is hidden wherever the rule applies: nobody can finish a judgment then.",
                    self.name(index),
                    field.id
                );
                let finding = Finding::new(Kind::HiddenButRequired, Level::Error, path, message)
                    .help(format!("show `{}` there too, or do not ask for it there", field.id));
                let rule = self.guideline.rules.get(index);
                let mend = rule.and_then(|rule| shown_for_rule(self.guideline, field, rule));
                Finding { mend, ..finding }
            }
            (true, ..) => {
                let message = format!(
                    "Where {} applies, nobody can finish a judgment: {}.",
                    self.name(index),
                    because(self.guideline, &core)
                );
                Finding::new(Kind::Contradiction, Level::Warning, path, message)
                    .help("change one of the rules, or let this one warn")
                    .mend(Mend::let_warn(index))
            }
            _ => {
                let message = format!(
                    "{} never applies in a judgment that can be submitted: {} then.",
                    self.name(index),
                    because(self.guideline, &core)
                );
                Finding::new(Kind::NeverApplies, Level::Note, path, message)
            }
        };
        self.state.findings.push(finding.blaming(self.guideline, &core));
    }

    /// Whether some judgment leaves the rule without a verdict. Said only where the evaluator
    /// agrees, on an example.
    fn undecided(&mut self, index: usize, rule: &Rule, ruled: Ruled) {
        if ruled.fails == Lit::FALSE {
            return;
        }
        let fails = [ruled.fails, self.formula.asked];
        // What reads an answer that is absent passes. It may fail where all that it reads is there.
        let there = [&fails[..], &self.answered(rule)].concat();
        let failing = |own: &mut Self, wanted| own.failing(rule, wanted);
        let failed = failing(self, &fails).or_else(|| failing(self, &there));
        let Some((witness, why)) = failed else { return };
        let message = format!("{} cannot be evaluated on some answers: {why}.", self.name(index));
        let finding = Finding::new(Kind::CanFail, Level::Warning, self.asking(index), message);
        let mend = self.guarded(index, rule);
        let help = mend.as_ref().map(|_| "ask first whether it can be evaluated".to_owned());
        self.state.findings.push(Finding { witness: Some(witness), mend, help, ..finding });
    }

    /// An example on which the evaluator fails at a rule, and what it says.
    fn failing(&mut self, rule: &Rule, wanted: &[Lit]) -> Option<(Witness, String)> {
        let model = self.short(wanted)?;
        let witness = Witness::new(self.formula, self.guideline, &model)?;
        let place = (rule.scope == Scope::Result).then(|| "r1".to_owned());
        let here = |error: &&RuleError| error.rule == rule.id && error.result == place;
        let why = witness.errors.iter().find(here)?.message.clone();
        Some((witness, why))
    }

    /// That the fields which a rule reads are answered.
    fn answered(&self, rule: &Rule) -> Vec<Lit> {
        let read: Vec<String> = rule.condition.expressions().flat_map(|it| it.reads()).collect();
        let Some(place) = self.formula.first(rule.scope) else { return Vec::new() };
        let fields = self.guideline.fields.iter().zip(&place.fields);
        let is_read = |id: &str| {
            let path = ["answer.", id].concat();
            read.contains(&path)
        };
        let fields = fields.filter(|(field, _)| is_read(&field.id));
        fields.filter_map(|(_, own)| Some(own.as_ref()?.present)).collect()
    }

    /// A rule by its name, at the start of a sentence.
    fn name(&self, index: usize) -> String {
        self.guideline.rules.get(index).map_or_else(String::new, |rule| format!("`{}`", rule.id))
    }

    /// Where a rule says what it asks for.
    fn asking(&self, index: usize) -> String {
        match self.guideline.rules.get(index).map(|rule| &rule.condition) {
            Some(Condition::Rule(_)) => format!("rules[{index}].rule"),
            _ => format!("rules[{index}].require"),
        }
    }
}
