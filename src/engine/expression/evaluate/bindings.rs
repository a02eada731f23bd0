//! What an expression is evaluated over.

use crate::expression::Value;
use std::borrow::Cow;

/// Values of variables. Implement it to lend values that live elsewhere; [`Variables`] holds its own.
pub trait Bindings {
    /// The value of a variable, if there is one.
    fn get(&self, name: &str) -> Option<&Value>;
}

/// A few variables with their values.
#[derive(Debug, Clone, Default)]
pub struct Variables {
    variables: Vec<(Cow<'static, str>, Value)>,
}

impl Variables {
    /// No variables.
    pub fn new() -> Self {
        Self::default()
    }

    /// One variable more; a variable of the same name is replaced.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: Value) -> Self {
        self.set(name, value);
        self
    }

    /// Sets a variable.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        match self.variables.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.variables.push((name, value)),
        }
    }
}

impl Bindings for Variables {
    fn get(&self, name: &str) -> Option<&Value> {
        self.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl Bindings for [(&str, Value)] {
    fn get(&self, name: &str) -> Option<&Value> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}
