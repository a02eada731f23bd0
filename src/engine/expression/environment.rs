//! What the checker may assume: variables with their types, and what is known to be there.

use super::Type;
use std::sync::Arc;

/// The variables that an expression may read.
#[derive(Debug, Clone, PartialEq)]
pub struct Environment {
    variables: Vec<(Arc<str>, Type)>,
    present: Vec<String>,
    list_size: u64,
}

impl Default for Environment {
    fn default() -> Self {
        Self::new()
    }
}

impl Environment {
    /// Lists are assumed to have at most so many items when costs are bounded, unless said
    /// otherwise: the longest page of results.
    pub const LIST_SIZE: u64 = 1_000;

    /// No variables.
    pub fn new() -> Self {
        Self { variables: Vec::new(), present: Vec::new(), list_size: Self::LIST_SIZE }
    }

    /// One variable more; a variable of the same name is replaced.
    pub fn with(mut self, name: impl Into<Arc<str>>, type_: Type) -> Self {
        let name = name.into();
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, type_));
        self
    }

    /// The same, with paths (as `answer.grade`) that are known to be there: what
    /// [`super::Checked::present`] says of a rule's `when` holds inside its `require`.
    pub fn assuming(mut self, present: impl IntoIterator<Item = String>) -> Self {
        self.present.extend(present);
        self
    }

    /// The same, with another bound on the length of lists.
    pub fn with_list_size(mut self, items: u64) -> Self {
        self.list_size = items;
        self
    }

    /// The type of a variable.
    pub fn variable(&self, name: &str) -> Option<&Type> {
        self.variables.iter().find(|(known, _)| known.as_ref() == name).map(|(_, type_)| type_)
    }

    /// The names of the variables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|(name, _)| name.as_ref())
    }

    /// The paths that are known to be there.
    pub(crate) fn present(&self) -> &[String] {
        &self.present
    }

    /// The bound on the length of lists.
    pub(crate) fn list_size(&self) -> u64 {
        self.list_size
    }
}
