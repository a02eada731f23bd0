//! What an expression comes to when nobody has answered yet: not a value, but every value that it
//! can have, each with the statement under which it has that one.

use crate::solver::Lit;
use gradeglass_engine::expression::Value;
use std::rc::Rc;
use std::sync::Arc;

/// A number of which only its place between the constants of the rules matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberId(pub usize);

/// A text of which only what the rules ask of it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub usize);

/// A condition: when it is true, and when it is false. Where neither, it fails or reads what is
/// absent. This is all that CEL's `&&`, `||`, `!` and `? :` need to be exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth {
    /// It comes to true.
    pub holds: Lit,
    /// It comes to false.
    pub broken: Lit,
}

impl Truth {
    /// It fails, whatever is answered.
    pub const FAILS: Self = Self { holds: Lit::FALSE, broken: Lit::FALSE };

    /// It is this, whatever is answered.
    pub fn constant(value: bool) -> Self {
        Self { holds: Lit::constant(value), broken: Lit::constant(!value) }
    }

    /// The opposite.
    pub fn not(self) -> Self {
        Self { holds: self.broken, broken: self.holds }
    }
}

/// What an expression can come to. Each kind but [`Symbol::Truth`] and [`Symbol::Cases`] says with
/// `defined` when it comes to anything at all.
#[derive(Debug, Clone)]
pub enum Symbol {
    /// True or false.
    Truth(Truth),
    /// One of these values: at most one of the statements holds; none, where it has no value.
    Cases(Rc<[(Lit, Value)]>),
    /// How many of these hold; `more` says that there are others, of which nothing is known.
    Count {
        /// What is counted.
        items: Rc<[Lit]>,
        /// Whether there are more.
        more: Lit,
        /// When it has a value.
        defined: Lit,
    },
    /// A number.
    Number {
        /// Which.
        id: NumberId,
        /// When it has a value.
        defined: Lit,
    },
    /// A text.
    Text {
        /// Which.
        id: TextId,
        /// When it has a value.
        defined: Lit,
    },
    /// A list: each item is there when its statement holds, in this order.
    Items {
        /// The items.
        items: Rc<[(Lit, Symbol)]>,
        /// Whether there are more, of which nothing is known.
        more: Lit,
        /// When it has a value.
        defined: Lit,
    },
    /// A map with known keys.
    Record {
        /// Its entries.
        parts: Rc<[Part]>,
        /// When it has a value.
        defined: Lit,
    },
    /// Anything, or nothing.
    Opaque,
}

/// One entry of a record.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its key.
    pub name: Arc<str>,
    /// When it is there.
    pub present: Lit,
    /// Its value. It has one exactly where it is there.
    pub value: Symbol,
}

impl Symbol {
    /// A value that does not depend on answers.
    pub fn constant(value: &Value) -> Self {
        match value {
            Value::Bool(value) => Self::Truth(Truth::constant(*value)),
            other => Self::Cases([(Lit::TRUE, other.clone())].into()),
        }
    }

    /// A map.
    pub fn record(parts: impl IntoIterator<Item = Part>) -> Self {
        Self::Record { parts: parts.into_iter().collect(), defined: Lit::TRUE }
    }
}

impl Part {
    /// An entry that is always there.
    pub fn always(name: &str, value: Symbol) -> Self {
        Self { name: name.into(), present: Lit::TRUE, value }
    }

    /// An entry that may be there.
    pub fn maybe(name: &str, present: Lit, value: Symbol) -> Self {
        Self { name: name.into(), present, value }
    }
}
