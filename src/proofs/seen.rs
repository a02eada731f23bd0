//! What the evaluator made of examples, kept: after an edit only the rules that are new are
//! evaluated, and examples that show several things are evaluated once.

use crate::encode::Encoder;
use crate::model::Model;
use crate::witness::{Example, Witness};
use crate::world::World;
use gradeglass_engine::guideline::{Guideline, Rule, Severity};
use gradeglass_engine::judging::{Trial, Tried};
use gradeglass_engine::task::read_task;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

/// Examples that were evaluated.
#[derive(Default)]
pub struct Seen {
    /// By their models. They keep those, so that no other is taken for one of them.
    sights: HashMap<*const Model, Sight>,
    /// The guideline without its rules, once it is needed.
    bare: Option<Guideline>,
}

/// One example.
struct Sight {
    _model: Rc<Model>,
    example: Rc<Example>,
    trial: Trial,
    /// What each rule came to, by its number; none, where it is not evaluated yet.
    rules: Vec<Option<Tried>>,
}

/// What an example shows of a guideline.
pub struct Shown {
    /// The example, with the rules that fire.
    pub witness: Witness,
    /// Whether the judgment would be taken, warnings confirmed.
    pub taken: bool,
    /// Whether some rule cannot be evaluated on it.
    pub fails: bool,
}

impl Seen {
    /// What an example shows, where it is one of a judgment as the guideline asks it. `numbers` are
    /// those of the guideline's rules: the same for rules that say the same.
    pub fn of(
        &mut self,
        (encoder, world): (&Encoder, &World),
        guideline: &Guideline,
        numbers: &[usize],
        model: &Rc<Model>,
    ) -> Option<Shown> {
        let bare = self.bare.get_or_insert_with(|| without_rules(guideline));
        let sight = match self.sights.entry(Rc::as_ptr(model)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Sight::new(encoder, world, bare, model)?),
        };
        sight.trial.fits().then(|| sight.shown(guideline, numbers))
    }
}

impl Sight {
    fn new(
        encoder: &Encoder,
        world: &World,
        guideline: &Guideline,
        model: &Rc<Model>,
    ) -> Option<Self> {
        let example = Rc::new(Example::new(encoder, world, guideline, model));
        let (task, _) = read_task(&example.task, &|_| String::new(), Some(guideline));
        let trial = Trial::new(guideline, &task?, &example.answers, world.across);
        Some(Self { _model: Rc::clone(model), example, trial, rules: Vec::new() })
    }

    fn tried(&mut self, rule: &Rule, number: usize) -> Tried {
        if self.rules.len() <= number {
            self.rules.resize(number + 1, None);
        }
        let tried = || self.trial.rule(rule);
        match self.rules.get_mut(number) {
            Some(known) => *known.get_or_insert_with(tried),
            None => tried(),
        }
    }

    fn shown(&mut self, guideline: &Guideline, numbers: &[usize]) -> Shown {
        let (mut fired, mut taken, mut fails) = (Vec::new(), true, false);
        for (rule, number) in guideline.rules.iter().zip(numbers) {
            let tried = self.tried(rule, *number);
            fails |= tried.fails;
            if tried.fires {
                taken &= rule.severity != Severity::Error;
                fired.push(rule.id.clone());
            }
        }
        let (shows, errors) = (String::new(), Vec::new());
        let example = Rc::clone(&self.example);
        Shown { taken, fails, witness: Witness { shows, example, fired, errors } }
    }
}

/// A guideline without rules and without all that evaluating them does not need.
pub fn without_rules(guideline: &Guideline) -> Guideline {
    let Guideline { id, version, hash, title, languages, inputs, fields, policy, .. } = guideline;
    Guideline {
        id: id.clone(),
        version: version.clone(),
        hash: hash.clone(),
        title: title.clone(),
        languages: languages.clone(),
        inputs: inputs.clone(),
        fields: fields.clone(),
        rules: Vec::new(),
        tests: Vec::new(),
        sop: None,
        policy: policy.clone(),
    }
}
