//! What a receiver's answer means for a judgment.
//!
//! A 2xx alone proves little: captive portals, login pages and misrouted proxies answer 200 to
//! anything. So an answer counts as delivery only when it names the judgment, unless the connection
//! says that the status is all there is.

use super::connection::Confirm;
use super::trouble::{Trouble, TroubleKind};
use crate::document::{Content, Node};

/// A receiver's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// How long the receiver asks to wait, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// What it said.
    pub body: Body,
}

/// The body of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON (`application/json`, or a media type that ends in `+json`).
    Json(Node),
    /// A web page.
    Html,
    /// Anything else, or JSON that cannot be read.
    Other,
}

impl Body {
    /// The body that came with a media type. `read` reads JSON text, where it can be read.
    pub fn of(media_type: &str, text: &str, read: impl FnOnce(&str) -> Option<Node>) -> Self {
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        let is = |known: &str| media_type.eq_ignore_ascii_case(known);
        let is_json = || {
            let end = media_type.len().saturating_sub("+json".len());
            is("application/json")
                || media_type.get(end..).is_some_and(|end| end.eq_ignore_ascii_case("+json"))
        };
        match media_type {
            _ if text.trim().is_empty() => Self::Empty,
            _ if is("text/html") || is("application/xhtml+xml") => Self::Html,
            _ if is_json() => read(text).map_or(Self::Other, Self::Json),
            _ => Self::Other,
        }
    }
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// The receiver has the judgment: now, or already from an earlier try.
    Stored,
    /// Try again later.
    Later(Trouble),
    /// Ask the host who is there, and try again.
    Authorize(Trouble),
    /// The receiver does not take this judgment.
    Refused(Trouble),
}

impl Answer {
    /// What this answer means for the judgment `id`.
    pub fn meaning(&self, id: &str, confirm: Confirm) -> Meaning {
        match self.status {
            200..=299 if self.confirms(id, confirm) => Meaning::Stored,
            200..=299 if self.refused(id).is_some() => Meaning::Refused(self.refusal(id)),
            200..=299 => Meaning::Later(self.trouble(TroubleKind::Unconfirmed)),
            300..=399 => Meaning::Later(self.trouble(TroubleKind::Redirected)),
            401 => Meaning::Authorize(self.trouble(TroubleKind::Unauthorized)),
            408 | 425 | 429 => Meaning::Later(self.trouble(TroubleKind::Unavailable)),
            // A receiver without idempotency of its own says "conflict" to a judgment that it
            // already has; one that names it has it, another conflict is a refusal.
            409 if self.names(id) => Meaning::Stored,
            400..=499 => Meaning::Refused(self.trouble(TroubleKind::Refused)),
            _ => Meaning::Later(self.trouble(TroubleKind::Unavailable)),
        }
    }

    fn confirms(&self, id: &str, confirm: Confirm) -> bool {
        match confirm {
            Confirm::Body => self.names(id),
            Confirm::Status => self.body != Body::Html && self.refused(id).is_none(),
        }
    }

    /// Whether the body names the judgment as stored: `{"id": …}`, `{"stored": […]}`, or
    /// `{"duplicate": […]}` for those it had before; lists of ids or of objects with an `id`.
    fn names(&self, id: &str) -> bool {
        let Body::Json(body) = &self.body else { return false };
        is_id(body, id)
            || ["stored", "duplicate"].iter().any(|key| {
                body.get(key).is_some_and(|stored| items(stored).iter().any(|item| is_id(item, id)))
            })
    }

    /// What the body says of a judgment that it refuses, among others that it may have taken:
    /// `{"refused": [{"id": …, "problem": …}]}`.
    fn refused(&self, id: &str) -> Option<&Node> {
        let Body::Json(body) = &self.body else { return None };
        items(body.get("refused")?).iter().find(|item| is_id(item, id))
    }

    fn refusal(&self, id: &str) -> Trouble {
        let problem = self.refused(id).map(|item| item.get("problem").unwrap_or(item));
        let status = match problem.and_then(|it| it.get("status")).map(|it| &it.content) {
            Some(Content::Int(status)) => u16::try_from(*status).unwrap_or(self.status),
            _ => self.status,
        };
        Trouble::new(TroubleKind::Refused).status(status).detail(problem.and_then(words))
    }

    fn trouble(&self, kind: TroubleKind) -> Trouble {
        let Body::Json(body) = &self.body else { return Trouble::new(kind).status(self.status) };
        Trouble::new(kind).status(self.status).detail(words(body))
    }
}

/// The receiver's own words: RFC 9457 `detail`, else `title`, else what others call it.
fn words(body: &Node) -> Option<&str> {
    ["detail", "title", "message", "error"].iter().find_map(|key| text(body.get(key)?))
}

fn is_id(node: &Node, id: &str) -> bool {
    text(node) == Some(id) || node.get("id").and_then(text) == Some(id)
}

fn items(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        _ => &[],
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: Body) -> Answer {
        Answer { status, retry_after_ms: None, body }
    }

    fn stored(ids: &[&str]) -> Body {
        Body::Json(Node::map([("stored", Node::list(ids.iter().map(|id| Node::text(*id))))]))
    }

    fn kind(meaning: Meaning) -> Option<TroubleKind> {
        match meaning {
            Meaning::Later(trouble) | Meaning::Authorize(trouble) | Meaning::Refused(trouble) => {
                Some(trouble.kind)
            }
            Meaning::Stored => None,
        }
    }

    #[test]
    fn a_web_page_is_told_from_an_empty_answer_and_from_json() {
        let body = |media_type, text| Body::of(media_type, text, |text| Some(Node::text(text)));
        assert_eq!(body("text/html; charset=utf-8", "<p>Sign in</p>"), Body::Html);
        assert_eq!(body("Text/HTML", "  "), Body::Empty);
        assert_eq!(body("text/plain", "ok"), Body::Other);
        for json in ["application/json", "Application/Problem+JSON;charset=utf-8"] {
            assert_eq!(body(json, "1"), Body::Json(Node::text("1")), "{json}");
        }
        assert_eq!(Body::of("application/json", "{", |_| None), Body::Other);
    }

    #[test]
    fn an_answer_that_names_the_judgment_is_delivery() {
        assert_eq!(answer(200, stored(&["a", "b"])).meaning("b", Confirm::Body), Meaning::Stored);
        let one = Body::Json(Node::map([("id", Node::text("b"))]));
        assert_eq!(answer(201, one).meaning("b", Confirm::Body), Meaning::Stored);
        let objects = Node::list([Node::map([("id", Node::text("b"))])]);
        let known = Body::Json(Node::map([("duplicate", objects)]));
        assert_eq!(answer(200, known).meaning("b", Confirm::Body), Meaning::Stored);
    }

    #[test]
    fn a_success_that_names_nothing_is_tried_again() {
        for body in [Body::Empty, Body::Html, Body::Other, stored(&[]), stored(&["a"])] {
            let meaning = answer(200, body).meaning("b", Confirm::Body);
            assert_eq!(kind(meaning), Some(TroubleKind::Unconfirmed));
        }
    }

    #[test]
    fn a_status_is_enough_only_where_the_connection_says_so() {
        assert_eq!(answer(204, Body::Empty).meaning("b", Confirm::Status), Meaning::Stored);
        assert_eq!(
            kind(answer(204, Body::Empty).meaning("b", Confirm::Body)),
            Some(TroubleKind::Unconfirmed)
        );
        assert_eq!(
            kind(answer(200, Body::Html).meaning("b", Confirm::Status)),
            Some(TroubleKind::Unconfirmed),
            "a web page is never a receipt"
        );
    }

    #[test]
    fn one_of_several_can_be_refused_while_others_are_taken() {
        let problem = Node::map([("status", Node::int(422)), ("detail", Node::text("no grade"))]);
        let item = Node::map([("id", Node::text("b")), ("problem", problem)]);
        let body =
            Node::map([("stored", Node::list([Node::text("a")])), ("refused", Node::list([item]))]);
        let answer = answer(200, Body::Json(body));
        assert_eq!(answer.meaning("a", Confirm::Body), Meaning::Stored);
        let refused = Trouble::new(TroubleKind::Refused).status(422).detail(Some("no grade"));
        assert_eq!(answer.meaning("b", Confirm::Body), Meaning::Refused(refused.clone()));
        assert_eq!(answer.meaning("b", Confirm::Status), Meaning::Refused(refused));
        assert_eq!(
            kind(answer.meaning("c", Confirm::Body)),
            Some(TroubleKind::Unconfirmed),
            "what is not named is sent again"
        );
    }

    #[test]
    fn passing_faults_are_tried_again_and_lasting_ones_set_aside() {
        for status in [408, 425, 429, 500, 502, 503, 504, 599] {
            let meaning = answer(status, Body::Empty).meaning("b", Confirm::Body);
            assert!(matches!(meaning, Meaning::Later(_)), "{status}");
        }
        for status in [400, 403, 404, 409, 410, 413, 422] {
            let meaning = answer(status, Body::Empty).meaning("b", Confirm::Body);
            assert!(matches!(meaning, Meaning::Refused(_)), "{status}");
        }
        assert_eq!(answer(409, stored(&["b"])).meaning("b", Confirm::Body), Meaning::Stored);
    }

    #[test]
    fn the_receivers_problem_detail_is_told() {
        let body = Node::map([
            ("title", Node::text("Unprocessable")),
            ("detail", Node::text("`grade` is missing")),
        ]);
        let meaning = answer(422, Body::Json(body)).meaning("b", Confirm::Body);
        let Meaning::Refused(trouble) = meaning else { panic!("{meaning:?}") };
        assert_eq!(
            trouble.sentence(),
            "the receiver refused the judgment (422): `grade` is missing"
        );
    }
}
