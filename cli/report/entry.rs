//! One thing that is said of a document: a problem that was read, or a finding that was proved.

use gradeglass_engine::document::{Node, Span};
use gradeglass_engine::problem::{self, Problem};
use gradeglass_proofs::{Finding, Level, Witness};
use gradeglass_studio::{Edit, Mending, Source, mend_of_name};
use gradeglass_wire::place;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Good to know.
    Note,
    /// The document works, but its author should know.
    Warning,
    /// The document cannot be used as it is.
    Error,
}

/// One thing that is said.
#[derive(Debug, Clone)]
pub struct Entry {
    /// A stable name for this kind of thing.
    pub code: &'static str,
    /// How much it matters.
    pub weight: Weight,
    /// Where it is inside the document.
    pub path: String,
    /// Where it is in the source.
    pub span: Option<Span>,
    /// One sentence.
    pub message: String,
    /// What could be done about it.
    pub help: Option<String>,
    /// Other parts that are to blame, with their places.
    pub blames: Vec<(String, Option<Span>)>,
    /// An example of a judgment.
    pub witness: Option<Witness>,
    /// What was proved, as programs read it; none of what was only read.
    pub proved: Option<Node>,
    /// A change of the text that mends it and touches nothing else.
    pub mend: Option<Edit>,
}

impl From<Problem> for Entry {
    fn from(problem: Problem) -> Self {
        Self {
            code: problem.code,
            weight: match problem.weight {
                problem::Weight::Error => Weight::Error,
                problem::Weight::Warning => Weight::Warning,
            },
            path: problem.path,
            span: problem.span,
            message: problem.message,
            help: problem.suggestion,
            blames: Vec::new(),
            witness: None,
            proved: None,
            mend: None,
        }
    }
}

impl Entry {
    /// What is said of the part with this path.
    pub fn of(root: &Node, path: String, code: &'static str, said: (Weight, String)) -> Self {
        let (weight, message) = said;
        Self {
            code,
            weight,
            span: place(root, &path).filter(|_| !path.is_empty()),
            path,
            message,
            help: None,
            blames: Vec::new(),
            witness: None,
            proved: None,
            mend: None,
        }
    }

    /// A finding, with its places in the document that was read.
    pub fn proved(finding: Finding, root: &Node) -> Self {
        let proved = finding.to_node(&|path| place(root, path));
        let blames = finding.blames.into_iter().map(|path| {
            let span = place(root, &path);
            (path, span)
        });
        Self {
            code: finding.kind.code(),
            weight: match finding.level {
                Level::Error => Weight::Error,
                Level::Warning => Weight::Warning,
                Level::Note => Weight::Note,
            },
            span: place(root, &finding.path),
            path: finding.path,
            message: finding.message,
            help: finding.help,
            blames: blames.collect(),
            witness: finding.witness,
            proved: Some(proved),
            mend: None,
        }
    }
}

impl Entry {
    /// The same, with the change of the text that mends it where there is one.
    pub fn mended(self, lines: &Source<'_>, root: Option<&Node>) -> Self {
        let mend = match &self.proved {
            Some(proved) => {
                let mend = proved.get("mend").and_then(Mending::read).zip(root);
                mend.and_then(|(mend, root)| mend.change(lines, root))
            }
            None => mend_of_name(lines, self.span, self.help.as_deref()),
        };
        Self { mend, ..self }
    }
}

/// How many there are of each weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// What makes the document unusable.
    pub errors: usize,
    /// What its author should know.
    pub warnings: usize,
    /// What is good to know.
    pub notes: usize,
}

impl Count {
    /// Counts them.
    pub fn of(entries: &[Entry]) -> Self {
        let count = |weight| entries.iter().filter(|entry| entry.weight == weight).count();
        let [errors, warnings, notes] = [Weight::Error, Weight::Warning, Weight::Note].map(count);
        Self { errors, warnings, notes }
    }

    /// Counts problems.
    pub fn of_problems(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|problem| problem.is_error()).count();
        Self { errors, warnings: problems.len() - errors, notes: 0 }
    }

    /// As `2 errors, 1 warning`; notes are told elsewhere.
    pub fn words(self) -> String {
        let some = |number: usize, one: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            many => Some(format!("{many} {one}s")),
        };
        let parts: Vec<String> = [some(self.errors, "error"), some(self.warnings, "warning")]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() { "nothing wrong".to_owned() } else { parts.join(", ") }
    }
}
