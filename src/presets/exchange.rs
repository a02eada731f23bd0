//! What passes between a preset and whoever carries it out.

use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::Node;

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `PATCH`.
    pub method: &'static str,
    /// Where to.
    pub url: String,
    /// The preset's own headers, besides the connection's and the host's.
    pub headers: Vec<(String, String)>,
    /// What is sent.
    pub body: Option<String>,
    /// Whether this goes to an address that the receiver named, not the connection: the headers of
    /// the connection and of the host, and cookies, stay away from it.
    pub foreign: bool,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// A request by `fetch`.
    Send(Request),
    /// A real form, posted by the page itself, which is left by that.
    Form {
        /// Where to.
        action: String,
        /// Names and values.
        fields: Vec<(String, String)>,
    },
    /// The page's own `<crowd-form>`, with this field set, is submitted.
    Crowd {
        /// The field's name.
        field: String,
        /// Its value.
        value: String,
    },
    /// A message to the window that holds this one. It is answered by
    /// `{"gradeglass": 1, "stored": [id]}` from the same origin.
    Message {
        /// The only origin that may read and answer it.
        origin: String,
        /// The message.
        message: Node,
    },
}

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Do this, and say what was answered.
    Do(Act),
    /// It is over: this is what the outbox is to hear.
    Done(Answer),
}

/// Judgments on their way through the steps of a preset.
pub struct Exchange {
    /// What comes next, given the last answer; none at the beginning.
    next: Box<dyn FnMut(Option<Answer>) -> Step>,
}

impl Exchange {
    /// Made of the function that goes on.
    pub fn new(next: impl FnMut(Option<Answer>) -> Step + 'static) -> Self {
        Self { next: Box::new(next) }
    }

    /// One act, whose answer is then made into what the outbox is to hear.
    pub fn single(act: Act, hear: impl Fn(Answer) -> Answer + 'static) -> Self {
        Self::new(move |answer| match answer {
            None => Step::Do(act.clone()),
            Some(answer) => Step::Done(hear(answer)),
        })
    }

    /// What comes next.
    pub fn next(&mut self, answer: Option<Answer>) -> Step {
        (self.next)(answer)
    }
}

impl Request {
    /// A POST of JSON.
    pub fn post(url: impl Into<String>, body: String) -> Self {
        Self {
            method: "POST",
            url: url.into(),
            headers: vec![("Content-Type".to_owned(), "application/json".to_owned())],
            body: Some(body),
            foreign: false,
        }
    }

    /// A GET.
    pub fn get(url: impl Into<String>) -> Self {
        Self { method: "GET", url: url.into(), headers: Vec::new(), body: None, foreign: false }
    }

    /// With one more header, in place of one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// With another method.
    #[must_use]
    pub fn method(self, method: &'static str) -> Self {
        Self { method, ..self }
    }
}

/// Whether the receiver says that all is well. A web page never says so.
pub fn is_good(answer: &Answer) -> bool {
    (200..=299).contains(&answer.status) && answer.body != Body::Html
}

/// The answer that says: these are stored.
pub fn stored(ids: &[String]) -> Answer {
    let ids = Node::list(ids.iter().map(Node::text));
    Answer { status: 200, retry_after_ms: None, body: Body::Json(Node::map([("stored", ids)])) }
}

/// A refusal in our own words: trying again does not help.
pub fn refused(detail: impl Into<String>) -> Answer {
    said(422, detail)
}

/// Something that passes, in our own words.
pub fn not_yet(detail: impl Into<String>) -> Answer {
    said(425, detail)
}

fn said(status: u16, detail: impl Into<String>) -> Answer {
    let body = Node::map([("detail", Node::text(detail))]);
    Answer { status, retry_after_ms: None, body: Body::Json(body) }
}
