//! The syntax tree. Macros stay what the author wrote, so that lint, sentence forms and proofs can
//! work on it.

use super::{Function, Macro, Operator};
use crate::expression::Value;
use std::ops::Range;
use std::sync::Arc;

/// A part of an expression, and where it stands.
#[derive(Debug, Clone)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Where it stands in the source, in bytes.
    pub range: Range<usize>,
    /// How many levels of terms there are from here down; a leaf is 1. Bounds every walk's stack.
    depth: u16,
}

/// The kinds of term.
#[derive(Debug, Clone, PartialEq)]
pub enum TermKind {
    /// Null, a bool, a number or a string.
    Literal(Value),
    /// A variable: of the environment, or of a macro around it.
    Variable(Arc<str>),
    /// `[a, b]`
    List(Vec<Term>),
    /// `{k: v}`
    Map(Vec<(Term, Term)>),
    /// `operand.field`
    Select(Box<Term>, Arc<str>),
    /// `has(operand.field)`
    Has(Box<Term>, Arc<str>),
    /// `operand[index]`
    Index(Box<Term>, Box<Term>),
    /// `!operand`
    Not(Box<Term>),
    /// `-operand`
    Negate(Box<Term>),
    /// `a && b && c`: all members of one unparenthesised chain, at least two.
    And(Vec<Term>),
    /// `a || b || c`: all members of one unparenthesised chain, at least two.
    Or(Vec<Term>),
    /// `left operator right`
    Binary(Operator, Box<Term>, Box<Term>),
    /// `condition ? then : otherwise`
    Conditional(Box<[Term; 3]>),
    /// A function with its arguments; a receiver is the first of them.
    Call(Function, Vec<Term>),
    /// A macro over the items of a list or the keys of a map.
    Macro(Box<Comprehension>),
    /// Where the source could not be read. Evaluates to an error, checks as anything.
    Gap,
}

/// `range.all(variable, body)` and its like.
#[derive(Debug, Clone, PartialEq)]
pub struct Comprehension {
    /// Which macro.
    pub name: Macro,
    /// What is walked over.
    pub range: Term,
    /// The name of an item inside `filter` and `body`.
    pub variable: Arc<str>,
    /// The condition of `map(variable, condition, body)`.
    pub filter: Option<Term>,
    /// The condition, or for `map` the new item.
    pub body: Term,
}

impl Term {
    /// A term at a place in the source.
    pub fn new(kind: TermKind, range: Range<usize>) -> Self {
        let mut depth = 0;
        each_child(&kind, &mut |child| depth = depth.max(child.depth));
        Self { kind, range, depth: depth.saturating_add(1) }
    }

    /// How many levels of terms there are from here down; a leaf is 1.
    pub fn depth(&self) -> u16 {
        self.depth
    }

    /// Visits the terms directly under this one, in the order of the source.
    pub fn each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Term)) {
        each_child(&self.kind, visit);
    }
}

/// Two terms are equal when they say the same, wherever they stand.
impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

fn each_child<'a>(kind: &'a TermKind, visit: &mut dyn FnMut(&'a Term)) {
    match kind {
        TermKind::Literal(_) | TermKind::Variable(_) | TermKind::Gap => {}
        TermKind::Select(operand, _)
        | TermKind::Has(operand, _)
        | TermKind::Not(operand)
        | TermKind::Negate(operand) => visit(operand),
        TermKind::Index(left, right) | TermKind::Binary(_, left, right) => {
            visit(left);
            visit(right);
        }
        TermKind::List(items)
        | TermKind::And(items)
        | TermKind::Or(items)
        | TermKind::Call(_, items) => items.iter().for_each(visit),
        TermKind::Map(entries) => entries.iter().for_each(|(key, value)| {
            visit(key);
            visit(value);
        }),
        TermKind::Conditional(parts) => parts.iter().for_each(visit),
        TermKind::Macro(comprehension) => {
            visit(&comprehension.range);
            comprehension.filter.iter().for_each(&mut *visit);
            visit(&comprehension.body);
        }
    }
}
