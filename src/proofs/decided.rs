//! Conditions that every judgment decides, told by their form: they compare answers that are always
//! there. Most rules are such, and nothing need be stated or asked about where they fail.

use crate::world::Place;
use gradeglass_engine::expression::{Function, Operator, Term, TermKind};
use gradeglass_engine::guideline::{Condition, FieldKind, Guideline, Rule};

/// Whether a rule comes to true or false wherever all is answered as the guideline asks it.
pub fn is_decided(guideline: &Guideline, place: &Place, rule: &Rule) -> bool {
    let known = |field: &str| is_known(guideline, place, field);
    match &rule.condition {
        Condition::Rule(rule) => decides(rule.root(), &known),
        Condition::WhenRequire { when, require } => {
            decides(when.root(), &known) && decides(require.root(), &known)
        }
    }
}

/// Whether a term asks if something is there that may be absent. Who reads it has to ask, even where it is
/// always there.
pub fn asks_first(guideline: &Guideline, place: &Place, term: &Term) -> bool {
    let mut asks = match &term.kind {
        TermKind::Has(operand, field) => !is_answer(operand) || !is_known(guideline, place, field),
        _ => false,
    };
    term.each_child(&mut |child| asks |= asks_first(guideline, place, child));
    asks
}

/// Whether the answer to a field has a value in every judgment: lists and texts may be empty.
fn is_known(guideline: &Guideline, place: &Place, field: &str) -> bool {
    let at = guideline.fields.iter().position(|known| known.id == field);
    let own = at.and_then(|at| Some((guideline.fields.get(at)?, place.fields.get(at)?.as_ref()?)));
    own.is_some_and(|(field, own)| {
        let is_never_absent = matches!(
            field.kind,
            FieldKind::Choices { .. }
                | FieldKind::Taxonomy { .. }
                | FieldKind::Span { .. }
                | FieldKind::Text { .. }
        );
        is_never_absent || own.is_always_answered
    })
}

fn decides(term: &Term, known: &dyn Fn(&str) -> bool) -> bool {
    let all = |terms: &[Term]| terms.iter().all(|term| decides(term, known));
    match &term.kind {
        TermKind::Literal(_) => true,
        TermKind::Select(operand, field) => is_answer(operand) && known(field),
        TermKind::Has(operand, _) => is_answer(operand),
        TermKind::Not(operand) => decides(operand, known),
        TermKind::And(terms) | TermKind::Or(terms) | TermKind::List(terms) => all(terms),
        TermKind::Binary(operator, left, right) => {
            !is_arithmetic(*operator) && decides(left, known) && decides(right, known)
        }
        TermKind::Call(
            Function::Size | Function::Contains | Function::StartsWith | Function::EndsWith,
            terms,
        ) => all(terms),
        _ => false,
    }
}

fn is_answer(term: &Term) -> bool {
    matches!(&term.kind, TermKind::Variable(name) if name.as_ref() == "answer")
}

fn is_arithmetic(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Remainder
    )
}
