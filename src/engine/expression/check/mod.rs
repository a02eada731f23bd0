//! The checker: what is wrong with an expression before any data exists.

use super::{Environment, Expression, Fault, Type};

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
pub fn check(_expression: &Expression, _environment: &Environment) -> Checked {
    Checked { type_: Type::Dyn, faults: Vec::new(), present: Vec::new() }
}

/// Checks an expression that must have a certain type: a rule must be a bool, a message a string.
pub fn check_as(expression: &Expression, environment: &Environment, _wanted: &Type) -> Checked {
    check(expression, environment)
}
