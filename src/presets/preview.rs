//! What a connection would send, without sending it.

use crate::exchange::{Act, Request, Step, stored};
use crate::plan::{Page, Plan};
use gradeglass_engine::document::Node;
use gradeglass_wire::pretty_json;
use gradeglass_wire::{Format, read_text};

/// A judgment to try a connection with.
pub const SAMPLE: &str = include_str!("sample.json");

/// One thing that would be done, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// As `POST https://…`, or what happens in the page.
    pub what: String,
    /// Headers of the preset, without the connection's and the host's.
    pub headers: Vec<(String, String)>,
    /// What is sent, JSON laid out for people.
    pub body: String,
}

/// What the plan would do first with this judgment. Later steps depend on what the receiver answers.
pub fn preview(plan: &Plan, judgment: Node, page: &Page) -> Shown {
    match plan.begin(vec![judgment], page).next(None) {
        Step::Do(Act::Send(request)) => of_request(&request),
        Step::Do(Act::Form { action, fields }) => {
            let lines = fields.iter().map(|(name, value)| format!("{name} = {value}\n"));
            shown(format!("a form to {action}"), lines.collect())
        }
        Step::Do(Act::Crowd { field, value }) => {
            shown("the page's <crowd-form>".to_owned(), format!("{field} = {value}\n"))
        }
        Step::Do(Act::Message { origin, message }) => {
            shown(format!("a message to the parent window at {origin}"), pretty_json(&message))
        }
        Step::Done(answer) if answer == stored(&[]) => shown("nothing".to_owned(), String::new()),
        Step::Done(answer) => shown("nothing".to_owned(), format!("{:?}", answer.body)),
    }
}

fn of_request(request: &Request) -> Shown {
    let body = request.body.clone().unwrap_or_default();
    let lines = body.lines().map(|line| match read_text(line, Format::Json).node {
        Some(node) => pretty_json(&node),
        None => line.to_owned(),
    });
    Shown {
        what: format!("{} {}", request.method, request.url),
        headers: request.headers.clone(),
        body: lines.collect(),
    }
}

fn shown(what: String, body: String) -> Shown {
    Shown { what, headers: Vec::new(), body }
}
