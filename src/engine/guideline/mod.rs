//! A guideline: the fields that are asked, the rules that guard them, and the words around them.
//!
//! [`Guideline`] is what the rest of the engine works with: everything in it has been checked. The
//! readers beside it turn a document into a guideline and a list of problems, and never stop at
//! the first.

mod example;
mod field;
mod localized;
mod read;
mod rule;

pub use example::test_task;
pub use field::{ChoiceOption, Field, FieldKind, Scope, TaxonomyNode};
pub use localized::Localized;
pub use read::{environment, read_guideline};
pub use rule::{Condition, Override, Rule, RuleMessage, Severity};

use crate::document::Node;
use crate::expression::RecordField;
use crate::protection::Policy;

/// The format version that this engine reads and writes.
pub const FORMAT: i64 = 1;

/// A guideline that has been read and checked.
#[derive(Debug, Clone)]
pub struct Guideline {
    /// Names the guideline through all its versions.
    pub id: String,
    /// Semantic version.
    pub version: String,
    /// `sha256:…` over its canonical JSON, given by the wire layer.
    pub hash: String,
    /// What people call it.
    pub title: Localized,
    /// Every text exists in each of these; the first is the fallback.
    pub languages: Vec<String>,
    /// The data that a task brings, by variable (`query`, `result`, `task`), typed.
    pub inputs: Inputs,
    /// What is asked, in the order in which it is shown.
    pub fields: Vec<Field>,
    /// What must hold.
    pub rules: Vec<Rule>,
    /// The guideline's own tests.
    pub tests: Vec<GuidelineTest>,
    /// The operating procedure, as CommonMark, if there is one.
    pub sop: Option<Localized>,
    /// The default cover policy with this guideline's changes.
    pub policy: Policy,
}

/// The types of what a task brings.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Parts of `query`.
    pub query: Vec<RecordField>,
    /// The card kind expected of results, if the guideline names one.
    pub card: Option<String>,
    /// Parts of `result.data`.
    pub result_data: Vec<RecordField>,
    /// Parts of `task`.
    pub task: Vec<RecordField>,
}

/// One of the guideline's own tests: these answers make exactly these rules fire.
#[derive(Debug, Clone)]
pub struct GuidelineTest {
    /// What it shows.
    pub name: String,
    /// The task, as a document in the shape of a task (defaults filled in by the runner).
    pub task: Node,
    /// The answers, as a document in the shape of a judgment's `answers`.
    pub answers: Node,
    /// The rules that must fire, and no others.
    pub expect: Vec<String>,
}

impl Guideline {
    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The fields of one scope, in order.
    pub fn fields_of(&self, scope: Scope) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.scope == scope)
    }
}
