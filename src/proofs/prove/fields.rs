//! Questions about fields: whether each is ever shown, and which of its options can be chosen.

use super::Asking;
use super::mends::{is_named, last_to_blame, shown_for_option};
use crate::finding::{Finding, Kind, Level, Mend, because, listed};
use crate::formula::Blame;
use crate::solver::Lit;
use crate::symbol::Truth;
use crate::world::{Frame, Given};
use gradeglass_engine::expression::{Operator, Value};
use gradeglass_engine::guideline::FieldKind;

/// A field where it speaks for all: that its place is there, that it is shown, and its options.
type Own = (Lit, Lit, Vec<(String, Lit)>);

/// An option that cannot be chosen, and why.
struct Dead {
    name: String,
    at: usize,
    core: Vec<Blame>,
}

impl Asking<'_> {
    /// Whether a field with a condition is ever shown, and ever hidden.
    pub(super) fn shown(&mut self, index: usize) {
        let Some((there, shown, _)) = self.own(index) else { return };
        let Some(field) = self.guideline.fields.get(index) else { return };
        if field.shown.is_none() {
            return;
        }
        let path = format!("fields[{index}].shown");
        let asked = self.formula.asked;
        if self.ask(&[shown, asked, there]).is_none() {
            let (kind, words) = match field.required {
                true => (Kind::HiddenButRequired, "is required, and its condition can never hold"),
                false => (Kind::NeverShown, "is never shown: its condition can never hold"),
            };
            let each = self.formula.each_asked();
            let core = self.formula.blame(&each, &[shown, there]).unwrap_or_default();
            let because = match core.is_empty() {
                true => String::new(),
                false => format!(", since {}", because(self.guideline, &core)),
            };
            let message = format!("`{}` {words}{because}.", field.id);
            let finding = Finding::new(kind, Level::Warning, path, message);
            let help = "change the condition, or delete the field";
            let is_named = is_named(self.guideline, &field.id);
            let mend = (!is_named).then(|| Mend::Remove(format!("fields[{index}]")));
            let finding = finding.blaming(self.guideline, &core).help(help);
            self.state.findings.push(Finding { mend, ..finding });
            return;
        }
        if self.ask(&[!shown, asked, there]).is_none() {
            let message = format!("`{}` is always shown: its condition always holds.", field.id);
            let finding = Finding::new(Kind::AlwaysShown, Level::Note, path.clone(), message);
            self.state.findings.push(finding.help("leave `shown` out").mend(Mend::Remove(path)));
            return;
        }
        let taken = self.formula.taken;
        if !self.state.candidates.is_possible(shown)
            && !self.state.candidates.nobody_finishes
            && self.ask(&[shown, taken, there]).is_none()
        {
            let each = self.formula.each(None);
            let core = self.formula.blame(&each, &[shown, there]).unwrap_or_default();
            let message = format!(
                "Where `{}` is shown, nobody can finish a judgment: {}.",
                field.id,
                because(self.guideline, &core)
            );
            let finding = Finding::new(Kind::NeverShown, Level::Warning, path, message);
            self.state.findings.push(finding.blaming(self.guideline, &core));
        }
    }

    /// Which options can be chosen in a judgment that is taken.
    pub(super) fn options(&mut self, index: usize) {
        let Some((there, shown, options)) = self.own(index) else { return };
        let taken = self.formula.taken;
        if !self.state.candidates.is_possible(shown) && self.ask(&[shown, taken, there]).is_none() {
            return;
        }
        if options.is_empty() {
            return self.number(index, there, shown);
        }
        let mut dead = Vec::new();
        for (at, (name, lit)) in options.iter().enumerate() {
            if self.state.candidates.is_possible(*lit) || self.ask(&[*lit, taken, there]).is_some()
            {
                continue;
            }
            let each = self.formula.each(None);
            if let Some(core) = self.formula.blame(&each, &[*lit, there]) {
                dead.push(Dead { name: name.clone(), at, core });
            }
        }
        let Some(field) = self.guideline.fields.get(index) else { return };
        let single = matches!(field.kind, FieldKind::Choice { .. } | FieldKind::Scale { .. });
        let alive = options.len() - dead.len();
        if alive == 0 && !options.is_empty() {
            return self.unanswerable(index, &dead);
        }
        let open = |own: &mut Self| own.may_stay_open(index, there, shown);
        if single && alive == 1 && options.len() > 1 && !open(self) {
            return self.forced(index, &options, &dead);
        }
        // Of a scale some steps are ruled out on purpose more often than not.
        let told = !matches!(field.kind, FieldKind::Scale { .. });
        for dead in dead.iter().filter(|_| told) {
            self.dead(index, dead);
        }
        if matches!(field.kind, FieldKind::Choices { .. } | FieldKind::Taxonomy { .. }) {
            self.always_chosen(index, there, shown, &options);
        }
    }

    /// Whether the rules leave a number one value only: that of an example, if there is no other.
    fn number(&mut self, index: usize, there: Lit, shown: Lit) {
        let Some(field) = self.guideline.fields.get(index) else { return };
        let place = self.formula.first(field.scope);
        let own = place.and_then(|place| place.fields.get(index)?.as_ref());
        let Some(Given::Number(id, present)) = own.map(|own| &own.given) else { return };
        let (id, present) = (*id, *present);
        let wanted = [present, shown, there, self.formula.taken];
        let Some(model) = self.ask(&wanted) else { return };
        let encoder = &mut self.formula.encoder;
        let values = encoder.numbers.values(&model);
        let Some(value) = values.get(id.0) else { return };
        let equal = encoder.numbers.compare(&mut encoder.gates, id, Operator::Equal, value);
        let Some(Truth { broken: other, .. }) = equal else { return };
        let goals = [other, present, shown, there];
        if self.ask(&[&goals[..], &[self.formula.taken]].concat()).is_some() {
            return;
        }
        let each = self.formula.each(None);
        let Some(core) = self.formula.blame(&each, &goals) else { return };
        let open = self.may_stay_open(index, there, shown);
        let message = format!(
            "`{}` can only be answered with `{}`{}: {} nothing else.",
            field.id,
            spelled(value),
            if open { ", or not at all" } else { "" },
            allowing(&rule_names(self.guideline, &core))
        );
        let finding =
            Finding::new(Kind::Forced, Level::Warning, format!("fields[{index}]"), message);
        self.state.findings.push(finding.blaming(self.guideline, &core));
    }

    /// Whether the field can be left without an answer where it is shown.
    fn may_stay_open(&mut self, index: usize, there: Lit, shown: Lit) -> bool {
        let field = self.guideline.fields.get(index);
        let place = field.and_then(|field| self.formula.first(field.scope));
        let own = place.and_then(|place| place.fields.get(index)?.as_ref());
        let Some(present) = own.map(|own| own.present) else { return false };
        self.ask(&[!present, shown, self.formula.taken, there]).is_some()
    }

    fn forced(&mut self, index: usize, options: &[(String, Lit)], dead: &[Dead]) {
        let Some(field) = self.guideline.fields.get(index) else { return };
        let left = options.iter().find(|(name, _)| dead.iter().all(|dead| dead.name != *name));
        let left = left.map_or("", |(name, _)| name.as_str());
        let core = together(dead);
        let rules = rule_names(self.guideline, &core);
        let message = format!(
            "`{}` can only be answered with `{left}`: {} refuse{} everything else.",
            field.id,
            listed(&rules),
            if rules.len() == 1 { "s" } else { "" }
        );
        let path = format!("fields[{index}]");
        let finding = Finding::new(Kind::Forced, Level::Warning, path, message);
        self.state.findings.push(finding.blaming(self.guideline, &core));
    }

    fn unanswerable(&mut self, index: usize, dead: &[Dead]) {
        let Some(field) = self.guideline.fields.get(index) else { return };
        let core = together(dead);
        let message = format!(
            "Once `{}` is answered, nobody can finish a judgment, whatever the answer: {}.",
            field.id,
            because(self.guideline, &core)
        );
        let path = format!("fields[{index}]");
        let finding = Finding::new(Kind::DeadOption, Level::Warning, path, message);
        self.state.findings.push(finding.blaming(self.guideline, &core));
    }

    fn dead(&mut self, index: usize, dead: &Dead) {
        let Some(field) = self.guideline.fields.get(index) else { return };
        let Dead { name, at, core } = dead;
        let path = option_path(&field.kind, index, *at);
        let rules = rule_names(self.guideline, core);
        let hidden = core.iter().find_map(|blame| match blame {
            Blame::Field(hidden, Frame::Shown) if *hidden != index => Some(*hidden),
            _ => None,
        });
        let hidden = hidden.and_then(|hidden| self.guideline.fields.get(hidden));
        let finding = match (rules.as_slice(), hidden) {
            ([one], None) if core.len() == 1 => {
                let message =
                    format!("{one} refuses every judgment with `{name}` for `{}`.", field.id);
                Finding::new(Kind::RefusedOption, Level::Note, path, message)
            }
            ([_, ..], Some(hidden)) => {
                let message = format!(
                    "With `{name}` for `{}` nobody can finish a judgment: {} ask{} for `{}`, which is hidden then.",
                    field.id,
                    listed(&rules),
                    if rules.len() == 1 { "s" } else { "" },
                    hidden.id
                );
                let finding = Finding::new(Kind::HiddenButRequired, Level::Error, path, message)
                    .help(format!("show `{}` there too, or do not ask for it there", hidden.id));
                Finding { mend: shown_for_option(self.guideline, hidden, field, name), ..finding }
            }
            _ => {
                let message = format!(
                    "With `{name}` for `{}` nobody can finish a judgment: {}.",
                    field.id,
                    because(self.guideline, core)
                );
                let finding = Finding::new(Kind::DeadOption, Level::Warning, path.clone(), message);
                let (help, mend) = match is_named(self.guideline, name) {
                    true => (
                        "change one of the rules, or let one warn",
                        last_to_blame(core).map(Mend::let_warn),
                    ),
                    false => {
                        ("change one of the rules, or delete the option", Some(Mend::Remove(path)))
                    }
                };
                Finding { mend, ..finding.help(help) }
            }
        };
        self.state.findings.push(finding.blaming(self.guideline, core));
    }

    /// An option of a list that every judgment must hold is no question.
    fn always_chosen(&mut self, index: usize, there: Lit, shown: Lit, options: &[(String, Lit)]) {
        let taken = self.formula.taken;
        for (at, (name, lit)) in options.iter().enumerate() {
            if self.state.candidates.is_possible(!*lit) && shown == Lit::TRUE {
                continue;
            }
            if self.ask(&[!*lit, shown, taken, there]).is_some() {
                continue;
            }
            let each = self.formula.each(None);
            let Some(core) = self.formula.blame(&each, &[!*lit, shown, there]) else { continue };
            let Some(field) = self.guideline.fields.get(index) else { continue };
            let message = format!(
                "`{name}` must always be chosen for `{}`: {}.",
                field.id,
                because(self.guideline, &core).replace("cannot be kept", "allows nothing else")
            );
            let path = option_path(&field.kind, index, at);
            let finding = Finding::new(Kind::Forced, Level::Warning, path, message);
            self.state.findings.push(finding.blaming(self.guideline, &core));
        }
    }

    /// A field at the place that speaks for all: that the place is there, that the field is shown,
    /// and its options.
    fn own(&self, index: usize) -> Option<Own> {
        let field = self.guideline.fields.get(index)?;
        let place = self.formula.first(field.scope)?;
        let own = place.fields.get(index)?.as_ref()?;
        let options = own.given.options().map(|(value, lit)| (words(&value), lit)).collect();
        Some((place.there, own.shown, options))
    }
}

/// All that is to blame for any of these.
fn together(dead: &[Dead]) -> Vec<Blame> {
    let mut core: Vec<Blame> = dead.iter().flat_map(|dead| dead.core.iter().copied()).collect();
    core.sort_unstable();
    core.dedup();
    core
}

/// What leaves nothing else: rules, or else the field's own bounds.
fn allowing(rules: &[String]) -> String {
    match rules {
        [] => "its bounds allow".to_owned(),
        [one] => format!("{one} allows"),
        more => format!("{} allow", listed(more)),
    }
}

/// A number or a step as people write it.
pub fn spelled(value: &Value) -> String {
    match value {
        Value::Double(number) => number.to_string(),
        other => words(other),
    }
}

/// An option or step as people write it.
pub fn words(value: &Value) -> String {
    match value {
        Value::String(id) => id.to_string(),
        Value::Int(step) => step.to_string(),
        _ => String::new(),
    }
}

fn rule_names(guideline: &gradeglass_engine::guideline::Guideline, core: &[Blame]) -> Vec<String> {
    let rule = |blame: &Blame| match blame {
        Blame::Rule(index) => guideline.rules.get(*index).map(|rule| format!("`{}`", rule.id)),
        Blame::Field(..) => None,
    };
    core.iter().filter_map(rule).collect()
}

/// Where an option stands; of a tree or a scale, the field.
fn option_path(kind: &FieldKind, index: usize, at: usize) -> String {
    match kind {
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => {
            format!("fields[{index}].options[{at}]")
        }
        _ => format!("fields[{index}]"),
    }
}
