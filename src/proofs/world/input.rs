//! What a task brings, as symbols by the types that the guideline gives.

use crate::encode::Encoder;
use crate::needs::Needs;
use crate::solver::Lit;
use crate::symbol::{NumberId, Part, Symbol, TextId, Truth};
use gradeglass_engine::expression::{RecordField, Type};
use std::sync::Arc;

/// One part of the data.
pub struct Input {
    /// Its name.
    pub name: Arc<str>,
    /// When it is there.
    pub present: Lit,
    /// What it is.
    pub value: Brought,
}

/// What a part of the data is.
pub enum Brought {
    /// True or false, where it is there.
    Bool(Truth),
    /// A number.
    Number(NumberId),
    /// A text.
    Text(TextId),
    /// A list: each item with the statement that it is there, and that there are more.
    List(Vec<(Lit, Brought)>, Lit),
    /// Anything.
    Open,
}

/// The parts of some data. `paths` are the ways in which rules name it.
pub fn inputs(
    encoder: &mut Encoder,
    fields: &[RecordField],
    needs: &Needs,
    paths: &[&str],
) -> Vec<Input> {
    let mut inputs = Vec::new();
    for field in fields {
        let present = if field.optional { encoder.gates.fresh() } else { Lit::TRUE };
        let paths: Vec<String> =
            paths.iter().map(|path| [path, ".", &field.name].concat()).collect();
        let value = brought(encoder, &field.type_, needs, &paths, present);
        inputs.push(Input { name: field.name.clone(), present, value });
    }
    inputs
}

fn brought(
    encoder: &mut Encoder,
    type_: &Type,
    needs: &Needs,
    paths: &[String],
    present: Lit,
) -> Brought {
    match type_ {
        Type::Bool => {
            let value = encoder.gates.fresh();
            let gates = &mut encoder.gates;
            let (holds, broken) = (gates.both(present, value), gates.both(present, !value));
            Brought::Bool(Truth { holds, broken })
        }
        Type::Int => Brought::Number(encoder.numbers.fresh(true)),
        Type::Double => Brought::Number(encoder.numbers.fresh(false)),
        Type::String => {
            Brought::Text(encoder.texts.fresh(&mut encoder.gates, &mut encoder.numbers))
        }
        Type::List(item) => list(encoder, item, needs, paths, present),
        _ => Brought::Open,
    }
}

fn list(
    encoder: &mut Encoder,
    item: &Type,
    needs: &Needs,
    paths: &[String],
    present: Lit,
) -> Brought {
    let (count, open) = wanted(needs, paths);
    let inside: Vec<String> = paths.iter().map(|path| [path, "[]"].concat()).collect();
    let mut items: Vec<(Lit, Brought)> = Vec::new();
    let mut before = present;
    for _ in 0..count {
        let there = encoder.gates.fresh();
        encoder.gates.implies(there, before);
        items.push((there, brought(encoder, item, needs, &inside, there)));
        before = there;
    }
    let more = if open { encoder.gates.fresh() } else { Lit::FALSE };
    encoder.gates.implies(more, before);
    Brought::List(items, more)
}

/// What is needed of a list that rules name in several ways.
pub fn wanted(needs: &Needs, paths: &[String]) -> (usize, bool) {
    let all: Vec<_> = paths.iter().map(|path| needs.list(path)).collect();
    (all.iter().map(|need| need.items).sum::<usize>().min(12), all.iter().any(|need| need.open))
}

impl Brought {
    /// The symbol of a part that has a value where `present` holds.
    fn symbol(&self, present: Lit) -> Symbol {
        match self {
            Self::Bool(truth) => Symbol::Truth(*truth),
            Self::Number(id) => Symbol::Number { id: *id, defined: present },
            Self::Text(id) => Symbol::Text { id: *id, defined: present },
            Self::List(items, more) => Symbol::Items {
                items: items.iter().map(|(lit, item)| (*lit, item.symbol(*lit))).collect(),
                more: *more,
                defined: present,
            },
            Self::Open => Symbol::Opaque,
        }
    }
}

/// The record of some data; anything, where the guideline does not describe it.
pub fn record(inputs: &[Input]) -> Symbol {
    if inputs.is_empty() {
        return Symbol::Opaque;
    }
    Symbol::record(inputs.iter().map(|input| {
        let value = input.value.symbol(input.present);
        Part::maybe(&input.name, input.present, value)
    }))
}
