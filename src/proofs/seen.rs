//! What the evaluator made of examples, kept: after an edit only the rules that are new are
//! evaluated, and examples that show several things are evaluated once.

use crate::encode::Encoder;
use crate::model::Model;
use crate::witness::{Example, Witness, judgment};
use crate::world::World;
use gradeglass_engine::guideline::{Guideline, Localized, Rule, RuleMessage, Severity};
use gradeglass_engine::judging::{Meaning, check_judgment, verdict};
use gradeglass_engine::task::{Task, read_task};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Examples that were evaluated.
#[derive(Default)]
pub struct Seen {
    /// By their models. They keep those, so that no other is taken for one of them.
    sights: HashMap<*const Model, Sight>,
    /// The guideline with those of its rules that have these numbers.
    parts: HashMap<Vec<usize>, Guideline>,
}

/// One example.
struct Sight {
    _model: Rc<Model>,
    example: Rc<Example>,
    task: Task,
    /// Whether everything is answered as the guideline asks it, and nothing about that fails.
    fits: bool,
    /// What each rule came to, by its number.
    rules: Vec<Came>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Came {
    /// It is not evaluated yet.
    Unknown,
    /// It does not fire, or was not asked.
    Quiet,
    Fires,
    Fails,
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
    /// Makes ready for another version of the guideline, which asks the same.
    pub fn renew(&mut self) {
        self.parts.clear();
    }

    /// What an example shows, where it is one of a judgment as the guideline asks it. `numbers` are
    /// those of the guideline's rules: the same for rules that say the same.
    pub fn of(
        &mut self,
        (encoder, world): (&Encoder, &World),
        guideline: &Guideline,
        numbers: &[usize],
        model: &Rc<Model>,
    ) -> Option<Shown> {
        let Self { sights, parts } = self;
        let sight = match sights.entry(Rc::as_ptr(model)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let bare = part(parts, guideline, numbers, Vec::new());
                new.insert(Sight::new(encoder, world, bare, model)?)
            }
        };
        let is_new = |number: &usize| sight.came(*number) == Came::Unknown;
        let new: Vec<usize> = numbers.iter().copied().filter(is_new).collect();
        if !new.is_empty() {
            sight.evaluate(&new, part(parts, guideline, numbers, new.clone()));
        }
        sight.fits.then(|| sight.shown(guideline, numbers))
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
        let task = task?;
        let made = judgment(guideline, &task, &example.answers);
        let seen = verdict(guideline, &task, &example.answers, Meaning::Submission, "");
        let fits =
            check_judgment(guideline, &task, &made, "").is_empty() && seen.rule_errors.is_empty();
        Some(Self { _model: Rc::clone(model), example, task, fits, rules: Vec::new() })
    }

    fn came(&self, number: usize) -> Came {
        self.rules.get(number).copied().unwrap_or(Came::Unknown)
    }

    /// Evaluates the rules with these numbers, which are a part of the guideline.
    fn evaluate(&mut self, numbers: &[usize], part: &Guideline) {
        let last = numbers.iter().max().map_or(0, |last| last + 1);
        self.rules.resize(last.max(self.rules.len()), Came::Unknown);
        for number in numbers {
            if let Some(place) = self.rules.get_mut(*number) {
                *place = Came::Quiet;
            }
        }
        let found = verdict(part, &self.task, &self.example.answers, Meaning::Submission, "");
        let fires = found.findings.iter().map(|finding| (&finding.rule, Came::Fires));
        let fails = found.rule_errors.iter().map(|error| (&error.rule, Came::Fails));
        for (rule, came) in fires.chain(fails) {
            let number = rule.parse::<usize>().ok();
            if let Some(place) = number.and_then(|number| self.rules.get_mut(number)) {
                *place = came;
            }
        }
    }

    fn shown(&self, guideline: &Guideline, numbers: &[usize]) -> Shown {
        let rules = || guideline.rules.iter().zip(numbers);
        let fires =
            |(rule, number): (_, &usize)| (self.came(*number) == Came::Fires).then_some(rule);
        let fired: Vec<&Rule> = rules().filter_map(fires).collect();
        let blocked = fired.iter().any(|rule| rule.severity == Severity::Error);
        Shown {
            taken: !blocked,
            fails: rules().any(|(_, number)| self.came(*number) == Came::Fails),
            witness: Witness {
                shows: String::new(),
                example: Rc::clone(&self.example),
                fired: fired.into_iter().map(|rule| rule.id.clone()).collect(),
                errors: Vec::new(),
            },
        }
    }
}

/// The guideline with some of its rules, which bear their numbers as names, since two versions may give
/// one rule two names.
fn part<'p>(
    parts: &'p mut HashMap<Vec<usize>, Guideline>,
    guideline: &Guideline,
    numbers: &[usize],
    some: Vec<usize>,
) -> &'p Guideline {
    let wanted: BTreeSet<usize> = some.iter().copied().collect();
    parts.entry(some).or_insert_with(|| {
        let rules = guideline.rules.iter().zip(numbers).filter(|(_, it)| wanted.contains(it));
        let named = |(rule, number): (&Rule, &usize)| {
            let message = RuleMessage::Text(Localized::default());
            Rule { id: number.to_string(), message, ..rule.clone() }
        };
        with_rules(guideline, rules.map(named).collect())
    })
}

/// The guideline with these rules, and without what evaluating them does not need.
fn with_rules(guideline: &Guideline, rules: Vec<Rule>) -> Guideline {
    let Guideline { id, version, hash, title, languages, inputs, fields, policy, .. } = guideline;
    Guideline {
        id: id.clone(),
        version: version.clone(),
        hash: hash.clone(),
        title: title.clone(),
        languages: languages.clone(),
        inputs: inputs.clone(),
        fields: fields.clone(),
        rules,
        tests: Vec::new(),
        sop: None,
        policy: policy.clone(),
    }
}
