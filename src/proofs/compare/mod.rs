//! Two versions of a guideline: which judgments one takes and the other does not.
//!
//! Both are formulas over one world, in which every field and option of either can be answered. A
//! version takes a judgment when it has all fields and options that are answered, shows those
//! fields, has what it requires within its bounds, and no rule that blocks is broken.

mod changes;
mod union;

pub use changes::Change;

use crate::encode::Encoder;
use crate::formula::at_place;
use crate::model::Model;
use crate::needs::Needs;
use crate::solver::{Answer, Lit};
use crate::witness::Example;
use crate::world::{Field as Asked, Given, Place, World};
use gradeglass_engine::guideline::{Field, Guideline, Rule, Scope, Severity};
use std::ops::Deref;
use union::union;

/// How a new version relates to an old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They take the same judgments.
    Equivalent,
    /// The new one takes fewer.
    Stricter,
    /// The new one takes more.
    Looser,
    /// Each takes some that the other refuses.
    Neither,
}

impl Relation {
    /// As programs spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Neither => "neither",
        }
    }
}

/// Judgments on which two versions, or two rules, part.
#[derive(Debug, Clone, Default)]
pub struct Difference {
    /// Whether the new one refuses something that the old one takes.
    pub refuses: bool,
    /// An example of that, confirmed by the evaluator.
    pub newly_refused: Option<Example>,
    /// Whether the new one takes something that the old one refuses.
    pub takes: bool,
    /// An example of that, confirmed by the evaluator.
    pub newly_taken: Option<Example>,
}

impl Difference {
    /// In one word.
    pub fn relation(&self) -> Relation {
        match (self.refuses, self.takes) {
            (false, false) => Relation::Equivalent,
            (true, false) => Relation::Stricter,
            (false, true) => Relation::Looser,
            (true, true) => Relation::Neither,
        }
    }

    /// Whether everything said was seen on an example, and is not only possible.
    pub fn is_confirmed(&self) -> bool {
        self.refuses == self.newly_refused.is_some() && self.takes == self.newly_taken.is_some()
    }
}

/// Two versions over one world.
pub struct Comparison<G> {
    old: G,
    new: G,
    both: Guideline,
    encoder: Encoder,
    world: World,
    takes: [Lit; 2],
    tied: bool,
}

impl<G: Deref<Target = Guideline>> Comparison<G> {
    /// Two versions. A sentence, where they cannot be compared: a field that is of another kind or
    /// scope is another question.
    pub fn new(old: G, new: G) -> Result<Self, String> {
        let both = union(&old, &new)?;
        let mut encoder = Encoder::default();
        let needs = Needs::of([&*old, &*new]);
        let world =
            World::new(&mut encoder, &both, &needs, &mut |encoder, _, _| encoder.gates.fresh());
        let takes = [&*old, &*new].map(|version| taken(&mut encoder, &world, &both, version));
        Ok(Self { old, new, both, encoder, world, takes, tied: false })
    }

    /// How the versions differ as a whole.
    pub fn whole(&mut self) -> Difference {
        let [old, new] = self.takes;
        let (refuses, newly_refused) = self.example(&[old, !new], |own, example| {
            example.is_taken(&own.old) && !example.is_taken(&own.new)
        });
        let (takes, newly_taken) = self.example(&[new, !old], |own, example| {
            example.is_taken(&own.new) && !example.is_taken(&own.old)
        });
        Difference { refuses, newly_refused, takes, newly_taken }
    }

    /// How a rule that both versions have differs; none where one of them lacks it, or where it
    /// speaks of another scope.
    pub fn rule(&mut self, id: &str) -> Option<Difference> {
        let one = rule_of(&self.old, id)?;
        let other = rule_of(&self.new, id)?;
        if one.scope != other.scope {
            return None;
        }
        let place = self.world.first(one.scope)?;
        let old = at_place(&mut self.encoder, place, one).broken;
        let new = at_place(&mut self.encoder, place, other).broken;
        self.tied = false;
        let fires = |version: &Guideline, example: &Example| {
            example.judged(version).is_some_and(|seen| seen.fired.iter().any(|fired| fired == id))
        };
        let (refuses, newly_refused) = self.example(&[new, !old], |own, example| {
            fires(&own.new, example) && !fires(&own.old, example)
        });
        let (takes, newly_taken) = self.example(&[old, !new], |own, example| {
            fires(&own.old, example) && !fires(&own.new, example)
        });
        Some(Difference { refuses, newly_refused, takes, newly_taken })
    }

    /// Whether this can be, and an example that is confirmed.
    fn example(
        &mut self,
        wanted: &[Lit],
        confirm: impl Fn(&Self, &Example) -> bool,
    ) -> (bool, Option<Example>) {
        if !self.tied {
            self.encoder.numbers.tie(&mut self.encoder.gates);
            self.tied = true;
        }
        let short = self.world.short();
        let model = match self.encoder.gates.example(wanted, &short) {
            Answer::Can(model) => model,
            Answer::Never(_) => return (false, None),
            Answer::Stopped => return (true, None),
        };
        let example = self.make(&model);
        (true, Some(example).filter(|example| confirm(self, example)))
    }

    fn make(&self, model: &Model) -> Example {
        Example::new(&self.encoder, &self.world, &self.both, model)
    }
}

fn rule_of<'g>(version: &'g Guideline, id: &str) -> Option<&'g Rule> {
    version.rules.iter().find(|rule| rule.id == id)
}

/// That a version takes the judgment.
fn taken(encoder: &mut Encoder, world: &World, both: &Guideline, version: &Guideline) -> Lit {
    let mut wanted = Vec::new();
    for scope in [Scope::Result, Scope::Task] {
        for place in world.places(scope) {
            let all = taken_at(encoder, place, both, version, scope);
            let all = encoder.gates.all(&all);
            wanted.push(encoder.gates.either(!place.there, all));
        }
    }
    encoder.gates.all(&wanted)
}

fn taken_at(
    encoder: &mut Encoder,
    place: &Place,
    both: &Guideline,
    version: &Guideline,
    scope: Scope,
) -> Vec<Lit> {
    let mut wanted = Vec::new();
    for (field, asked) in both.fields.iter().zip(&place.fields) {
        let Some(asked) = asked else { continue };
        match version.field(&field.id) {
            Some(own) => answered(encoder, place, own, asked, &mut wanted),
            None => wanted.push(!asked.present),
        }
    }
    let blocks = |rule: &&Rule| rule.scope == scope && rule.severity == Severity::Error;
    for rule in version.rules.iter().filter(blocks) {
        wanted.push(!at_place(encoder, place, rule).broken);
    }
    wanted
}

/// What a version wants of the answer to one of its fields.
fn answered(
    encoder: &mut Encoder,
    place: &Place,
    field: &Field,
    asked: &Asked,
    wanted: &mut Vec<Lit>,
) {
    let shown = match &field.shown {
        Some(condition) => encoder.condition(&place.scene(), condition).holds,
        None => Lit::TRUE,
    };
    wanted.push(encoder.gates.either(!asked.present, shown));
    if field.required {
        let enough = asked.given.satisfies(encoder);
        wanted.push(encoder.gates.either(!shown, enough));
    }
    wanted.push(asked.given.in_bounds(encoder, &field.kind));
    let known = union::names(&field.kind);
    if let Given::Marks(marks, _) = &asked.given {
        for mark in marks {
            let unknown = mark.labels.iter().filter(|(name, _)| !known.contains(name));
            for (_, lit) in unknown {
                wanted.push(encoder.gates.either(!mark.there, !*lit));
            }
        }
        return;
    }
    for (value, lit) in asked.given.options() {
        if !known.contains(&crate::prove::words(&value)) {
            wanted.push(!lit);
        }
    }
}
