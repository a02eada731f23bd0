//! Tokens: what the lexer hands to the parser.

use std::ops::Range;
use std::sync::Arc;

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub range: Range<usize>,
}

/// The kinds of token. Text of names and numbers is read from the source.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    /// A whole number, decimal or `0x`.
    Int,
    /// A number with a fraction or an exponent.
    Double,
    /// A text, escapes resolved.
    String(Arc<str>),
    /// A name, a reserved word or `true`, `false`, `null`, `in`.
    Name,
    /// A sign.
    Sign(Sign),
    /// Something that has its fault already; the parser leaves a gap for it.
    Faulty,
    /// After the last token.
    End,
}

/// Signs of the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Bang,
    Question,
    Colon,
    Dot,
    Comma,
    RoundOpen,
    RoundClose,
    SquareOpen,
    SquareClose,
    BraceOpen,
    BraceClose,
}

impl Sign {
    /// As it is written.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::And => "&&",
            Self::Or => "||",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Star => "*",
            Self::Slash => "/",
            Self::Percent => "%",
            Self::Bang => "!",
            Self::Question => "?",
            Self::Colon => ":",
            Self::Dot => ".",
            Self::Comma => ",",
            Self::RoundOpen => "(",
            Self::RoundClose => ")",
            Self::SquareOpen => "[",
            Self::SquareClose => "]",
            Self::BraceOpen => "{",
            Self::BraceClose => "}",
        }
    }
}

/// Whether a text can stand as a name after a dot: letters, digits and `_`, no digit first.
pub(crate) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(starts_name) && bytes.all(continues_name)
}

pub(crate) fn starts_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

pub(crate) fn continues_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Words that CEL keeps for its hosts' languages: no variable can have their name, a field can.
pub(crate) const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];
