//! The CEL profile: lexer, parser, types, checker, three-valued evaluator.
//!
//! Every expression of the profile is a valid expression of the Common Expression Language with
//! the same result, so that any receiver can check the same rules with a CEL library of its own
//! (<https://github.com/cel-expr/cel-spec>). What the profile leaves out is refused with a fault
//! that names it.
//!
//! [`parse`] reads a source, [`check`] finds what is wrong with it before any data exists,
//! [`evaluate`] computes its value over [`Bindings`]; parts that nobody has answered yet are
//! [`Value::Unknown`], and what depends on them is [`Outcome::Unknown`].

mod check;
mod cost;
mod environment;
mod evaluate;
mod fault;
mod reads;
mod suggest;
mod syntax;
mod types;
mod value;

#[cfg(test)]
mod tests;

pub use check::{Checked, check, check_as};
pub use cost::{COST_LIMIT, COST_WARNING, cost};
pub use environment::Environment;
pub use evaluate::{Bindings, Failure, FailureKind, Outcome, Variables, evaluate};
pub use fault::Fault;
pub use syntax::{
    Comprehension, Function, MAX_BYTES, MAX_DEPTH, MAX_TERMS, Macro, Operator, Piece, Template,
    Term, TermKind, parse, template,
};
pub use types::{Record, RecordField, Type};
pub use value::{Key, Map, Unknown, Value};

use crate::problem::Weight;
use std::sync::Arc;

/// An expression that has been read. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Expression {
    source: Arc<str>,
    root: Arc<Term>,
}

/// What [`parse`] found.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The expression, where anything could be read. With faults beside it, it has gaps: fit for
    /// checking further, not for use.
    pub expression: Option<Expression>,
    /// What is wrong, in the order of the source.
    pub faults: Vec<Fault>,
}

impl Parsed {
    /// The expression if it is fit for use: nothing is wrong with it that makes it unusable.
    pub fn usable(self) -> Option<Expression> {
        let broken = self.faults.iter().any(|fault| fault.weight == Weight::Error);
        self.expression.filter(|_| !broken)
    }
}

impl Expression {
    /// An expression made of terms, with the source that it was read from.
    pub(crate) fn new(source: impl Into<Arc<str>>, root: Term) -> Self {
        Self { source: source.into(), root: Arc::new(root) }
    }

    /// The source as its author wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The syntax tree.
    pub fn root(&self) -> &Term {
        &self.root
    }

    /// The expression printed from its tree: one line, one way to write it, reads back to the same.
    pub fn to_source(&self) -> String {
        syntax::print(&self.root)
    }

    /// Every path that it reads, each once: variables with the fields selected from them, as
    /// `answer.grade`; what is read of the items of a list, as `results[].answer.grade`.
    pub fn reads(&self) -> Vec<String> {
        reads::reads(&self.root)
    }
}
