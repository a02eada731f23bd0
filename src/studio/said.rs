//! One thing that is said of a guideline: a problem that was read, or a finding that was proved.

use crate::source::{Edit, Source};
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_proofs::Level;
use gradeglass_wire::place;

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
    pub example: Option<Example>,
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

/// How something is mended with one press.
#[derive(Debug, Clone, PartialEq)]
pub enum Mending {
    /// This change of the text.
    Change(Edit),
    /// The part with this path goes.
    Remove(String),
    /// The example is added to the tests.
    AddTest,
}

impl Said {
    /// A problem, with the mend that it suggests.
    pub fn problem(problem: Problem, source: &Source<'_>) -> Self {
        let mend = problem.suggestion.as_deref().and_then(meant).zip(problem.span);
        let mend = mend.and_then(|(name, span)| written(source, span, name));
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
        let example = node.get("example").and_then(example);
        let remove = node.get("mend").and_then(|mend| string(mend.get("remove")?));
        let is_test = code == "missing-test" && example.is_some();
        let blames = items(node.get("blames"))
            .iter()
            .filter_map(|blame| string(blame.get("path").unwrap_or(blame)));
        Some(Self {
            level: match text("weight").as_deref() {
                Some("error") => Level::Error,
                Some("warning") => Level::Warning,
                _ => Level::Note,
            },
            span: place(root, &path),
            message: text("message").unwrap_or_default(),
            help: text("suggestion"),
            blames: placed(blames.collect(), root),
            mend: if is_test { Some(Mending::AddTest) } else { remove.map(Mending::Remove) },
            is_proved: true,
            code,
            path,
            example,
        })
    }

    /// Finds its places again in a document that has changed.
    pub(crate) fn place(&mut self, root: &Node) {
        self.span = place(root, &self.path);
        for (path, span) in &mut self.blames {
            *span = place(root, path);
        }
    }
}

fn placed(paths: Vec<String>, root: &Node) -> Vec<(String, Option<Span>)> {
    let placed = |path: String| {
        let span = place(root, &path);
        (path, span)
    };
    paths.into_iter().map(placed).collect()
}

fn example(node: &Node) -> Option<Example> {
    Some(Example {
        task: node.get("task")?.clone(),
        answers: node.get("answers")?.clone(),
        fires: items(node.get("fires")).iter().filter_map(string).collect(),
    })
}

fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.content) {
        Some(Content::List(items)) => items,
        _ => &[],
    }
}

fn string(node: &Node) -> Option<String> {
    match &node.content {
        Content::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The name in "did you mean `name`?".
fn meant(suggestion: &str) -> Option<&str> {
    suggestion.strip_prefix("did you mean `")?.strip_suffix("`?")
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
