//! Reads a connection: which preset, and what that has to know.

use crate::exchange::{Exchange, Request};
use crate::judged::Judged;
use crate::presets;
use crate::template;
use gradeglass_engine::delivery::read_connection;
use gradeglass_engine::document::{At, Content, Node};
use gradeglass_engine::problem::Problem;

/// A connection that can be carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Where to: the connection's address.
    pub url: String,
    /// How, where the preset leaves a choice.
    pub method: &'static str,
    /// Whether the receiver must name what it has stored, though its dialect has no word for that.
    pub must_name: bool,
    /// How a judgment is laid out; the judgment itself without one.
    pub body: Option<Node>,
    /// The dialect.
    pub dialect: presets::Dialect,
}

/// What a preset has to know of the page that sends: its address may carry what the platform needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The parameters of its address.
    pub query: Vec<(String, String)>,
}

impl Page {
    /// A parameter of the address.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Presets that can send several judgments in one request.
const TOGETHER: [&str; 5] = ["json", "json-lines", "cloudevents", "argilla", "kafka"];

/// Presets that lay a judgment out in a way of their own.
const OWN_BODY: [&str; 3] = ["label-studio", "argilla", "quepid"];

/// Reads a connection. There is a plan exactly when no problem is an error.
pub fn read_plan(node: &Node) -> (Option<Plan>, Vec<Problem>) {
    let (connection, mut problems) = read_connection(node);
    let at = At::root(node);
    let preset = at.get("preset").and_then(|it| it.text()).unwrap_or("json");
    if let Some(body) = at.given("body") {
        match OWN_BODY.contains(&preset) {
            true => {
                let message = format!("`{preset}` lays a judgment out by itself.");
                let cure = "say what goes where in `options`";
                problems.push(body.error("not-here", message).suggest(cure));
            }
            false => template::check(body, &mut problems),
        }
    }
    let several = at.get("batch").filter(|batch| batch.int() != Some(1));
    if let Some(batch) = several.filter(|_| !TOGETHER.contains(&preset)) {
        let message = format!("`{preset}` takes one judgment in a request.");
        problems.push(batch.error("not-here", message).suggest("leave `batch` out"));
    }
    let dialect = presets::read(preset, at, &mut problems);
    let sound = !problems.iter().any(Problem::is_error);
    let plan = connection.zip(dialect).filter(|_| sound).map(|(connection, dialect)| Plan {
        url: connection.url,
        method: match at.get("method").and_then(|it| it.text()) {
            Some("PUT") => "PUT",
            Some("PATCH") => "PATCH",
            _ => "POST",
        },
        must_name: at.get("confirm").and_then(|it| it.text()) == Some("body"),
        body: at.given("body").map(|body| body.node.clone()),
        dialect,
    });
    (plan, problems)
}

impl Plan {
    /// Begins to send judgments: one, or as many as the connection lets go together.
    pub fn begin(&self, judgments: Vec<Node>, page: &Page) -> Exchange {
        let judged = judgments.into_iter().map(|node| Judged { node }).collect();
        presets::begin(self, judged, page)
    }

    /// What keeps the answers of an open task at the receiver, where it has a place for that and the
    /// connection asks for it. `known` is the receiver's number of the draft that there is.
    pub fn draft(&self, unfinished: Node, known: Option<u32>) -> Option<Request> {
        presets::draft(self, &Judged { node: unfinished }, known)
    }

    /// The judgment as the receiver is to have it.
    pub fn laid_out(&self, judged: &Judged) -> Node {
        self.body.as_ref().map_or_else(|| judged.node.clone(), |body| template::fill(body, judged))
    }
}

/// The options of a preset, read with a word for each that is unknown, missing or of a wrong type.
pub struct Options<'a> {
    at: Option<&'a At<'a>>,
    root: &'a At<'a>,
    /// What is wrong.
    pub problems: &'a mut Vec<Problem>,
}

impl<'a> Options<'a> {
    /// The options of a connection; names not in `known` are problems.
    pub fn of(
        root: &'a At<'a>,
        at: Option<&'a At<'a>>,
        known: &[&str],
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        for (entry, value) in at.iter().flat_map(|at| at.entries()) {
            if !known.contains(&entry.key.as_str()) {
                let message = format!("This preset has no option `{}`.", entry.key);
                let cure = match known {
                    [] => "it has none".to_owned(),
                    _ => format!("it has {}", known.join(", ")),
                };
                problems.push(value.error("unknown-option", message).suggest(cure));
            }
        }
        Self { at, root, problems }
    }

    /// An option, if it is given.
    pub fn get(&self, name: &'a str) -> Option<At<'a>> {
        self.at?.given(name)
    }

    /// A text; `otherwise` where none is given.
    pub fn text(&mut self, name: &'a str, otherwise: &str) -> String {
        match self.get(name) {
            None => otherwise.to_owned(),
            Some(at) => match &at.node.content {
                Content::Text(text) => text.clone(),
                Content::Int(number) => number.to_string(),
                _ => {
                    self.problems.push(at.error("wrong-type", format!("`{name}` is a text.")));
                    otherwise.to_owned()
                }
            },
        }
    }

    /// A text that must be there.
    pub fn needed(&mut self, name: &'a str, what: &str) -> String {
        if self.get(name).is_none() {
            let message = format!("This preset needs the option `{name}`: {what}.");
            self.problems.push(self.root.error("missing-option", message));
        }
        self.text(name, "")
    }

    /// One of some words; the first where none is given.
    pub fn word(&mut self, name: &'a str, words: &[&'static str]) -> &'static str {
        let first = words.first().copied().unwrap_or_default();
        let Some(at) = self.get(name) else { return first };
        match words.iter().find(|word| at.text() == Some(word)) {
            Some(word) => word,
            None => {
                let message = format!("`{name}` is one of {}.", words.join(", "));
                self.problems.push(at.error("unknown-word", message));
                first
            }
        }
    }

    /// A list of texts; empty where none is given.
    pub fn texts(&mut self, name: &'a str) -> Vec<String> {
        let Some(at) = self.get(name) else { return Vec::new() };
        let texts: Option<Vec<String>> =
            at.items().map(|item| item.text().map(str::to_owned)).collect();
        match (texts, &at.node.content) {
            (Some(texts), Content::List(_)) => texts,
            _ => {
                self.problems.push(at.error("wrong-type", format!("`{name}` is a list of texts.")));
                Vec::new()
            }
        }
    }
}
