//! One thing that is said of a guideline: a problem that was read, or a finding that was proved.

use crate::edit::{find, remove, set_key};
use crate::source::{Edit, Source};
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_proofs::Level;
use gradeglass_wire::{canonical_json, place};
use std::sync::Arc;

/// One thing that is said.
#[derive(Debug, Clone)]
pub struct Said {
    /// A stable name for this kind of thing.
    pub code: String,
    /// How much it matters.
    pub level: Level,
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
    pub example: Option<Arc<Example>>,
    /// What mends it.
    pub mend: Option<Mending>,
    /// Whether it was proved, and not read.
    pub is_proved: bool,
}

/// A task with answers, as documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The task.
    pub task: Node,
    /// The answers.
    pub answers: Node,
    /// The rules that fire.
    pub fires: Vec<String>,
}

impl Example {
    /// As programs spell it.
    pub fn read(node: &Node) -> Option<Self> {
        Some(Self {
            task: node.get("task")?.clone(),
            answers: node.get("answers")?.clone(),
            fires: items(node.get("fires")).iter().filter_map(string).collect(),
        })
    }

    /// For programs.
    pub fn to_node(&self) -> Node {
        Node::map([
            ("task", self.task.clone()),
            ("answers", self.answers.clone()),
            ("fires", Node::list(self.fires.iter().map(Node::text))),
        ])
    }
}

/// How something is mended with one press.
#[derive(Debug, Clone, PartialEq)]
pub enum Mending {
    /// This change of the text.
    Change(Edit),
    /// The part with this path goes.
    Remove(String),
    /// A key of the part with this path has another text.
    Set {
        /// The part.
        path: String,
        /// The key.
        key: String,
        /// Its text.
        text: String,
    },
    /// The number with this path is another.
    Bound {
        /// The number's own path.
        path: String,
        /// How it is written.
        number: String,
    },
    /// The example is added to the tests.
    AddTest,
}

impl Mending {
    /// The mend of a finding as programs spell it.
    pub fn read(node: &Node) -> Option<Self> {
        if let Some(path) = node.get("remove") {
            return string(path).map(Self::Remove);
        }
        let set = node.get("set")?;
        let part = |name| string(set.get(name)?);
        if let Some(number) = set.get("number") {
            let path = [part("path")?, part("key")?].join(".");
            return Some(Self::Bound { path, number: canonical_json(number) });
        }
        Some(Self::Set { path: part("path")?, key: part("key")?, text: part("text")? })
    }

    /// The change of the text, where it is one that touches nothing else.
    pub fn change(&self, source: &Source<'_>, root: &Node) -> Option<Edit> {
        match self {
            Self::Change(edit) => Some(edit.clone()),
            Self::Remove(path) => remove(source, root, path),
            Self::Set { path, key, text } => set_key(source, root, path, key, text),
            Self::Bound { path, number } => {
                find(root, path)?.node()?.span.map(|span| Edit::at(span, number))
            }
            Self::AddTest => None,
        }
    }
}

impl Said {
    /// A problem, with the mend that it suggests.
    pub fn problem(problem: Problem, source: &Source<'_>) -> Self {
        let mend = mend_of_name(source, problem.span, problem.suggestion.as_deref());
        Self {
            code: problem.code.to_owned(),
            level: match problem.weight {
                Weight::Error => Level::Error,
                Weight::Warning => Level::Warning,
            },
            path: problem.path,
            span: problem.span,
            message: problem.message,
            help: problem.suggestion,
            blames: Vec::new(),
            example: None,
            mend: mend.map(Mending::Change),
            is_proved: false,
        }
    }

    /// A finding as programs spell it: what `gradeglass check --format json` gives. Its places are those
    /// of the document that was read.
    pub fn read(node: &Node, root: &Node) -> Option<Self> {
        let text = |name: &str| match node.get(name).map(|part| &part.content) {
            Some(Content::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let code = text("code")?;
        let path = text("path").unwrap_or_default();
        let example = node.get("example").and_then(Example::read).map(Arc::new);
        let mend = node.get("mend").and_then(Mending::read);
        let is_test = code == "missing-test" && example.is_some();
        Some(Self {
            level: match text("weight").as_deref() {
                Some("error") => Level::Error,
                Some("warning") => Level::Warning,
                _ => Level::Note,
            },
            span: place(root, &path),
            message: text("message").unwrap_or_default(),
            help: text("suggestion"),
            blames: placed(blamed(node.get("blames")), root),
            mend: if is_test { Some(Mending::AddTest) } else { mend },
            is_proved: true,
            code,
            path,
            example,
        })
    }

    /// The same, of a list that was given after another: a finding that was in that is only its number
    /// there, with what stands elsewhere now.
    pub fn read_again(node: &Node, before: &[Self], root: &Node) -> Option<Self> {
        let Some(Content::Int(number)) = node.get("as").map(|number| &number.content) else {
            return Self::read(node, root);
        };
        let mut said = before.get(usize::try_from(*number).ok()?)?.clone();
        if let Some(path) = node.get("path").and_then(string) {
            said.path = path;
        }
        if let Some(mend) = node.get("mend") {
            said.mend = Mending::read(mend);
        }
        if node.get("blames").is_some() {
            said.blames = placed(blamed(node.get("blames")), root);
        }
        said.place(root);
        Some(said)
    }

    /// Finds its places again in a document that has changed.
    pub(crate) fn place(&mut self, root: &Node) {
        self.span = place(root, &self.path);
        for (path, span) in &mut self.blames {
            *span = place(root, path);
        }
    }
}

fn blamed(blames: Option<&Node>) -> Vec<String> {
    let path = |blame: &Node| string(blame.get("path").unwrap_or(blame));
    items(blames).iter().filter_map(path).collect()
}

fn placed(paths: Vec<String>, root: &Node) -> Vec<(String, Option<Span>)> {
    let placed = |path: String| {
        let span = place(root, &path);
        (path, span)
    };
    paths.into_iter().map(placed).collect()
}

pub(crate) fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.content) {
        Some(Content::List(items)) => items,
        _ => &[],
    }
}

pub(crate) fn string(node: &Node) -> Option<String> {
    match &node.content {
        Content::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The change that a problem suggests: the name that was meant comes where another stands, or straight
/// quotes where curly ones do.
pub fn mend_of_name(
    source: &Source<'_>,
    span: Option<Span>,
    suggestion: Option<&str>,
) -> Option<Edit> {
    let (suggestion, span) = suggestion.zip(span)?;
    match straight(suggestion) {
        Some(text) => Some(Edit::at(span, in_straight_quotes(source, span, text))),
        None => written(source, span, meant(suggestion)?),
    }
}

/// The name in "did you mean `name`?".
fn meant(suggestion: &str) -> Option<&str> {
    suggestion.strip_prefix("did you mean `")?.strip_suffix("`?")
}

/// The text in "write `"text"` with straight quotes".
fn straight(suggestion: &str) -> Option<&str> {
    suggestion.strip_prefix("write `\"")?.strip_suffix("\"` with straight quotes")
}

/// Rules take either quotes; those that the document has around the rule would end it.
fn in_straight_quotes(source: &Source<'_>, span: Span, text: &str) -> String {
    let before = source.before(span.start).matches('"').count();
    let mark = if before % 2 == 1 || text.contains('"') { '\'' } else { '"' };
    format!("{mark}{text}{mark}")
}

/// Writes a name where another stands, in its quotes.
fn written(source: &Source<'_>, span: Span, name: &str) -> Option<Edit> {
    let found = source.slice(span);
    let quote = |quote: char| found.len() > 1 && found.starts_with(quote) && found.ends_with(quote);
    let is_name = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    if quote('"') || quote('\'') {
        let mark = found.get(..1)?;
        return Some(Edit::at(span, format!("{mark}{name}{mark}")));
    }
    let is_whole = name.contains('.') || !found.contains('.');
    if is_whole && !found.is_empty() && found.chars().all(is_name) {
        return Some(Edit::at(span, name));
    }
    // A path is blamed as a whole where its last name is what is not known.
    let (before, last) = found.rsplit_once('.')?;
    let start =
        Position { line: span.start.line, column: span.start.column + crate::columns(before) + 1 };
    let fits = span.start.line == span.end.line && last.chars().all(is_name);
    fits.then(|| Edit::at(Span { start, end: span.end }, name))
}
