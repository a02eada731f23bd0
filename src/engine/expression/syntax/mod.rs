//! From source text to a syntax tree and back.

mod call;
mod lexer;
mod literal;
mod parser;
mod primary;
mod print;
mod recover;
mod string;
mod template;
mod term;
mod token;
mod words;

pub use parser::{MAX_BYTES, MAX_DEPTH, MAX_TERMS};
pub use template::{Piece, Template, template};
pub use term::{Comprehension, Term, TermKind};
pub use words::{Function, Macro, Operator};

pub(crate) use print::print;

use super::fault::{Fault, say};
use super::{Expression, Parsed};
use parser::Parser;

/// Reads an expression. Never stops at the first fault, and never panics, whatever the source.
pub fn parse(source: &str) -> Parsed {
    if source.len() > MAX_BYTES {
        let message = say!["an expression can have at most 65536 bytes"];
        let fault = Fault::error("too-long", 0..source.len(), message);
        return Parsed { expression: None, faults: vec![fault] };
    }
    let mut parser = Parser::new(source, 0);
    let root = parser.whole();
    let faults = parser.into_faults();
    let expression = (root.kind != TermKind::Gap).then(|| Expression::new(source, root));
    Parsed { expression, faults }
}
