//! Where judgments go: a connection, read from the portal's document.

use crate::document::{Content, Entry, Node};
use crate::problem::Problem;

/// How long an answer may take where the connection does not say, in milliseconds.
pub const DEFAULT_TIMEOUT_MS: u64 = 30_000;

/// The shapes of a judgment that receivers take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The judgment itself, as JSON.
    Json,
}

/// How a judgment is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// POST.
    Post,
    /// PUT.
    Put,
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
}

const KEYS: [&str; 7] =
    ["preset", "url", "method", "headers", "timeout_ms", "credentials", "confirm"];

/// Keys that have a place in later versions.
const LATER_KEYS: [&str; 2] = ["body", "batch"];

/// Presets that have a place in later versions.
const LATER_PRESETS: [&str; 7] =
    ["cloudevents", "label-studio", "quepid", "argilla", "toloka", "mturk", "sagemaker"];

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
    let mut reader = Reader { problems: Vec::new() };
    let connection = reader.connection(node);
    let sound = reader.problems.iter().all(|problem| !problem.is_error());
    (connection.filter(|_| sound), reader.problems)
}

struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn connection(&mut self, node: &Node) -> Option<Connection> {
        let Content::Map(entries) = &node.content else {
            self.problem("wrong-type", "", node, "a connection is an object with a `url`".into());
            return None;
        };
        entries.iter().for_each(|entry| self.check_key(entry));
        let url = self.url(node);
        Some(Connection {
            preset: self.preset(node),
            method: self.word(node, "method", &[("POST", Method::Post), ("PUT", Method::Put)])?,
            headers: self.headers(node),
            timeout_ms: self.timeout_ms(node),
            credentials: self.word(node, "credentials", &CREDENTIALS)?,
            confirm: self.word(node, "confirm", &CONFIRM)?,
            url: url?,
        })
    }

    fn check_key(&mut self, entry: &Entry) {
        let key = entry.key.as_str();
        if LATER_KEYS.contains(&key) {
            let message = format!("`{key}` is not available in this version");
            self.problem("not-available", key, &entry.value, message);
        } else if !KEYS.contains(&key) {
            let message = format!("a connection has no key `{key}`; it has {}", listed(&KEYS));
            self.problem("unknown-key", key, &entry.value, message);
        }
    }

    fn preset(&mut self, node: &Node) -> Preset {
        let Some(preset) = node.get("preset") else { return Preset::Json };
        match text(preset) {
            Some("json") => {}
            Some(name) if LATER_PRESETS.contains(&name) => {
                let message =
                    format!("preset `{name}` is not available in this version; `json` is");
                self.problem("not-available", "preset", preset, message);
            }
            found => {
                let found = found.unwrap_or("something that is not a text");
                let message = format!("`preset` is `json`, not `{found}`");
                self.problem("unknown-preset", "preset", preset, message);
            }
        }
        Preset::Json
    }

    fn url(&mut self, node: &Node) -> Option<String> {
        let Some(url) = node.get("url") else {
            let message = "a connection needs `url`: where judgments go".to_owned();
            self.problem("missing-key", "", node, message);
            return None;
        };
        let fault = match text(url) {
            Some(text) => url_fault(text).map(|fault| format!("`url` {fault}: `{text}`")),
            None => Some("`url` is a text".to_owned()),
        };
        if let Some(message) = fault {
            self.problem("bad-url", "url", url, message);
            return None;
        }
        text(url).map(str::to_owned)
    }

    fn headers(&mut self, node: &Node) -> Vec<(String, String)> {
        let Some(headers) = node.get("headers") else { return Vec::new() };
        let Content::Map(entries) = &headers.content else {
            let message = "`headers` is an object of header names and texts".to_owned();
            self.problem("wrong-type", "headers", headers, message);
            return Vec::new();
        };
        entries.iter().filter_map(|entry| self.header(entry)).collect()
    }

    fn header(&mut self, entry: &Entry) -> Option<(String, String)> {
        let (name, path) = (&entry.key, format!("headers.{}", entry.key));
        match header_fault(name, text(&entry.value)) {
            Some(why) => {
                let message = format!("the header `{name}` cannot be set: {why}");
                self.problem("bad-header", &path, &entry.value, message);
                None
            }
            None => Some((name.clone(), text(&entry.value)?.to_owned())),
        }
    }

    fn timeout_ms(&mut self, node: &Node) -> u64 {
        let Some(timeout) = node.get("timeout_ms") else { return DEFAULT_TIMEOUT_MS };
        match timeout.content {
            Content::Int(ms @ 1_000..=600_000) => ms.unsigned_abs(),
            _ => {
                let message = "`timeout_ms` is a whole number of milliseconds from 1000 to 600000";
                self.problem("wrong-type", "timeout_ms", timeout, message.to_owned());
                DEFAULT_TIMEOUT_MS
            }
        }
    }

    /// One of some words; the first where nothing is said.
    fn word<T: Copy>(&mut self, node: &Node, key: &str, words: &[(&str, T)]) -> Option<T> {
        let Some(found) = node.get(key) else { return words.first().map(|(_, value)| *value) };
        let value = words.iter().find(|(word, _)| text(found) == Some(word)).map(|(_, it)| *it);
        if value.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("`{key}` is one of {}", listed(&words));
            self.problem("unknown-value", key, found, message);
        }
        value.or_else(|| words.first().map(|(_, value)| *value))
    }

    fn problem(&mut self, code: &'static str, path: &str, node: &Node, message: String) {
        self.problems.push(Problem::error(code, message).at(path, node.span));
    }
}

const CREDENTIALS: [(&str, Credentials); 3] = [
    ("same-origin", Credentials::SameOrigin),
    ("omit", Credentials::Omit),
    ("include", Credentials::Include),
];

const CONFIRM: [(&str, Confirm); 2] = [("body", Confirm::Body), ("status", Confirm::Status)];

fn text(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
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
fn header_fault(name: &str, value: Option<&str>) -> Option<&'static str> {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let taken = TAKEN_HEADERS.iter().find(|(taken, _)| name.eq_ignore_ascii_case(taken));
    match value {
        _ if name.is_empty() || !name.chars().all(token) => Some("that is not a header name"),
        _ if taken.is_some() => taken.map(|(_, why)| *why),
        None => Some("its value is a text"),
        Some(value) if !value.chars().all(|c| c == '\t' || (' '..='~').contains(&c)) => {
            Some("its value holds characters that a header cannot carry")
        }
        Some(_) => None,
    }
}
