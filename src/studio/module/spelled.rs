//! Places, problems and the preview as the documents that cross to JavaScript.

use crate::app::{Look, Pane};
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{Draft, Place};
use gradeglass_engine::records::{answers_to_node, draft_to_node, read_answers};
use gradeglass_proofs::Level;
use gradeglass_studio::{Completion, Desk, Edit, Said, Seen};
use gradeglass_wire::canonical_json;

/// So many problems are underlined; all of them are listed.
const MOST: usize = 300;

fn position(position: Position) -> Node {
    let number = |number: u32| Node::int(i64::from(number));
    Node::map([("line", number(position.line)), ("column", number(position.column))])
}

fn ends(span: Span) -> [(&'static str, Node); 2] {
    [("from", position(span.start)), ("to", position(span.end))]
}

/// A place.
pub fn span(span: Span) -> String {
    canonical_json(&Node::map(ends(span)))
}

/// Changes of a text.
pub fn edits(edits: &[Edit]) -> String {
    let edit = |edit: &Edit| {
        Node::map([
            ("from", position(edit.from)),
            ("to", position(edit.to)),
            ("text", Node::text(&edit.text)),
        ])
    };
    canonical_json(&Node::list(edits.iter().map(edit)))
}

/// What is underlined. Notes are not: they would only make the text restless.
pub fn underlined<'a>(all: impl Iterator<Item = &'a Said>) -> String {
    let told = all.filter(|said| said.level != Level::Note).take(MOST);
    let problems = told.filter_map(|said| {
        let [from, to] = ends(said.span?);
        let severity = if said.level == Level::Error { "error" } else { "warning" };
        let help = said.help.iter().map(|help| format!(" ({help})")).collect::<String>();
        Some(Node::map([
            from,
            to,
            ("severity", Node::text(severity)),
            ("message", Node::text(format!("{}{help}", said.message))),
            ("code", Node::text(&said.code)),
        ]))
    });
    canonical_json(&Node::list(problems))
}

/// The parts of conditions that failed.
pub fn failed(seen: Option<&Seen>) -> String {
    let parts = seen.into_iter().flat_map(|seen| &seen.rules).flat_map(|rule| &rule.because);
    canonical_json(&Node::list(
        parts.filter_map(|part| part.span).map(|span| Node::map(ends(span))),
    ))
}

/// What the preview shows; none where there is nothing to show yet.
pub fn preview(desk: &Desk) -> Option<String> {
    let (guideline, root) = desk.good.as_ref()?;
    let (answers, _) = read_answers(desk.answers(), guideline);
    let touched: Vec<Place> = answers.iter().map(|(place, _)| place).collect();
    let draft = Draft { answers, touched, ..Draft::default() };
    Some(canonical_json(&Node::map([
        ("guideline", root.as_ref().clone()),
        ("tasks", desk.task_node().cloned().unwrap_or_else(|| Node::list([]))),
        ("draft", Node::text(canonical_json(&draft_to_node(&draft)))),
        ("language", Node::text(&desk.language)),
    ])))
}

/// What is kept of a desk, and what a link to it holds.
pub fn kept(desk: &Desk) -> String {
    let name = desk.good.as_ref().map_or("", |(guideline, _)| guideline.id.as_str());
    let answers = desk
        .good
        .as_ref()
        .map(|(guideline, _)| answers_to_node(&read_answers(desk.answers(), guideline).0));
    canonical_json(&Node::map([
        ("text", Node::text(&desk.text)),
        ("task", if desk.has_own_task() { Node::text(&desk.task_text) } else { Node::null() }),
        ("answers", answers.unwrap_or_else(|| Node::map::<&str>([]))),
        ("name", Node::text(name)),
    ]))
}

/// Which pane is in sight, and how the preview looks.
pub fn shape(pane: Pane, look: Look) -> String {
    let pane = match pane {
        Pane::Guideline => "guideline",
        Pane::Task => "task",
        Pane::Preview => "preview",
        Pane::Verdict => "verdict",
    };
    canonical_json(&Node::map([
        ("pane", Node::text(pane)),
        ("narrow", Node::bool(look.narrow)),
        ("dark", Node::bool(look.dark)),
    ]))
}

/// What is told of a guideline that is published.
pub fn published(guideline: &Guideline, root: &Node) -> String {
    canonical_json(&Node::map([
        ("id", Node::text(&guideline.id)),
        ("version", Node::text(&guideline.version)),
        ("hash", Node::text(&guideline.hash)),
        ("guideline", root.clone()),
    ]))
}

/// What can be written at a place.
pub fn completions(desk: &Desk, at: &Node) -> Option<String> {
    let found = desk.complete(place_of(at)?)?;
    let option = |option: &Completion| {
        Node::map([
            ("label", Node::text(&option.label)),
            ("kind", Node::text(option.kind)),
            ("detail", Node::text(&option.detail)),
            ("info", Node::text(&option.info)),
            ("apply", option.apply.as_ref().map_or_else(Node::null, Node::text)),
        ])
    };
    let options = Node::list(found.options.iter().map(option));
    Some(canonical_json(&Node::map([("from", position(found.from)), ("options", options)])))
}

/// What is known of what stands at a place.
pub fn explanation(desk: &Desk, at: &Node) -> Option<String> {
    let found = desk.explain(place_of(at)?)?;
    let [from, to] = ends(found.span);
    let (title, text) = (Node::text(&found.title), Node::text(&found.text));
    Some(canonical_json(&Node::map([from, to, ("title", title), ("text", text)])))
}

fn place_of(at: &Node) -> Option<Position> {
    let number = |name: &str| match at.get(name)?.content {
        Content::Int(number) => u32::try_from(number).ok(),
        _ => None,
    };
    Some(Position { line: number("line")?, column: number("column")? })
}
