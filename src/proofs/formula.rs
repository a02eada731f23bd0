//! A guideline as one formula, with one statement for each rule and each way of asking, so that any
//! set of them can be assumed and a proof names those that it needs.

use crate::encode::Encoder;
use crate::gates::Gates;
use crate::needs::Needs;
use crate::solver::{Answer, Lit};
use crate::symbol::Truth;
use crate::world::{Frame, Place, World};
use gradeglass_engine::guideline::{Condition, Guideline, Rule, Scope, Severity};
use std::collections::BTreeMap;

/// What a proof can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blame {
    /// The rule with this index.
    Rule(usize),
    /// How the field with this index is asked.
    Field(usize, Frame),
}

/// One rule in the formula.
#[derive(Debug, Clone, Copy)]
pub struct Ruled {
    /// That the rule is kept everywhere.
    pub kept: Lit,
    /// That it applies at the place that speaks for all.
    pub applies: Lit,
    /// That it is broken there.
    pub broken: Lit,
    /// That it cannot be decided there.
    pub fails: Lit,
}

/// A guideline as a formula.
pub struct Formula {
    /// Where conditions become formulas.
    pub encoder: Encoder,
    /// What a judgment can hold.
    pub world: World,
    /// The rules, by their index.
    pub rules: Vec<Ruled>,
    frame: BTreeMap<(usize, Frame), Lit>,
    errors: Vec<usize>,
    /// Everything that is asked is asked as the guideline says.
    pub asked: Lit,
    /// The same, and every rule that blocks is kept: a judgment that is taken.
    pub taken: Lit,
}

impl Formula {
    /// The formula of a guideline.
    pub fn new(guideline: &Guideline) -> Self {
        Self::over(guideline, Gates::default(), &Needs::of([guideline]))
    }

    /// The formula of a guideline over these gates, with lists as long as these needs want.
    pub fn over(guideline: &Guideline, gates: Gates, needs: &Needs) -> Self {
        let mut encoder = Encoder::over(gates);
        let mut frame = BTreeMap::new();
        let world = World::new(&mut encoder, guideline, needs, &mut |encoder, field, part| {
            *frame.entry((field, part)).or_insert_with(|| encoder.gates.fresh())
        });
        let rules: Vec<Ruled> =
            guideline.rules.iter().map(|rule| ruled(&mut encoder, &world, rule)).collect();
        encoder.numbers.tie(&mut encoder.gates);
        let errors = blocking(guideline);
        let (asked, taken) = (encoder.gates.fresh(), encoder.gates.fresh());
        for lit in frame.values() {
            encoder.gates.implies(asked, *lit);
        }
        encoder.gates.implies(taken, asked);
        for rule in errors.iter().filter_map(|index| rules.get(*index)) {
            encoder.gates.implies(taken, rule.kept);
        }
        Self { encoder, world, rules, frame, errors, asked, taken }
    }

    /// Asks whether all of these can be.
    pub fn ask(&mut self, assumed: &[Lit]) -> Answer {
        self.encoder.gates.ask(assumed)
    }

    /// Everything that makes a judgment one that is taken, each by itself; without one rule, if
    /// that is wanted.
    pub fn each(&self, without: Option<usize>) -> Vec<(Lit, Blame)> {
        let fields = self.each_asked();
        let rules = self.errors.iter().filter(|index| Some(**index) != without);
        let rules =
            rules.filter_map(|index| Some((self.rules.get(*index)?.kept, Blame::Rule(*index))));
        fields.into_iter().chain(rules).collect()
    }

    /// How each field is asked, each by itself.
    pub fn each_asked(&self) -> Vec<(Lit, Blame)> {
        self.frame.iter().map(|((field, part), lit)| (*lit, Blame::Field(*field, *part))).collect()
    }

    /// A smallest set of these that rules the goals out, if they do. Smallest: without any one of
    /// it, the rest does not.
    pub fn blame(&mut self, each: &[(Lit, Blame)], goals: &[Lit]) -> Option<Vec<Blame>> {
        let all: Vec<Lit> = each.iter().map(|(lit, _)| *lit).collect();
        let mut core = self.core(&all, goals)?;
        let mut settled: Vec<Lit> = Vec::new();
        // Ways of asking are tried first: a proof by rules alone says more.
        while let Some(lit) = core.first().copied() {
            core.remove(0);
            let rest: Vec<Lit> = core.iter().chain(&settled).copied().collect();
            match self.core(&rest, goals) {
                Some(smaller) => core.retain(|lit| smaller.contains(lit)),
                None => settled.push(lit),
            }
        }
        let mut blamed: Vec<Blame> =
            each.iter().filter(|(lit, _)| settled.contains(lit)).map(|(_, blame)| *blame).collect();
        blamed.sort_unstable();
        Some(blamed)
    }

    /// Those of some assumptions that rule the goals out.
    fn core(&mut self, assumed: &[Lit], goals: &[Lit]) -> Option<Vec<Lit>> {
        let all: Vec<Lit> = goals.iter().chain(assumed).copied().collect();
        match self.ask(&all) {
            Answer::Never(core) => {
                Some(assumed.iter().copied().filter(|lit| core.contains(lit)).collect())
            }
            Answer::Can(_) | Answer::Stopped => None,
        }
    }

    /// The place that speaks for all places of a scope.
    pub fn first(&self, scope: Scope) -> Option<&Place> {
        self.world.first(scope)
    }
}

/// The rules that block.
pub fn blocking(guideline: &Guideline) -> Vec<usize> {
    let rules = guideline.rules.iter().enumerate();
    rules.filter(|(_, rule)| rule.severity == Severity::Error).map(|(index, _)| index).collect()
}

/// States at every place that a rule is kept there if it is kept.
fn ruled(encoder: &mut Encoder, world: &World, rule: &Rule) -> Ruled {
    let kept = encoder.gates.fresh();
    let mut first = None;
    for place in world.places(rule.scope) {
        let at = at_place(encoder, place, rule);
        encoder.gates.state(&[!kept, !at.broken]);
        first.get_or_insert(at);
    }
    let nowhere = Ruled { kept, applies: Lit::FALSE, broken: Lit::FALSE, fails: Lit::FALSE };
    first.map_or(nowhere, |at| Ruled { kept, ..at })
}

/// A rule at one place.
pub fn at_place(encoder: &mut Encoder, place: &Place, rule: &Rule) -> Ruled {
    let scene = place.scene();
    let (when, require) = match &rule.condition {
        Condition::Rule(rule) => (Truth::constant(true), encoder.condition(&scene, rule)),
        Condition::WhenRequire { when, require } => {
            (encoder.condition(&scene, when), encoder.condition(&scene, require))
        }
    };
    let gates = &mut encoder.gates;
    let undecided = |gates: &mut Gates, truth: Truth| !gates.either(truth.holds, truth.broken);
    let (first, second) = (undecided(gates, when), undecided(gates, require));
    let second = gates.both(when.holds, second);
    let fails = gates.either(first, second);
    Ruled {
        kept: Lit::TRUE,
        applies: gates.both(place.there, when.holds),
        broken: gates.all(&[place.there, when.holds, require.broken]),
        fails: gates.both(place.there, fails),
    }
}
