//! Where judgments go: a connection, read from the portal's document.

use crate::document::shape::Shape;
use crate::document::tables::CONNECTION;
use crate::document::{At, Content, Node, check};
use crate::problem::Problem;

/// How long an answer may take where the connection does not say, in milliseconds.
pub const DEFAULT_TIMEOUT_MS: u64 = 30_000;

/// What knows the shape that the receiver takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The judgment itself, as JSON, or a list of them.
    Json,
    /// Any other shape: the presets, which are loaded when a connection asks for them, read the rest
    /// of the connection.
    Other,
}

/// How a judgment is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
}

/// What proves that the receiver has a judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Confirm {
    /// A JSON body that names the judgment's id.
    #[default]
    Body,
    /// Any 2xx that is not a web page: for receivers that answer 204, or that cannot be changed.
    Status,
}

/// Whether cookies travel along, as in the Fetch standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own origin.
    SameOrigin,
    /// Always.
    Include,
}

/// A receiver of judgments. It holds no secret: those come from the host's `authorize` callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Tells it from others: what annotators read, and what keeps its judgments apart from those of
    /// another with the same address.
    pub name: Option<String>,
    /// The shape of what is sent.
    pub preset: Preset,
    /// Where to: http(s), or relative to the page.
    pub url: String,
    /// POST where nothing is said.
    pub method: Method,
    /// More request headers, in order.
    pub headers: Vec<(String, String)>,
    /// How long an answer may take, in milliseconds.
    pub timeout_ms: u64,
    /// Same origin where nothing is said.
    pub credentials: Credentials,
    /// What proves delivery.
    pub confirm: Confirm,
    /// At most so many judgments in one request.
    pub batch: usize,
}

/// Each holds every judgment until it has delivered it.
const MOST_CONNECTIONS: usize = 8;

/// Request headers that a connection may not set, and why.
const TAKEN_HEADERS: [(&str, &str); 6] = [
    ("authorization", SECRET),
    ("proxy-authorization", SECRET),
    ("cookie", SECRET),
    ("idempotency-key", "it is the judgment's id"),
    ("content-type", "it follows from the preset"),
    ("content-length", "the browser sets it"),
];

const SECRET: &str =
    "secrets do not lie in a connection; give them through the `authorize` callback";

/// Reads a connection. No connection comes out where a problem is an error.
pub fn read_connection(node: &Node) -> (Option<Connection>, Vec<Problem>) {
    read(At::root(node))
}

/// Reads a connection, or a list of several that all get every judgment. Where a problem is an error
/// there is none: judgments that were sent to some of the receivers only would be missed at the others.
pub fn read_connections(node: &Node) -> (Vec<Connection>, Vec<Problem>) {
    let root = At::root(node);
    let read: Vec<_> = match node.content {
        Content::List(_) => root.items().map(read).collect(),
        _ => vec![read(root)],
    };
    let (connections, problems): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let connections: Option<Vec<_>> = connections.into_iter().collect();
    let mut problems: Vec<Problem> = problems.into_iter().flatten().collect();
    if connections.as_ref().is_some_and(|all| all.is_empty() || all.len() > MOST_CONNECTIONS) {
        problems.push(root.error("out-of-range", "A list of connections has 1 to 8 of them."));
        return (Vec::new(), problems);
    }
    (connections.unwrap_or_default(), problems)
}

fn read(root: At<'_>) -> (Option<Connection>, Vec<Problem>) {
    let mut problems = Vec::new();
    check(root, &Shape::Object(&CONNECTION), &mut problems);
    let faulty_url = root.get("url").and_then(url_problem);
    problems.extend(faulty_url);
    if let Some(headers) = root.get("headers") {
        let faults = headers.entries().filter_map(|(entry, at)| header_problem(&entry.key, at));
        problems.extend(faults);
    }
    let sound = !problems.iter().any(Problem::is_error);
    (sound.then(|| connection(&root)).flatten(), problems)
}

impl Connection {
    /// What its judgments are kept apart by: its whole address, without the query, which may change
    /// from visit to visit, and its name. Judgments for one receiver never reach another that is
    /// embedded in the same site.
    pub fn receiver(&self, whole_url: &str) -> String {
        let address = whole_url.split(['?', '#']).next().unwrap_or(whole_url);
        match &self.name {
            Some(name) => [address, "#", name].concat(),
            None => address.to_owned(),
        }
    }
}

/// What a sound document says.
fn connection(root: &At<'_>) -> Option<Connection> {
    let word = |key| root.get(key).and_then(|at| at.text());
    let headers = root.get("headers").map(|at| {
        let pairs = at.entries().filter_map(|(entry, at)| Some((entry.key.clone(), at.text()?)));
        pairs.map(|(name, value)| (name, value.to_owned())).collect()
    });
    Some(Connection {
        name: word("name").map(str::to_owned),
        preset: match word("preset") {
            Some("json") | None if root.given("body").is_none() => Preset::Json,
            _ => Preset::Other,
        },
        url: word("url")?.to_owned(),
        method: match word("method") {
            Some("PUT") => Method::Put,
            Some("PATCH") => Method::Patch,
            _ => Method::Post,
        },
        headers: headers.unwrap_or_default(),
        timeout_ms: root
            .get("timeout_ms")
            .and_then(|at| at.int())
            .map_or(DEFAULT_TIMEOUT_MS, i64::unsigned_abs),
        credentials: match word("credentials") {
            Some("omit") => Credentials::Omit,
            Some("include") => Credentials::Include,
            _ => Credentials::SameOrigin,
        },
        confirm: match word("confirm") {
            Some("status") => Confirm::Status,
            _ => Confirm::Body,
        },
        batch: root.get("batch").and_then(|at| at.count()).map_or(1, |most| most as usize),
    })
}

fn url_problem(url: At<'_>) -> Option<Problem> {
    let text = url.text()?;
    let fault = url_fault(text)?;
    Some(url.error("bad-url", format!("`{}` {fault}.", text.escape_debug())))
}

fn header_problem(name: &str, value: At<'_>) -> Option<Problem> {
    let why = header_fault(name, value.text()?)?;
    let message = format!("The header `{}` cannot be set: {why}.", name.escape_debug());
    Some(value.error("bad-header", message))
}

/// What is wrong with a URL, judged by its scheme and authority; the browser resolves the rest.
fn url_fault(url: &str) -> Option<&'static str> {
    if url.trim().is_empty() {
        return Some("is empty");
    }
    if url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Some("holds white space or control characters");
    }
    let head = url.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = head.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let authority = url.split_once("//").map(|(_, rest)| rest).unwrap_or_default();
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.as_deref() {
        Some("http" | "https") | None if authority.contains('@') => Some("holds a user name"),
        Some("http" | "https") | None => None,
        Some(_) => Some("is neither http(s) nor relative"),
    }
}

/// What is wrong with a request header (RFC 9110, section 5).
fn header_fault(name: &str, value: &str) -> Option<&'static str> {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let taken = TAKEN_HEADERS.iter().find(|(taken, _)| name.eq_ignore_ascii_case(taken));
    match taken {
        _ if name.is_empty() || !name.chars().all(token) => Some("that is not a header name"),
        Some((_, why)) => Some(why),
        None if !value.chars().all(|c| c == '\t' || (' '..='~').contains(&c)) => {
            Some("its value holds characters that a header cannot carry")
        }
        None => None,
    }
}
