//! A guideline as one formula, with one statement for each rule and each way of asking, so that any
//! set of them can be assumed and a proof names those that it needs.

use crate::clause::{Clause, clauses};
use crate::decided::is_decided;
use crate::encode::Encoder;
use crate::gates::Gates;
use crate::model::Model;
use crate::needs::Needs;
use crate::seen::{Seen, Shown};
use crate::shape::Shape;
use crate::solver::{Answer, Lit};
use crate::symbol::Truth;
use crate::tree::Tree;
use crate::world::{Frame, Place, World};
use gradeglass_engine::expression::Expression;
use gradeglass_engine::guideline::{Condition, Guideline, Rule, Scope, Severity};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

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
    /// That the rules that block are kept, each a leaf in their order.
    pub kept: Tree,
    /// That rules of any weight are not broken at the places that speak for all, each a leaf.
    pub silent: Tree,
    /// Everything that is asked is asked as the guideline says.
    pub asked: Lit,
    /// The same, and every rule that blocks is kept: a judgment that is taken.
    pub taken: Lit,
    needs: Needs,
    shape: Shape,
    /// Rules that were read before, by their words, each with its number.
    read: HashMap<Words, (usize, Ruled)>,
    /// The numbers of the rules.
    numbers: Vec<usize>,
    /// The clauses of rules that were asked about, by the rules' numbers.
    clauses: HashMap<usize, Rc<[Clause]>>,
    seen: Seen,
    /// How many statements there were when it was new.
    size: usize,
}

/// What a rule says, without its name and message.
type Words = (Scope, Option<String>, String);

impl Formula {
    /// The formula of a guideline.
    pub fn new(guideline: &Guideline) -> Self {
        Self::over(guideline, Gates::default())
    }

    /// The formula of a guideline over these gates.
    pub fn over(guideline: &Guideline, gates: Gates) -> Self {
        let needs = Needs::of([guideline]);
        let mut encoder = Encoder::over(gates);
        let mut frame = BTreeMap::new();
        let world = World::new(&mut encoder, guideline, &needs, &mut |encoder, field, part| {
            *frame.entry((field, part)).or_insert_with(|| encoder.gates.fresh())
        });
        let stated: Vec<Lit> = frame.values().copied().collect();
        let asked = encoder.gates.all(&stated);
        let mut formula = Self {
            encoder,
            world,
            rules: Vec::new(),
            frame,
            errors: Vec::new(),
            kept: Tree::default(),
            silent: Tree::default(),
            asked,
            taken: asked,
            needs,
            shape: Shape::of(guideline),
            read: HashMap::new(),
            numbers: Vec::new(),
            clauses: HashMap::new(),
            seen: Seen::default(),
            size: 0,
        };
        formula.rule(guideline);
        formula.size = formula.encoder.gates.len();
        formula
    }

    /// The formula of another version of its guideline: what is known already stays known where
    /// only rules were changed. Of many versions, what is left of the older ones is thrown away.
    pub fn renew(&mut self, guideline: &Guideline) {
        const MOST: usize = 2;
        const HEAVIEST: usize = 32 << 20;
        let same = self.shape == Shape::of(guideline)
            && self.needs.cover(&Needs::of([guideline]))
            && self.encoder.gates.len() / MOST <= self.size
            && self.encoder.gates.weight() <= HEAVIEST;
        if same {
            self.rule(guideline);
        } else {
            *self = Self::new(guideline);
        }
    }

    /// Reads the rules of a guideline that asks the same.
    fn rule(&mut self, guideline: &Guideline) {
        let Self { encoder, world, read, .. } = self;
        let ruled = |rule: &Rule| {
            let number = read.len();
            *read
                .entry(words(rule))
                .or_insert_with(|| (number, ruled(encoder, world, guideline, rule)))
        };
        (self.numbers, self.rules) = guideline.rules.iter().map(ruled).unzip();
        self.errors = blocking(guideline);
        let gates = &mut self.encoder.gates;
        self.encoder.numbers.tie(gates);
        let kept = self.errors.iter().filter_map(|index| Some(self.rules.get(*index)?.kept));
        self.kept = Tree::new(gates, kept.collect());
        self.silent = Tree::new(gates, self.rules.iter().map(|rule| !rule.broken).collect());
        self.taken = gates.both(self.asked, self.kept.all());
    }

    /// The clauses of the rule with this index.
    pub fn clauses(&mut self, rule: &Rule, index: usize) -> Rc<[Clause]> {
        let Self { encoder, world, numbers, .. } = self;
        let Some((number, place)) = numbers.get(index).zip(world.first(rule.scope)) else {
            return Rc::default();
        };
        let known = self.clauses.entry(*number);
        Rc::clone(known.or_insert_with(|| clauses(encoder, place, rule).into()))
    }

    /// Where a rule stands among those that block.
    pub fn blocker(&self, index: usize) -> Option<usize> {
        self.errors.binary_search(&index).ok()
    }

    /// Everything that makes a judgment one that is taken, but for a rule. `kept` is that the rules
    /// that block are kept, or some of them.
    pub fn taken_without(&self, kept: &Tree, index: usize) -> Vec<Lit> {
        let others = self.blocker(index).map_or_else(|| vec![kept.all()], |at| kept.without(at));
        others.into_iter().chain([self.asked]).collect()
    }

    /// Asks whether all of these can be.
    pub fn ask(&mut self, assumed: &[Lit]) -> Answer {
        self.encoder.gates.ask(assumed)
    }

    /// What an example shows.
    pub fn shown(&mut self, guideline: &Guideline, model: &Rc<Model>) -> Option<Shown> {
        self.seen.of((&self.encoder, &self.world), guideline, &self.numbers, model)
    }

    /// Everything that makes a judgment one that is taken, each by itself; without one rule, if
    /// that is wanted.
    pub fn each(&self, without: Option<usize>) -> Vec<(Lit, Blame)> {
        let rules = self.errors.iter().filter(|index| Some(**index) != without);
        let rules =
            rules.filter_map(|index| Some((self.rules.get(*index)?.kept, Blame::Rule(*index))));
        self.each_asked().into_iter().chain(rules).collect()
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
        // Of rules that say the same, the first is named.
        let first = |lit: &Lit| each.iter().find(|(known, _)| known == lit);
        let mut blamed: Vec<Blame> =
            settled.iter().filter_map(first).map(|(_, blame)| *blame).collect();
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

    /// Whether the result that speaks for all is there in a model.
    pub fn is_whole(&self, model: &Model) -> bool {
        self.world.results.first().is_none_or(|first| model.holds(first.there))
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

/// A rule at every place.
fn ruled(encoder: &mut Encoder, world: &World, guideline: &Guideline, rule: &Rule) -> Ruled {
    let places = world.places(rule.scope);
    let all: Vec<Ruled> = places.iter().map(|place| at_place(encoder, place, rule)).collect();
    let unbroken: Vec<Lit> = all.iter().map(|at| !at.broken).collect();
    let kept = encoder.gates.all(&unbroken);
    let Some((place, at)) = places.first().zip(all.first()) else {
        return Ruled { kept, applies: Lit::FALSE, broken: Lit::FALSE, fails: Lit::FALSE };
    };
    let fails = match is_decided(guideline, place, rule) {
        true => Lit::FALSE,
        false => fails_at(encoder, place, rule),
    };
    Ruled { kept, fails, ..*at }
}

fn words(rule: &Rule) -> Words {
    let source = |condition: &Expression| condition.source().to_owned();
    match &rule.condition {
        Condition::Rule(rule_) => (rule.scope, None, source(rule_)),
        Condition::WhenRequire { when, require } => {
            (rule.scope, Some(source(when)), source(require))
        }
    }
}

/// A rule at one place, its failing left aside.
pub fn at_place(encoder: &mut Encoder, place: &Place, rule: &Rule) -> Ruled {
    let (when, require) = truths(encoder, place, rule);
    let gates = &mut encoder.gates;
    Ruled {
        kept: Lit::TRUE,
        applies: gates.both(place.there, when.holds),
        broken: gates.all(&[place.there, when.holds, require.broken]),
        fails: Lit::FALSE,
    }
}

/// That a rule cannot be decided at a place.
pub fn fails_at(encoder: &mut Encoder, place: &Place, rule: &Rule) -> Lit {
    let (when, require) = truths(encoder, place, rule);
    let gates = &mut encoder.gates;
    let undecided = |gates: &mut Gates, truth: Truth| !gates.either(truth.holds, truth.broken);
    let (first, second) = (undecided(gates, when), undecided(gates, require));
    let second = gates.both(when.holds, second);
    let fails = gates.either(first, second);
    gates.both(place.there, fails)
}

/// When a rule applies, and when what it asks for holds.
fn truths(encoder: &mut Encoder, place: &Place, rule: &Rule) -> (Truth, Truth) {
    let scene = place.scene();
    match &rule.condition {
        Condition::Rule(rule) => (Truth::constant(true), encoder.condition(&scene, rule)),
        Condition::WhenRequire { when, require } => {
            (encoder.condition(&scene, when), encoder.condition(&scene, require))
        }
    }
}
