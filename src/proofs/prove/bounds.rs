//! Questions about bounds: whether a field says that more can be answered than its rules leave.

use super::Asking;
use crate::finding::{Finding, Kind, Level, Mend, given};
use crate::solver::Lit;
use crate::witness::Witness;
use crate::world::Given;
use gradeglass_engine::expression::Value;
use gradeglass_engine::guideline::{Field, FieldKind};

/// A side of what can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Most,
    Least,
}

/// A limit that answers may keep to.
struct Limit {
    /// As it is written.
    words: String,
    /// Whether the limit itself can be answered.
    included: bool,
    /// That the answer lies beyond it.
    beyond: Lit,
}

impl Asking<'_> {
    pub(super) fn bounds(&mut self, index: usize) {
        let Some(field) = self.guideline.fields.get(index) else { return };
        let sides = [Side::Most, Side::Least].map(|side| (side, declared(&field.kind, side)));
        let path = format!("fields[{index}]");
        // What is said of its options, or of all of it, says more.
        let is_told = self.state.findings.iter().any(|finding| finding.path.starts_with(&path));
        if is_told || sides.iter().all(|(_, declared)| declared.is_none()) {
            return;
        }
        let Some(answered) = self.answered_at(index, field) else { return };
        // Where nobody who finishes answers it, nothing is said of its bounds.
        if self.ask(&[&answered[..], &[self.formula.taken]].concat()).is_none() {
            return;
        }
        for (side, declared) in sides {
            if let Some(declared) = declared {
                self.bound((index, field), side, declared, &answered);
            }
        }
    }

    /// That a field has an answer.
    fn answered_at(&self, index: usize, field: &Field) -> Option<[Lit; 3]> {
        let place = self.formula.first(field.scope)?;
        let own = place.fields.get(index)?.as_ref()?;
        Some([own.present, own.shown, place.there])
    }

    /// Looks for the closest limit that no answer lies beyond, from the declared one on.
    fn bound(
        &mut self,
        (index, field): (usize, &Field),
        side: Side,
        (key, declared): (&'static str, String),
        answered: &[Lit],
    ) {
        let goals = |beyond: Lit| [&[beyond], answered].concat();
        let (mut closest, mut farthest) = (None, Lit::TRUE);
        for limit in self.limits(index, field, side) {
            let asked = [goals(limit.beyond), vec![self.formula.taken]].concat();
            if self.ask(&asked).is_some() {
                farthest = limit.beyond;
                break;
            }
            closest = Some(limit);
        }
        let Some(limit) = closest.filter(|limit| limit.words != declared) else { return };
        let each = self.formula.each(None);
        let Some(core) = self.formula.blame(&each, &goals(limit.beyond)) else { return };
        let message = format!(
            "`{}` {}, though its `{key}` is {declared}{}.",
            field.id,
            told(&field.kind, side, &limit),
            given(self.guideline, &core)
        );
        let finding =
            Finding::new(Kind::Bounds, Level::Note, format!("fields[{index}].{key}"), message);
        let finding =
            finding.blaming(self.guideline, &core).help(format!("write `{key}: {}`", limit.words));
        let path = format!("fields[{index}]");
        let mend = Mend::Bound { path, key, number: limit.words.clone() };
        let mend = fits(&field.kind, side, &limit.words).then_some(mend);
        let witness = self.taken_with(&goals(farthest));
        self.state.findings.push(Finding { mend, witness, ..finding });
    }

    /// A judgment that is taken in which all of these hold.
    fn taken_with(&mut self, wanted: &[Lit]) -> Option<Witness> {
        let model = self.short(&[wanted, &[self.formula.taken]].concat())?;
        let shown = self.formula.shown(self.guideline, &model).filter(|shown| shown.taken)?;
        Some(Witness {
            shows: "this judgment goes as far as the rules let it".to_owned(),
            ..shown.witness
        })
    }

    /// The limits that the formula tells apart, from the loosest on.
    fn limits(&mut self, index: usize, field: &Field, side: Side) -> Vec<Limit> {
        let encoder = &mut self.formula.encoder;
        let place = self.formula.world.first(field.scope);
        let own = place.and_then(|place| place.fields.get(index)?.as_ref());
        let mut limits = match own.map(|own| &own.given) {
            Some(Given::Number(id, _)) => cuts(encoder.numbers.limits(*id, side == Side::Most)),
            Some(Given::Text(id)) => {
                let size = encoder.texts.size(*id);
                cuts(encoder.numbers.limits(size, side == Side::Most))
            }
            Some(Given::One(steps)) => {
                let beyond = |at: usize| match side {
                    Side::Most => steps.iter().skip(at + 1).map(|(_, lit)| *lit).collect(),
                    Side::Least => steps.iter().take(at).map(|(_, lit)| *lit).collect(),
                };
                let limits = steps.iter().enumerate().map(|(at, (step, _))| {
                    let lits: Vec<Lit> = beyond(at);
                    let beyond = encoder.gates.any(&lits);
                    Limit { words: super::fields::words(step), included: true, beyond }
                });
                limits.collect()
            }
            Some(Given::Several(options)) => {
                let lits: Vec<Lit> = options.iter().map(|(_, lit)| *lit).collect();
                let counts = 1..=lits.len().min(MOST_COUNTED);
                let limits = counts.map(|count| {
                    let beyond = match side {
                        Side::Most => encoder.gates.at_least(&lits, count + 1),
                        Side::Least => !encoder.gates.at_least(&lits, count),
                    };
                    Limit { words: count.to_string(), included: true, beyond }
                });
                limits.collect()
            }
            _ => Vec::new(),
        };
        if side == Side::Most {
            limits.reverse();
        }
        limits
    }
}

/// Longer lists of options are not counted: nobody chooses so many by hand.
const MOST_COUNTED: usize = 12;

fn cuts(limits: Vec<(Value, bool, Lit)>) -> Vec<Limit> {
    let limit = |(at, included, beyond): (Value, bool, Lit)| Limit {
        words: super::fields::spelled(&at),
        included,
        beyond,
    };
    limits.into_iter().map(limit).collect()
}

/// The bound that a field declares on a side.
fn declared(kind: &FieldKind, side: Side) -> Option<(&'static str, String)> {
    let number = |bound: Option<f64>| bound.map(|bound| bound.to_string());
    let count = |bound: Option<u32>| bound.map(|bound| bound.to_string());
    match (kind, side) {
        (FieldKind::Number { max, .. }, Side::Most) => Some(("max", number(*max)?)),
        (FieldKind::Number { min, .. }, Side::Least) => Some(("min", number(*min)?)),
        (FieldKind::Scale { max, .. }, Side::Most) => Some(("max", max.to_string())),
        (FieldKind::Scale { min, .. }, Side::Least) => Some(("min", min.to_string())),
        (FieldKind::Choices { max, .. }, Side::Most) => Some(("max", count(*max)?)),
        (FieldKind::Choices { min, .. }, Side::Least) => Some(("min", count(*min)?)),
        (FieldKind::Text { max_length, .. }, Side::Most) => {
            Some(("max_length", count(*max_length)?))
        }
        _ => None,
    }
}

/// What is so of all answers.
fn told(kind: &FieldKind, side: Side, Limit { words, included, .. }: &Limit) -> String {
    match (kind, side) {
        (FieldKind::Text { .. }, _) => format!("never has more than {words} characters"),
        (FieldKind::Choices { .. }, Side::Most) => {
            format!("never has more than {words} of its options")
        }
        (FieldKind::Choices { .. }, Side::Least) => {
            format!("never has fewer than {words} of its options")
        }
        (_, Side::Most) if *included => format!("is never more than {words}"),
        (_, Side::Most) => format!("is always less than {words}"),
        (_, Side::Least) if *included => format!("is never less than {words}"),
        (_, Side::Least) => format!("is always more than {words}"),
    }
}

/// Whether the field stays whole with this bound: a scale has two steps at least, and labels for no step
/// that it has not.
fn fits(kind: &FieldKind, side: Side, words: &str) -> bool {
    let (FieldKind::Scale { min, max, labels }, Ok(bound)) = (kind, words.parse::<i64>()) else {
        return true;
    };
    match side {
        Side::Most => bound > *min && labels.iter().all(|(step, _)| *step <= bound),
        Side::Least => bound < *max && labels.iter().all(|(step, _)| *step >= bound),
    }
}
