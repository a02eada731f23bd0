//! Drafts as a document and back.

use super::answers::{answers_of, answers_to_node};
use super::judgment::{viewings, viewings_to_node};
use super::overridden::{overridden_to_node, read_overridden};
use crate::document::shape::Shape;
use crate::document::{At, Content, Node, check, tables};
use crate::guideline::{FORMAT, Guideline};
use crate::judging::{Draft, Overridden, Place};
use crate::problem::Problem;

/// A draft as it is stored.
pub fn draft_to_node(draft: &Draft) -> Node {
    Node::map([
        ("gradeglass", Node::int(FORMAT)),
        ("answers", answers_to_node(&draft.answers)),
        ("touched", Node::list(draft.touched.iter().map(place_to_node))),
        ("overrides", Node::list(draft.overrides.iter().map(override_to_node))),
        ("viewing", viewings_to_node(&draft.viewing)),
        ("active_ms", Node::count(draft.active_ms)),
        ("opened_at", Node::text(&draft.opened_at)),
        ("guideline_hash", Node::text(&draft.guideline_hash)),
    ])
}

fn place_to_node(place: &Place) -> Node {
    let result = place.result.iter().map(|result| ("result", Node::text(result)));
    Node::map(result.chain([("field", Node::text(&place.field))]))
}

fn override_to_node((rule, result, said): &(String, Option<String>, Overridden)) -> Node {
    let result = result.iter().map(|result| ("result", Node::text(result)));
    let known = [("rule", Node::text(rule)), ("override", overridden_to_node(said))];
    Node::map(result.chain(known))
}

/// Reads a stored draft. What the guideline no longer knows is a problem, and the rest is kept;
/// none only where the document is no draft at all.
pub fn read_draft(node: &Node, guideline: &Guideline) -> (Option<Draft>, Vec<Problem>) {
    let at = At::root(node);
    let mut problems = Vec::new();
    check(at, &Shape::Object(&tables::DRAFT), &mut problems);
    let is_later = problems.iter().any(|problem| problem.code == "later-format");
    if is_later || !matches!(node.content, Content::Map(_)) {
        return (None, problems);
    }
    let answers = at.get("answers").map(|at| answers_of(at, Some(guideline), &mut problems));
    let draft = Draft {
        answers: answers.unwrap_or_default(),
        touched: items(at, "touched", place),
        overrides: items(at, "overrides", overridden),
        viewing: at.get("viewing").map(viewings).unwrap_or_default(),
        active_ms: at.get("active_ms").and_then(|at| at.count()).unwrap_or(0),
        opened_at: at.text_of("opened_at"),
        guideline_hash: at.text_of("guideline_hash"),
    };
    (Some(draft), problems)
}

fn items<T>(at: At<'_>, key: &str, read: impl Fn(At<'_>) -> Option<T>) -> Vec<T> {
    at.get(key).map_or_else(Vec::new, |list| list.items().filter_map(read).collect())
}

fn place(at: At<'_>) -> Option<Place> {
    let result = at.given("result").and_then(|result| result.text()).map(str::to_owned);
    Some(Place { result, field: at.get("field")?.text()?.to_owned() })
}

fn overridden(at: At<'_>) -> Option<(String, Option<String>, Overridden)> {
    let result = at.given("result").and_then(|result| result.text()).map(str::to_owned);
    let said = read_overridden(at.get("override")?)?;
    Some((at.get("rule")?.text()?.to_owned(), result, said))
}
