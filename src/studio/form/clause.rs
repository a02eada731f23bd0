//! The clauses of a form.

/// A condition as clauses.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Whether all of them must hold, or any.
    pub join: Join,
    /// The clauses, in the order of the source.
    pub clauses: Vec<Clause>,
}

/// How clauses go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// All must hold.
    All,
    /// One is enough.
    Any,
}

/// One clause. A path is as conditions have it: `answer.grade`.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// It is one of these, or none of these.
    OneOf {
        /// What is asked.
        path: String,
        /// The options.
        options: Vec<String>,
        /// Whether it must be none of them instead.
        not: bool,
    },
    /// A list has this option, or lacks it.
    Includes {
        /// The list.
        path: String,
        /// The option.
        option: String,
        /// Whether it must lack it instead.
        not: bool,
    },
    /// It is answered, or there; or not.
    Answered {
        /// What is asked.
        path: String,
        /// Whether it must not be there instead.
        not: bool,
    },
    /// A list or text has so many items or characters.
    Count {
        /// The list or text.
        path: String,
        /// How it compares.
        comparison: Comparison,
        /// With what.
        number: i64,
    },
    /// A number compares with another.
    Number {
        /// What is asked.
        path: String,
        /// How it compares.
        comparison: Comparison,
        /// With what, as it is written.
        number: String,
    },
    /// Anything else, as it is written.
    Code(String),
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// All of them, as forms offer them.
    pub const ALL: [Self; 6] =
        [Self::Equal, Self::NotEqual, Self::AtLeast, Self::AtMost, Self::More, Self::Less];

    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// The key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::NotEqual => "not-equal",
            Self::Less => "less",
            Self::AtMost => "at-most",
            Self::More => "more",
            Self::AtLeast => "at-least",
        }
    }
}

impl Clause {
    /// What it asks; nothing where it is code.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::OneOf { path, .. }
            | Self::Includes { path, .. }
            | Self::Answered { path, .. }
            | Self::Count { path, .. }
            | Self::Number { path, .. } => Some(path),
            Self::Code(_) => None,
        }
    }
}

impl Form {
    /// The options that a form over choices asks of a path; none where it does not speak of it.
    pub fn choice(&self, path: &str) -> Option<&[String]> {
        self.clauses.iter().find_map(|clause| match clause {
            Clause::OneOf { path: own, options, not: false } if own == path => {
                Some(options.as_slice())
            }
            _ => None,
        })
    }

    /// The same with an option of a path put in or taken out. Without any the path is not asked.
    #[must_use]
    pub fn with_choice(mut self, path: &str, option: &str, chosen: bool) -> Self {
        let mut options = self.choice(path).unwrap_or_default().to_vec();
        options.retain(|one| one != option);
        if chosen {
            options.push(option.to_owned());
        }
        let is_own = |clause: &Clause| matches!(clause, Clause::OneOf { path: own, not: false, .. } if own == path);
        let at = self.clauses.iter().position(is_own);
        let clause = Clause::OneOf { path: path.to_owned(), options, not: false };
        let is_empty = matches!(&clause, Clause::OneOf { options, .. } if options.is_empty());
        match at {
            Some(at) if is_empty => {
                self.clauses.remove(at);
            }
            Some(at) => {
                if let Some(own) = self.clauses.get_mut(at) {
                    *own = clause;
                }
            }
            None if is_empty => {}
            None => self.clauses.push(clause),
        }
        self
    }
}
