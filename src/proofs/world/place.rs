//! A place where fields are asked: one result, or the task itself.

use super::input::{self, Input};
use super::{Frame, Given, record};
use crate::encode::{Encoder, Scene};
use crate::needs::Needs;
use crate::solver::Lit;
use crate::symbol::{NumberId, Part, Symbol, TextId};
use gradeglass_engine::expression::{Expression, parse};
use gradeglass_engine::guideline::{FieldKind, Guideline, Scope};

/// One place.
pub struct Place {
    /// That it is there at all.
    pub there: Lit,
    /// Its fields, by their index in the guideline; none of other scopes.
    pub fields: Vec<Option<Field>>,
    /// What the result brings.
    pub data: Vec<Input>,
    /// The result's position and card. Of its labels nothing is assumed.
    pub beside: Option<Beside>,
    number: usize,
    variables: Vec<(&'static str, Symbol)>,
}

/// A field at a place.
pub struct Field {
    /// What is answered.
    pub given: Given,
    /// That anything is.
    pub present: Lit,
    /// That it is shown; known once all fields are there.
    pub shown: Lit,
    /// It is required and has no condition: no example goes without an answer.
    pub is_always_answered: bool,
}

/// What a result has beside its data.
pub struct Beside {
    /// Its rank.
    pub position: NumberId,
    /// Its kind of card.
    pub card: TextId,
}

impl Place {
    /// One result, by its number from 1, with the statement that it is there.
    pub fn result(
        encoder: &mut Encoder,
        guideline: &Guideline,
        needs: &Needs,
        (number, there): (usize, Lit),
        shared: &[(&'static str, Symbol)],
    ) -> Self {
        let paths = ["result.data", "results[].data"];
        let data = input::inputs(encoder, &guideline.inputs.result_data, needs, &paths);
        let beside = Beside {
            position: encoder.numbers.fresh(true),
            card: encoder.texts.fresh(&mut encoder.gates, &mut encoder.numbers),
        };
        let (fields, answer) = fields(encoder, guideline, needs, Scope::Result);
        let own = record([
            ("data", input::record(&data)),
            ("position", Symbol::Number { id: beside.position, defined: Lit::TRUE }),
            ("card", Symbol::Text { id: beside.card, defined: Lit::TRUE }),
            ("labels", Symbol::Opaque),
        ]);
        let mut variables = shared.to_vec();
        variables.extend([("answer", answer), ("result", own)]);
        Self { there, fields, data, beside: Some(beside), number, variables }
    }

    /// The task, with its results.
    pub fn task(
        encoder: &mut Encoder,
        guideline: &Guideline,
        needs: &Needs,
        shared: &[(&'static str, Symbol)],
        results: Symbol,
    ) -> Self {
        let (fields, answer) = fields(encoder, guideline, needs, Scope::Task);
        let mut variables = shared.to_vec();
        variables.extend([("answer", answer), ("results", results)]);
        Self { there: Lit::TRUE, fields, data: Vec::new(), beside: None, number: 0, variables }
    }

    /// What conditions see here.
    pub fn scene(&self) -> Scene<'_> {
        Scene::new(self.number, &self.variables)
    }

    /// This result as an item of `results`.
    pub fn item(&self) -> Symbol {
        let variable = |wanted: &str| {
            let found = self.variables.iter().find(|(name, _)| *name == wanted);
            found.map_or(Symbol::Opaque, |(_, symbol)| symbol.clone())
        };
        let Symbol::Record { parts, defined } = variable("result") else { return Symbol::Opaque };
        let answer = Part::always("answer", variable("answer"));
        Symbol::Record { parts: parts.iter().cloned().chain([answer]).collect(), defined }
    }

    /// States what the way of asking makes of the answers: hidden fields have none, required ones
    /// have one, and all lie within their bounds.
    pub fn ask(
        &mut self,
        encoder: &mut Encoder,
        guideline: &Guideline,
        frame: &mut dyn FnMut(&mut Encoder, usize, Frame) -> Lit,
    ) {
        let shown: Vec<Lit> = guideline
            .fields
            .iter()
            .map(|field| match &field.shown {
                Some(condition) if self.asks(field.scope) => {
                    encoder.condition(&self.scene(), condition).holds
                }
                _ => Lit::TRUE,
            })
            .collect();
        let marked: Vec<Lit> = guideline
            .fields
            .iter()
            .map(|field| match has_text(&field.kind) {
                Some(condition) if self.asks(field.scope) => {
                    encoder.condition(&self.scene(), &condition).holds
                }
                _ => Lit::TRUE,
            })
            .collect();
        let there = self.there;
        for (index, ((field, shown), marked)) in
            guideline.fields.iter().zip(shown).zip(marked).enumerate()
        {
            let Some(Some(own)) = self.fields.get_mut(index) else { continue };
            own.shown = shown;
            if shown != Lit::TRUE {
                let stated = frame(encoder, index, Frame::Shown);
                encoder.gates.state(&[!there, !stated, !own.present, shown]);
            }
            if field.required {
                let enough = own.given.satisfies(encoder);
                let stated = frame(encoder, index, Frame::Required);
                encoder.gates.state(&[!there, !stated, !shown, enough]);
            }
            encoder.gates.state(&[!there, !own.present, marked]);
            let fits = own.given.in_bounds(encoder, &field.kind);
            if fits != Lit::TRUE {
                let stated = frame(encoder, index, Frame::Bounds);
                encoder.gates.state(&[!there, !stated, fits]);
            }
        }
    }

    fn asks(&self, scope: Scope) -> bool {
        (scope == Scope::Result) == self.beside.is_some()
    }
}

/// The fields of a scope, and the record of their answers.
fn fields(
    encoder: &mut Encoder,
    guideline: &Guideline,
    needs: &Needs,
    scope: Scope,
) -> (Vec<Option<Field>>, Symbol) {
    let mut fields = Vec::new();
    let mut parts = Vec::new();
    for field in &guideline.fields {
        if field.scope != scope {
            fields.push(None);
            continue;
        }
        let given = Given::new(encoder, &field.id, &field.kind, needs);
        let present = given.present(encoder);
        let (known, value) = given.symbol(encoder);
        parts.push(Part::maybe(&field.id, known, value));
        let is_always_answered = field.required && field.shown.is_none();
        fields.push(Some(Field { given, present, shown: Lit::TRUE, is_always_answered }));
    }
    (fields, Symbol::record(parts))
}

/// That the text which a field marks is there and not empty: in nothing, nothing can be marked.
fn has_text(kind: &FieldKind) -> Option<Expression> {
    let FieldKind::Span { of, .. } = kind else { return None };
    let path = match of.strip_prefix("result.") {
        Some(rest) => ["result.data.", rest.strip_prefix("data.").unwrap_or(rest)].concat(),
        None => of.clone(),
    };
    parse(&["size(", &path, ") > 0"].concat()).usable()
}
