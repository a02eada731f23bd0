//! The checker: what is wrong with an expression before any data exists.

mod calls;
mod fit;
mod logic;
mod members;
mod numbers;
mod operators;
mod options;
mod paths;
mod presence;
mod walk;

use super::cost::{COST_LIMIT, COST_WARNING, cost};
use super::fault::{in_order, say};
use super::syntax::{Term, TermKind};
use super::{Environment, Expression, Fault, Type, Value};
use fit::{fits, join};
use paths::Paths;
use presence::Presence;
use std::sync::Arc;

/// What [`check`] found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The type of the whole.
    pub type_: Type,
    /// What is wrong, in the order of the source.
    pub faults: Vec<Fault>,
    /// Paths that are there whenever the whole is true: what may be assumed
    /// ([`Environment::assuming`]) inside a rule's `require` when this is its `when`.
    pub present: Vec<String>,
}

/// Checks an expression.
pub fn check(expression: &Expression, environment: &Environment) -> Checked {
    run(expression, environment, None)
}

/// Checks an expression that must have a certain type: a rule must be a bool, a message a string.
pub fn check_as(expression: &Expression, environment: &Environment, wanted: &Type) -> Checked {
    run(expression, environment, Some(wanted))
}

fn run(expression: &Expression, environment: &Environment, wanted: Option<&Type>) -> Checked {
    let root = expression.root();
    let mut checker = Checker {
        environment,
        items: Vec::new(),
        presence: Presence::of(root),
        present: Paths::default(),
        warned: Paths::default(),
        faults: Vec::new(),
    };
    for path in environment.present() {
        checker.present.insert(path.as_str().into());
    }
    let type_ = checker.type_of(root);
    if let Some(wanted) = wanted {
        checker.expect(root, &type_, wanted);
    }
    checker.bound_cost(expression);
    let faults = std::mem::take(&mut checker.faults);
    let implied = checker.presence.at(root).when_true;
    let present = implied.iter().map(|path| path.to_string()).collect();
    Checked { type_, faults, present }
}

/// After so many faults the rest is left out.
const MAX_FAULTS: usize = 64;

/// One check.
struct Checker<'a> {
    environment: &'a Environment,
    /// Items of the macros around, with their types.
    items: Vec<(Arc<str>, Type)>,
    /// Paths known to be there at this point, as printed source.
    present: Paths,
    /// What conditions imply.
    presence: Presence,
    /// Paths that were warned of already: one warning each, at the first place.
    warned: Paths,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn type_of(&mut self, term: &Term) -> Type {
        match &term.kind {
            TermKind::Literal(value) => literal(value),
            TermKind::Variable(name) => self.variable(term, name),
            TermKind::List(items) => self.list(items),
            TermKind::Map(entries) => self.map(entries),
            TermKind::Select(operand, field) => self.select(term, operand, field),
            TermKind::Has(operand, field) => self.has(term, operand, field),
            TermKind::Index(operand, index) => self.index(term, operand, index),
            TermKind::Not(operand) => self.bool_operand(operand),
            TermKind::Negate(operand) => self.negate(operand),
            TermKind::And(members) => self.chain(members, |implied| implied.when_true),
            TermKind::Or(members) => self.chain(members, |implied| implied.when_false),
            TermKind::Binary(operator, left, right) => self.binary(term, *operator, left, right),
            TermKind::Conditional(parts) => self.conditional(term, parts),
            TermKind::Call(function, arguments) => self.call(term, *function, arguments),
            TermKind::Macro(comprehension) => self.walk(comprehension),
            TermKind::Gap => Type::Dyn,
        }
    }

    fn variable(&mut self, term: &Term, name: &str) -> Type {
        if let Some((_, type_)) = self.items.iter().rev().find(|(item, _)| item.as_ref() == name) {
            return type_.clone();
        }
        if let Some(type_) = self.environment.variable(name) {
            return type_.clone();
        }
        let known = self.items.iter().map(|(item, _)| item.as_ref());
        let known = known.chain(self.environment.names());
        let mend = super::suggest::did_you_mean(name, known);
        let message = say!["there is no variable `", name, "`"];
        let mend = mend.or_else(|| self.bare_field(name));
        self.error("unknown-variable", term, message, mend);
        Type::Dyn
    }

    /// A field's name without what it belongs to: the commonest slip of all.
    fn bare_field(&self, name: &str) -> Option<String> {
        let owner = self.environment.names().find(|variable| {
            match self.environment.variable(variable) {
                Some(Type::Record(record)) => record.field(name).is_some(),
                _ => false,
            }
        })?;
        Some(say!["did you mean `", owner, ".", name, "`?"])
    }

    fn list(&mut self, items: &[Term]) -> Type {
        let mut joined: Option<Type> = None;
        for item in items {
            let type_ = self.type_of(item);
            joined = Some(joined.map_or(type_.clone(), |known| join(&known, &type_)));
        }
        Type::list(joined.unwrap_or(Type::Dyn))
    }

    fn map(&mut self, entries: &[(Term, Term)]) -> Type {
        let (mut keys, mut values): (Option<Type>, Option<Type>) = (None, None);
        let mut seen: Vec<&Term> = Vec::new();
        for (key, value) in entries {
            let (key_type, value_type) = (self.type_of(key), self.type_of(value));
            if matches!(
                key_type,
                Type::Null | Type::Double | Type::List(_) | Type::Map(..) | Type::Record(_)
            ) {
                let message = say!["a key cannot be ", key_type.describe()];
                self.error("wrong-type", key, message, None);
            }
            if matches!(key.kind, TermKind::Literal(_)) && seen.contains(&key) {
                let message = say!["the key `", super::syntax::print(key), "` stands twice"];
                self.error("duplicate-key", key, message, None);
            }
            seen.push(key);
            keys = Some(keys.map_or(key_type.clone(), |known| join(&known, &key_type)));
            values = Some(values.map_or(value_type.clone(), |known| join(&known, &value_type)));
        }
        Type::Map(Arc::new(keys.unwrap_or(Type::Dyn)), Arc::new(values.unwrap_or(Type::Dyn)))
    }

    /// A fault unless the term has the wanted type.
    fn expect(&mut self, term: &Term, found: &Type, wanted: &Type) {
        if fits(found, wanted) {
            return;
        }
        if matches!((found, wanted), (Type::Int, Type::Double) | (Type::Double, Type::Int)) {
            return self.number_mismatch(term, found);
        }
        let mend = match (wanted, found) {
            (Type::Bool, Type::List(_)) => {
                Some(say!["write `size(", super::syntax::print(term), ") > 0`"])
            }
            (Type::Bool, Type::String) => {
                Some(say!["compare it, as in `", super::syntax::print(term), " != \"\"`"])
            }
            (Type::Bool, Type::Choice(_)) => {
                Some(say!["compare it, as in `", super::syntax::print(term), " == …`"])
            }
            (Type::String, Type::Int | Type::Double | Type::Bool) => {
                Some(say!["write `string(", super::syntax::print(term), ")`"])
            }
            _ => None,
        };
        let message =
            say!["this is ", found.describe(), ", but ", wanted.describe(), " is needed here"];
        self.error("wrong-type", term, message, mend);
    }

    fn error(&mut self, code: &'static str, term: &Term, message: String, mend: Option<String>) {
        self.push(Fault::error(code, term.range.clone(), message).maybe_mend(mend));
    }

    fn warning(&mut self, code: &'static str, term: &Term, message: String, mend: Option<String>) {
        self.push(Fault::warning(code, term.range.clone(), message).maybe_mend(mend));
    }

    /// Takes a fault in the order of the source; after many, the rest would be noise.
    fn push(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            in_order(&mut self.faults, fault);
        }
    }

    fn bound_cost(&mut self, expression: &Expression) {
        let steps = cost(expression, self.environment.list_size());
        let mend = Some(String::from("walk over fewer lists inside one another"));
        if steps > COST_LIMIT {
            let message = "this could take more than thirty million steps on a long list".into();
            self.error("too-costly", expression.root(), message, mend);
        } else if steps > COST_WARNING {
            let message = "this could take more than a million steps on a long list".into();
            self.warning("costly", expression.root(), message, mend);
        }
    }
}

fn literal(value: &Value) -> Type {
    match value {
        Value::Null => Type::Null,
        Value::Bool(_) => Type::Bool,
        Value::Int(_) => Type::Int,
        Value::Double(_) => Type::Double,
        Value::String(_) => Type::String,
        _ => Type::Dyn,
    }
}
