//! The CEL profile: lexer, parser, types, checker, three-valued evaluator.

/// A parsed expression.
#[derive(Debug, Clone)]
pub struct Expression {}

/// A type of the profile.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Anything: checked when it runs.
    Dyn,
}
