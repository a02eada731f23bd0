//! The presets as WebAssembly. JSON text goes in and comes out; `www/presets.js` carries out what comes
//! out. Converts and delegates.

use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::problem::Problem;
use gradeglass_presets::{
    Act, Exchange, Page, Plan, SAMPLE, Step, pairs_to_node, preview, read_plan,
};
use gradeglass_wire::{Format, canonical_json, read_text};
use wasm_bindgen::prelude::wasm_bindgen;

/// A connection that can be carried out.
#[wasm_bindgen]
pub struct Connection {
    plan: Option<Plan>,
    problems: Vec<Problem>,
}

#[wasm_bindgen]
impl Connection {
    /// Reads a connection from JSON text.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Self {
        let read = read_text(text, Format::Json);
        let (plan, problems) = read.node.as_ref().map(read_plan).unwrap_or_default();
        Self { plan, problems: [read.problems, problems].concat() }
    }

    /// What is wrong with it: a JSON list of `{ path, message, suggestion, error }`.
    pub fn problems(&self) -> String {
        let problem = |problem: &Problem| {
            let suggestion = problem.suggestion.as_ref().map_or_else(Node::null, Node::text);
            Node::map([
                ("path", Node::text(&problem.path)),
                ("message", Node::text(&problem.message)),
                ("suggestion", suggestion),
                ("error", Node::bool(problem.is_error())),
            ])
        };
        canonical_json(&Node::list(self.problems.iter().map(problem)))
    }

    /// Begins to send judgments, a JSON list; none where the connection or the list is unsound.
    /// `query` is the page's own, as a JSON list of pairs.
    pub fn begin(&self, judgments: &str, query: &str) -> Option<Sending> {
        let judgments = match read_text(judgments, Format::Json).node?.content {
            Content::List(list) => list,
            _ => return None,
        };
        Some(Sending { exchange: self.plan.as_ref()?.begin(judgments, &page_of(query)) })
    }

    /// What keeps the answers of an open task (a judgment without what only its end gives), as JSON
    /// `{ "send": … }`; none where the receiver has no place for them.
    pub fn draft(&self, unfinished: &str, known: Option<u32>) -> Option<String> {
        let unfinished = read_text(unfinished, Format::Json).node?;
        let request = self.plan.as_ref()?.draft(unfinished, known)?;
        Some(canonical_json(&Step::Do(Act::Send(request)).to_node()))
    }

    /// What would be sent of this judgment (JSON text; a sample where it is empty), as JSON
    /// `{ what, headers, body }`.
    pub fn preview(&self, judgment: &str, query: &str) -> Option<String> {
        let text = if judgment.trim().is_empty() { SAMPLE } else { judgment };
        let judgment = read_text(text, Format::Json).node?;
        let shown = preview(self.plan.as_ref()?, judgment, &page_of(query));
        Some(canonical_json(&Node::map([
            ("what", Node::text(shown.what)),
            ("headers", pairs_to_node(&shown.headers)),
            ("body", Node::text(shown.body)),
        ])))
    }
}

/// A judgment to try connections with, as JSON text.
#[wasm_bindgen]
pub fn sample() -> String {
    SAMPLE.to_owned()
}

/// Judgments on their way.
#[wasm_bindgen]
pub struct Sending {
    exchange: Exchange,
}

#[wasm_bindgen]
impl Sending {
    /// The first thing to do, as JSON: see [`Sending::next`].
    pub fn first(&mut self) -> String {
        canonical_json(&self.exchange.next(None).to_node())
    }

    /// What to do after this answer, as JSON: `{ "send": … }`, `{ "form": … }`, `{ "crowd": … }`,
    /// `{ "message": … }`, or `{ "done": { status, body } }`.
    pub fn next(&mut self, status: u16, media_type: &str, body: &str) -> String {
        let body = Body::of(media_type, body, |text| read_text(text, Format::Json).node);
        let answer = Answer { status, retry_after_ms: None, body };
        canonical_json(&self.exchange.next(Some(answer)).to_node())
    }
}

fn page_of(query: &str) -> Page {
    let text = |node: Option<&Node>| match node.map(|node| &node.content) {
        Some(Content::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let pair = |node: &Node| match &node.content {
        Content::List(pair) => Some((text(pair.first())?, text(pair.get(1))?)),
        _ => None,
    };
    match read_text(query, Format::Json).node.map(|node| node.content) {
        Some(Content::List(list)) => Page { query: list.iter().filter_map(pair).collect() },
        _ => Page::default(),
    }
}
