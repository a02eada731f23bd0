//! The answer to one field, as a symbol by the field's kind.

use crate::encode::Encoder;
use crate::needs::Needs;
use crate::solver::Lit;
use crate::symbol::{NumberId, Part, Symbol, TextId};
use gradeglass_engine::expression::{Operator, Value};
use gradeglass_engine::guideline::{ChoiceOption, FieldKind, TaxonomyNode};

/// What is answered to a field.
pub enum Given {
    /// One of these, or nothing.
    One(Vec<(Value, Lit)>),
    /// Any of these.
    Several(Vec<(String, Lit)>),
    /// A number.
    Number(NumberId, Lit),
    /// A text, empty where nothing is answered.
    Text(TextId),
    /// Marked stretches, and that there are more of them.
    Marks(Vec<Mark>, Lit),
}

/// One marked stretch.
pub struct Mark {
    /// That it is there.
    pub there: Lit,
    /// What is marked.
    pub quote: TextId,
    /// Its first code unit.
    pub start: NumberId,
    /// Just after its last code unit.
    pub end: NumberId,
    /// Its label.
    pub labels: Vec<(String, Lit)>,
}

/// More steps than this are a number between bounds.
const MOST_STEPS: i64 = 64;

impl Given {
    /// An answer to a field of this kind.
    pub fn new(encoder: &mut Encoder, id: &str, kind: &FieldKind, needs: &Needs) -> Self {
        match kind {
            FieldKind::Choice { options } => {
                Self::one(encoder, options.iter().map(|option| Value::from(option.id.as_str())))
            }
            FieldKind::Scale { min, max, .. } if max.saturating_sub(*min) < MOST_STEPS => {
                Self::one(encoder, (*min..=*max).map(Value::Int))
            }
            FieldKind::Scale { .. } => {
                Self::Number(encoder.numbers.fresh(true), encoder.gates.fresh())
            }
            FieldKind::Number { .. } => {
                Self::Number(encoder.numbers.fresh(false), encoder.gates.fresh())
            }
            FieldKind::Choices { options, .. } => {
                Self::several(encoder, options.iter().map(|option| option.id.clone()).collect())
            }
            FieldKind::Taxonomy { nodes, .. } => {
                let mut ids = Vec::new();
                collect(nodes, &mut ids);
                Self::several(encoder, ids)
            }
            FieldKind::Text { .. } => {
                Self::Text(encoder.texts.fresh(&mut encoder.gates, &mut encoder.numbers))
            }
            FieldKind::Span { labels, .. } => Self::marks(encoder, id, labels, needs),
        }
    }

    fn one(encoder: &mut Encoder, values: impl Iterator<Item = Value>) -> Self {
        let values: Vec<Value> = values.collect();
        let lits = encoder.gates.exclusive(values.len());
        Self::One(values.into_iter().zip(lits).collect())
    }

    fn several(encoder: &mut Encoder, ids: Vec<String>) -> Self {
        Self::Several(ids.into_iter().map(|id| (id, encoder.gates.fresh())).collect())
    }

    fn marks(encoder: &mut Encoder, id: &str, labels: &[ChoiceOption], needs: &Needs) -> Self {
        let paths = [["answer.", id].concat(), ["results[].answer.", id].concat()];
        let (count, open) = super::input::wanted(needs, &paths);
        let mut marks: Vec<Mark> = Vec::new();
        for _ in 0..count {
            let mark = Mark::new(encoder, labels);
            if let Some(before) = marks.last() {
                encoder.gates.implies(mark.there, before.there);
            }
            marks.push(mark);
        }
        let more = if open { encoder.gates.fresh() } else { Lit::FALSE };
        if let (Some(last), true) = (marks.last(), open) {
            encoder.gates.implies(more, last.there);
        }
        Self::Marks(marks, more)
    }

    /// What can be chosen, each with the statement that it is.
    pub fn options(&self) -> Box<dyn Iterator<Item = (Value, Lit)> + '_> {
        match self {
            Self::One(cases) => Box::new(cases.iter().cloned()),
            Self::Several(options) => {
                Box::new(options.iter().map(|(id, lit)| (Value::from(id.as_str()), *lit)))
            }
            _ => Box::new(std::iter::empty()),
        }
    }

    /// That anything is answered.
    pub fn present(&self, encoder: &mut Encoder) -> Lit {
        match self {
            Self::One(cases) => any(encoder, cases.iter().map(|(_, lit)| *lit)),
            Self::Several(options) => any(encoder, options.iter().map(|(_, lit)| *lit)),
            Self::Number(_, present) => *present,
            Self::Text(id) => encoder.texts.is_some(&mut encoder.gates, &mut encoder.numbers, *id),
            Self::Marks(marks, _) => marks.first().map_or(Lit::FALSE, |mark| mark.there),
        }
    }

    /// That enough is answered for a required field: blanks are not.
    pub fn satisfies(&self, encoder: &mut Encoder) -> Lit {
        match self {
            Self::Text(id) => {
                encoder.texts.says_something(&mut encoder.gates, &mut encoder.numbers, *id)
            }
            other => other.present(encoder),
        }
    }

    /// What rules see, and when it is there for `has`: a list or text always is.
    pub fn symbol(&self, encoder: &mut Encoder) -> (Lit, Symbol) {
        let present = self.present(encoder);
        match self {
            Self::One(cases) => {
                let cases = cases.iter().map(|(value, lit)| (*lit, value.clone()));
                (present, Symbol::Cases(cases.collect()))
            }
            Self::Several(options) => {
                let item = |(id, lit): &(String, Lit)| {
                    let value = Value::from(id.as_str());
                    (*lit, Symbol::Cases([(*lit, value)].into()))
                };
                let items = options.iter().map(item).collect();
                (Lit::TRUE, Symbol::Items { items, more: Lit::FALSE, defined: Lit::TRUE })
            }
            Self::Number(id, defined) => (present, Symbol::Number { id: *id, defined: *defined }),
            Self::Text(id) => (Lit::TRUE, Symbol::Text { id: *id, defined: Lit::TRUE }),
            Self::Marks(marks, more) => {
                let items = marks.iter().map(|mark| (mark.there, mark.symbol(encoder))).collect();
                (Lit::TRUE, Symbol::Items { items, more: *more, defined: Lit::TRUE })
            }
        }
    }

    /// That the answer lies within the bounds of its field.
    pub fn in_bounds(&self, encoder: &mut Encoder, kind: &FieldKind) -> Lit {
        let at_most = |encoder: &mut Encoder, lits: &[Lit], max: &Option<u32>| match max {
            Some(max) => !encoder.gates.at_least(lits, index(*max).saturating_add(1)),
            None => Lit::TRUE,
        };
        match (self, kind) {
            (Self::Several(options), FieldKind::Choices { min, max, .. }) => {
                let lits: Vec<Lit> = options.iter().map(|(_, lit)| *lit).collect();
                let few = min.map_or(Lit::TRUE, |min| encoder.gates.at_least(&lits, index(min)));
                let none = !encoder.gates.any(&lits);
                let (few, many) = (encoder.gates.either(few, none), at_most(encoder, &lits, max));
                encoder.gates.both(few, many)
            }
            (Self::Several(options), FieldKind::Taxonomy { max, .. }) => {
                let lits: Vec<Lit> = options.iter().map(|(_, lit)| *lit).collect();
                at_most(encoder, &lits, max)
            }
            (Self::Marks(marks, more), FieldKind::Span { max, .. }) => {
                let lits: Vec<Lit> = marks.iter().map(|mark| mark.there).collect();
                let fits = at_most(encoder, &lits, max);
                let full = max.is_some_and(|max| index(max) <= marks.len());
                encoder.gates.both(fits, if full { !*more } else { Lit::TRUE })
            }
            (Self::Number(id, defined), FieldKind::Number { min, max, .. }) => {
                let (min, max) = (min.map(Value::Double), max.map(Value::Double));
                let fits = between(encoder, *id, min, max);
                encoder.gates.either(!*defined, fits)
            }
            (Self::Number(id, defined), FieldKind::Scale { min, max, .. }) => {
                let fits = between(encoder, *id, Some(Value::Int(*min)), Some(Value::Int(*max)));
                encoder.gates.either(!*defined, fits)
            }
            (Self::Text(id), FieldKind::Text { max_length: Some(max), .. }) => {
                let size = encoder.texts.size(*id);
                between(encoder, size, None, Some(Value::Int(i64::from(*max))))
            }
            _ => Lit::TRUE,
        }
    }
}

impl Mark {
    fn new(encoder: &mut Encoder, labels: &[ChoiceOption]) -> Self {
        let labels: Vec<(String, Lit)> =
            labels.iter().map(|label| (label.id.clone(), encoder.gates.fresh())).collect();
        let lits: Vec<Lit> = labels.iter().map(|(_, lit)| *lit).collect();
        encoder.gates.at_most_one(&lits);
        let there = encoder.gates.fresh();
        let quote = encoder.texts.fresh(&mut encoder.gates, &mut encoder.numbers);
        let (start, end) = (encoder.numbers.fresh(true), encoder.numbers.fresh(true));
        let some = encoder.texts.is_some(&mut encoder.gates, &mut encoder.numbers, quote);
        encoder.gates.implies(there, some);
        let first = between(encoder, start, Some(Value::Int(0)), None);
        encoder.gates.state(&[first]);
        let after = between(encoder, end, Some(Value::Int(1)), None);
        encoder.gates.state(&[after]);
        Self { there, quote, start, end, labels }
    }

    fn symbol(&self, encoder: &mut Encoder) -> Symbol {
        let label = self
            .labels
            .iter()
            .map(|(id, lit)| (encoder.gates.both(self.there, *lit), Value::from(id.as_str())));
        let label: Vec<(Lit, Value)> = label.collect();
        let labelled = any(encoder, label.iter().map(|(lit, _)| *lit));
        let number = |id: NumberId| Symbol::Number { id, defined: self.there };
        Symbol::record([
            Part::always("start", number(self.start)),
            Part::always("end", number(self.end)),
            Part::always("quote", Symbol::Text { id: self.quote, defined: self.there }),
            Part::maybe("label", labelled, Symbol::Cases(label.into())),
        ])
    }
}

fn any(encoder: &mut Encoder, lits: impl Iterator<Item = Lit>) -> Lit {
    encoder.gates.any(&lits.collect::<Vec<Lit>>())
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// That a number lies between bounds, both allowed.
fn between(encoder: &mut Encoder, id: NumberId, min: Option<Value>, max: Option<Value>) -> Lit {
    let mut bound = |operator, value: Option<Value>| {
        let value = value?;
        encoder.numbers.compare(&mut encoder.gates, id, operator, &value)
    };
    let low = bound(Operator::GreaterEqual, min).map_or(Lit::TRUE, |truth| truth.holds);
    let high = bound(Operator::LessEqual, max).map_or(Lit::TRUE, |truth| truth.holds);
    encoder.gates.both(low, high)
}

fn collect(nodes: &[TaxonomyNode], ids: &mut Vec<String>) {
    for node in nodes {
        ids.push(node.id.clone());
        collect(&node.children, ids);
    }
}
