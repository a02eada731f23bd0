//! Quepid: ratings of a case, or judgements of a book.
//!
//! A case's ratings are put, so that a second try changes nothing. A book's judgements are created by
//! POST and changed by PUT, and Quepid's own look-up of an earlier one does not find it (read in
//! `judgements_controller.rb`): so the list is read first, and what is there already is changed.

use super::{Dialect, ids, only};
use crate::exchange::{Act, Exchange, Request, Step, is_good, refused, stored};
use crate::judged::{Judged, items, number, text};
use crate::plan::{Options, Plan};
use crate::url::{escaped, join};
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::{Entry, Node};
use gradeglass_wire::canonical_json;
use std::collections::VecDeque;

/// What it can be told.
pub const OPTIONS: [&str; 6] = ["book", "case", "user", "field", "ratings", "explanation"];

/// Which case or book, and what the rating is.
#[derive(Debug, Clone, PartialEq)]
pub struct Quepid {
    place: Place,
    /// The field that is the rating.
    field: String,
    /// What each option is worth; numbers are ratings themselves.
    ratings: Node,
    /// The field that explains it.
    explanation: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// A book: results are its query-document pairs, judged by this user.
    Book { book: String, user: String },
    /// A case: tasks are its queries, results their documents.
    Case { case: String },
}

/// Reads the options.
pub fn read(options: &mut Options<'_>) -> Dialect {
    let (book, case) = (options.text("book", ""), options.text("case", ""));
    let place = match case.is_empty() {
        false => Place::Case { case },
        true => {
            if book.is_empty() {
                options
                    .needed("book", "the number of the book, or `case` for the number of a case");
            }
            Place::Book { book, user: options.needed("user", "the number of the judge") }
        }
    };
    Dialect::Quepid(Quepid {
        place,
        field: options.needed("field", "the field whose answer is the rating"),
        ratings: options.get("ratings").map_or_else(Node::null, |at| at.node.clone()),
        explanation: options.text("explanation", ""),
    })
}

/// Writes one rating after the other.
pub fn begin(plan: &Plan, quepid: &Quepid, judged: Vec<Judged>) -> Exchange {
    let ids = ids(&judged);
    let judged = only(&judged);
    let rated = match quepid.rated(&judged) {
        Ok(rated) => rated,
        Err(detail) => return Exchange::new(move |_| Step::Done(refused(&*detail))),
    };
    let known = matches!(quepid.place, Place::Case { .. }).then(Vec::new);
    let (url, task) = (plan.url.clone(), judged.task().to_owned());
    let mut writing = Writing { quepid: quepid.clone(), url, task, rated, known, ids };
    Exchange::new(move |answer| writing.next(answer))
}

/// One rated result.
#[derive(Debug, Clone, PartialEq)]
struct Rated {
    result: String,
    /// None where it cannot be rated.
    rating: Option<f64>,
    explanation: Option<String>,
}

impl Quepid {
    fn rated(&self, judged: &Judged) -> Result<VecDeque<Rated>, String> {
        let rate = |result: &Entry| {
            let answer = result.value.get(&self.field);
            let rating = answer.and_then(|answer| self.rating(answer));
            if rating.is_none() && judged.is_judged() {
                let (field, result) = (&self.field, &result.key);
                return Err(format!("`{field}` of `{result}` has no rating in `options.ratings`"));
            }
            let explanation = result.value.get(&self.explanation).and_then(text);
            let explanation = explanation.map(str::to_owned);
            Ok(Rated { result: result.key.clone(), rating, explanation })
        };
        judged.results().iter().map(rate).collect()
    }

    fn rating(&self, answer: &Node) -> Option<f64> {
        let named = text(answer).and_then(|id| self.ratings.get(id)).and_then(number);
        named.or_else(|| number(answer))
    }
}

/// A judgment's ratings on their way.
struct Writing {
    quepid: Quepid,
    url: String,
    task: String,
    rated: VecDeque<Rated>,
    /// The book's judgements, once they are read; a case needs none.
    known: Option<Vec<Node>>,
    ids: Vec<String>,
}

impl Writing {
    fn next(&mut self, answer: Option<Answer>) -> Step {
        match (answer, &self.known) {
            (Some(answer), _) if !is_good(&answer) => return Step::Done(answer),
            (None, None) => return Step::Do(Act::Send(Request::get(self.judgements("")))),
            (Some(answer), None) => match list_of(&answer) {
                Some(list) => self.known = Some(list),
                None => return Step::Done(answer),
            },
            _ => {}
        }
        match self.rated.pop_front() {
            Some(rated) => Step::Do(Act::Send(self.write(&rated))),
            None => Step::Done(stored(&self.ids)),
        }
    }

    fn judgements(&self, one: &str) -> String {
        let Place::Book { book, .. } = &self.quepid.place else { return String::new() };
        join(&self.url, &format!("api/books/{}/judgements{one}", escaped(book)))
    }

    fn write(&self, rated: &Rated) -> Request {
        match &self.quepid.place {
            Place::Case { case } => self.rate(case, rated),
            Place::Book { user, .. } => self.judge(user, rated),
        }
    }

    fn rate(&self, case: &str, rated: &Rated) -> Request {
        let (case, query) = (escaped(case), escaped(&self.task));
        let url = join(&self.url, &format!("api/cases/{case}/queries/{query}/ratings"));
        let rating = rated.rating.map_or_else(Node::null, Node::number);
        let rating = Node::map([("doc_id", Node::text(&rated.result)), ("rating", rating)]);
        let method = if rated.rating.is_some() { "PUT" } else { "DELETE" };
        Request::post(url, canonical_json(&Node::map([("rating", rating)]))).method(method)
    }

    fn judge(&self, user: &str, rated: &Rated) -> Request {
        let explanation =
            rated.explanation.iter().map(|explanation| ("explanation", Node::text(explanation)));
        let rating = rated.rating.map(|rating| ("rating", Node::number(rating)));
        let known = [
            ("query_doc_pair_id", number_or_text(&rated.result)),
            ("user_id", number_or_text(user)),
            ("unrateable", Node::bool(rated.rating.is_none())),
        ];
        let judgement = Node::map(known.into_iter().chain(rating).chain(explanation));
        let body = canonical_json(&Node::map([("judgement", judgement)]));
        match self.earlier(user, &rated.result) {
            Some(id) => Request::post(self.judgements(&format!("/{id}")), body).method("PUT"),
            None => Request::post(self.judgements(""), body),
        }
    }

    /// The number of this judge's judgement of this pair, if the book has one.
    fn earlier(&self, user: &str, pair: &str) -> Option<String> {
        let is = |node: &Node, key: &str, value: &str| {
            node.get(key).map(spoken).as_deref() == Some(value)
        };
        let list = self.known.as_deref().unwrap_or_default();
        let found =
            list.iter().find(|it| is(it, "query_doc_pair_id", pair) && is(it, "user_id", user));
        found.and_then(|it| it.get("judgement_id").or_else(|| it.get("id"))).map(spoken)
    }
}

fn list_of(answer: &Answer) -> Option<Vec<Node>> {
    let Body::Json(body) = &answer.body else { return None };
    let list = ["all_judgements", "judgements"].iter().find_map(|key| body.get(key));
    Some(items(list.unwrap_or(body)).to_vec())
}

fn number_or_text(id: &str) -> Node {
    id.parse().map_or_else(|_| Node::text(id), Node::int)
}

fn spoken(node: &Node) -> String {
    text(node).map_or_else(|| canonical_json(node), str::to_owned)
}
