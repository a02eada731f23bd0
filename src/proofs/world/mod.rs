//! Everything that a judgment can hold, as symbols: the data that a task brings, the results, and
//! the answers to every field.

mod answer;
mod input;
mod place;

pub use answer::{Given, Mark};
pub use input::{Brought, Input};
pub use place::{Field, Place};

use crate::encode::Encoder;
use crate::needs::Needs;
use crate::solver::Lit;
use crate::symbol::{Part, Symbol};
use gradeglass_engine::guideline::{Guideline, Scope};

/// A task with its results and all their answers.
pub struct World {
    /// What the query brings.
    pub query: Vec<Input>,
    /// What else the task brings.
    pub task: Vec<Input>,
    /// The results: the first is the one that speaks for all.
    pub results: Vec<Place>,
    /// The task's own fields.
    pub own: Place,
    /// Whether the fields and conditions of the task look at the results.
    pub across: bool,
}

/// What is known of a judgment because of how the guideline asks, and not because of a rule. Each
/// has a statement of its own, so that a proof can name those that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frame {
    /// The field is answered only where it is shown.
    Shown,
    /// The field must be answered where it is shown.
    Required,
    /// The answer lies within the field's bounds.
    Bounds,
}

impl World {
    /// The world of a guideline. `frame` gives the statement for each part of what is asked.
    pub fn new(
        encoder: &mut Encoder,
        guideline: &Guideline,
        needs: &Needs,
        frame: &mut dyn FnMut(&mut Encoder, usize, Frame) -> Lit,
    ) -> Self {
        let inputs = &guideline.inputs;
        let query = input::inputs(encoder, &inputs.query, needs, &["query"]);
        let task = input::inputs(encoder, &inputs.task, needs, &["task"]);
        let shared = [("query", input::record(&query)), ("task", input::record(&task))];
        let across = needs.reads("results");
        let wanted = if across {
            needs.list("results")
        } else {
            crate::needs::Need { items: 1, open: false }
        };
        // A task without results is a task only where something is asked of the task itself.
        let may_be_empty = across || guideline.fields_of(Scope::Task).next().is_some();
        let mut results: Vec<Place> = Vec::new();
        for index in 0..wanted.items {
            let there = if may_be_empty { encoder.gates.fresh() } else { Lit::TRUE };
            if let Some(before) = results.last() {
                encoder.gates.implies(there, before.there);
            }
            results.push(Place::result(encoder, guideline, needs, (index + 1, there), &shared));
        }
        let more = if wanted.open { encoder.gates.fresh() } else { Lit::FALSE };
        if let (Some(last), true) = (results.last(), wanted.open) {
            encoder.gates.implies(more, last.there);
        }
        let items = results.iter().map(|result| (result.there, result.item())).collect();
        let items = Symbol::Items { items, more, defined: Lit::TRUE };
        let own = Place::task(encoder, guideline, needs, &shared, items);
        if let (true, Some(first)) =
            (guideline.fields_of(Scope::Task).next().is_none(), results.first())
        {
            // A task without results would have nothing to ask.
            encoder.gates.state(&[first.there]);
        }
        let mut world = Self { query, task, results, own, across };
        for place in world.results.iter_mut().chain([&mut world.own]) {
            place.ask(encoder, guideline, frame);
        }
        world
    }

    /// What makes an example short: few results, few marks, nothing answered that need not be.
    pub fn short(&self) -> Vec<Lit> {
        let results = self.results.iter().skip(1).map(|result| !result.there);
        let places = self.results.iter().chain([&self.own]);
        let given = places.flat_map(|place| place.fields.iter().flatten());
        let mut short: Vec<Lit> = results.collect();
        for field in given {
            if let Given::Marks(marks, _) = &field.given {
                short.extend(marks.iter().map(|mark| !mark.there));
            }
            if !field.is_always_answered {
                short.push(!field.present);
            }
        }
        let inputs = self.query.iter().chain(&self.task);
        let inputs = inputs.chain(self.results.iter().flat_map(|result| &result.data));
        short.extend(inputs.filter(|input| input.present != Lit::TRUE).map(|input| !input.present));
        short
    }

    /// The places of one scope.
    pub fn places(&self, scope: Scope) -> &[Place] {
        match scope {
            Scope::Result => &self.results,
            Scope::Task => std::slice::from_ref(&self.own),
        }
    }

    /// The place that speaks for all of one scope.
    pub fn first(&self, scope: Scope) -> Option<&Place> {
        self.places(scope).first()
    }
}

/// A record of parts, each always there.
fn record(parts: impl IntoIterator<Item = (&'static str, Symbol)>) -> Symbol {
    Symbol::record(parts.into_iter().map(|(name, value)| Part::always(name, value)))
}
