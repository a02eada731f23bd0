//! The operators, functions and macros of the profile, and how each is written.

/// The macros that walk over a list or map. (`has` is a term of its own.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Macro {
    /// The condition holds for every item.
    All,
    /// The condition holds for some item.
    Exists,
    /// The condition holds for exactly one item.
    ExistsOne,
    /// The items for which the condition holds.
    Filter,
    /// A new item for each.
    Map,
}

/// Operators between two operands, without `&&` and `||`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `in`
    In,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
}

/// The functions of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `size(x)` or `x.size()`: code points of a string, items of a list, entries of a map.
    Size,
    /// `text.contains(part)`
    Contains,
    /// `text.startsWith(part)`
    StartsWith,
    /// `text.endsWith(part)`
    EndsWith,
    /// `int(x)`
    Int,
    /// `double(x)`
    Double,
    /// `string(x)`
    String,
}

impl Operator {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::In => "in",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
        }
    }
}

impl Function {
    /// All of them, for suggestions.
    pub(crate) const ALL: [Self; 7] = [
        Self::Size,
        Self::Contains,
        Self::StartsWith,
        Self::EndsWith,
        Self::Int,
        Self::Double,
        Self::String,
    ];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Contains => "contains",
            Self::StartsWith => "startsWith",
            Self::EndsWith => "endsWith",
            Self::Int => "int",
            Self::Double => "double",
            Self::String => "string",
        }
    }

    /// Whether it is written after its first argument, as in `text.contains(part)`.
    pub fn has_receiver(self) -> bool {
        matches!(self, Self::Contains | Self::StartsWith | Self::EndsWith)
    }
}

impl Macro {
    /// All of them, for suggestions.
    pub(crate) const ALL: [Self; 5] =
        [Self::All, Self::Exists, Self::ExistsOne, Self::Filter, Self::Map];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Exists => "exists",
            Self::ExistsOne => "exists_one",
            Self::Filter => "filter",
            Self::Map => "map",
        }
    }
}
