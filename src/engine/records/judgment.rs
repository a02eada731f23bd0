//! Judgments as a document and back.

use super::answers::{answers_of, answers_to_node};
use super::overridden::{overridden_to_node, read_overridden};
use super::words::Worded;
use crate::document::shape::Shape;
use crate::document::{At, Node, check, tables};
use crate::guideline::{FORMAT, Guideline, Severity};
use crate::judging::{
    Client, GuidelineRef, JudgedAt, Judgment, Outcome, StoredFinding, TaskRef, Timing, Viewing,
};
use crate::problem::Problem;
use crate::sorted::SortedMap;

/// A judgment as it is stored and delivered.
pub fn judgment_to_node(judgment: &Judgment) -> Node {
    let reason = judgment.reason.iter().map(|reason| ("reason", Node::text(reason)));
    let before = [
        ("gradeglass", Node::int(FORMAT)),
        ("id", Node::text(&judgment.id)),
        ("guideline", guideline_to_node(&judgment.guideline)),
        ("task", task_to_node(&judgment.task)),
        ("annotator", Node::text(&judgment.annotator)),
        ("mode", Node::text(&judgment.mode)),
        ("outcome", Node::text(judgment.outcome.word())),
    ];
    let after = [
        ("answers", answers_to_node(&judgment.answers)),
        ("findings", Node::list(judgment.findings.iter().map(finding_to_node))),
        ("viewing", viewings_to_node(&judgment.viewing)),
        ("timing", timing_to_node(&judgment.timing)),
        ("supersedes", judgment.supersedes.as_ref().map_or_else(Node::null, Node::text)),
        ("client", client_to_node(&judgment.client)),
    ];
    Node::map(before.into_iter().chain(reason).chain(after))
}

fn guideline_to_node(guideline: &GuidelineRef) -> Node {
    Node::map([
        ("id", Node::text(&guideline.id)),
        ("version", Node::text(&guideline.version)),
        ("hash", Node::text(&guideline.hash)),
    ])
}

fn task_to_node(task: &TaskRef) -> Node {
    Node::map([("id", Node::text(&task.id)), ("hash", Node::text(&task.hash))])
}

fn finding_to_node(finding: &StoredFinding) -> Node {
    let known =
        [("rule", Node::text(&finding.rule)), ("severity", Node::text(finding.severity.word()))];
    let result = finding.result.iter().map(|result| ("result", Node::text(result)));
    let said = finding.overridden.iter().map(|said| ("override", overridden_to_node(said)));
    Node::map(known.into_iter().chain(result).chain(said))
}

/// How results were viewed, by result id.
pub(super) fn viewings_to_node(viewing: &SortedMap<String, Viewing>) -> Node {
    Node::map(viewing.iter().map(|(id, viewing)| (id, viewing_to_node(viewing))))
}

fn viewing_to_node(viewing: &Viewing) -> Node {
    let known = [
        ("judged_at", Node::text(viewing.judged_at.word())),
        ("revealed_ms", Node::count(viewing.revealed_ms)),
        ("played_ms", Node::count(viewing.played_ms)),
    ];
    let latency = viewing.label_latency_ms.map(|ms| ("label_latency_ms", Node::count(ms)));
    Node::map(known.into_iter().chain(latency))
}

fn timing_to_node(timing: &Timing) -> Node {
    Node::map([
        ("opened_at", Node::text(&timing.opened_at)),
        ("submitted_at", Node::text(&timing.submitted_at)),
        ("active_ms", Node::count(timing.active_ms)),
    ])
}

fn client_to_node(client: &Client) -> Node {
    Node::map([
        ("name", Node::text(&client.name)),
        ("version", Node::text(&client.version)),
        ("locale", Node::text(&client.locale)),
    ])
}

/// Reads a judgment. With a guideline, answers are read by the kinds of its fields and what it does
/// not know is a problem; without one, by their shape alone. There is a judgment exactly when no
/// problem is an error.
pub fn read_judgment(
    node: &Node,
    guideline: Option<&Guideline>,
) -> (Option<Judgment>, Vec<Problem>) {
    let at = At::root(node);
    let mut problems = Vec::new();
    check(at, &Shape::Object(&tables::JUDGMENT), &mut problems);
    let judgment = judgment_of(at, guideline, &mut problems);
    let is_sound = !problems.iter().any(Problem::is_error);
    (judgment.filter(|_| is_sound), problems)
}

fn judgment_of(
    at: At<'_>,
    guideline: Option<&Guideline>,
    problems: &mut Vec<Problem>,
) -> Option<Judgment> {
    let made_under = at.get("guideline")?;
    let of = at.get("task")?;
    let (timing, client) = (at.get("timing")?, at.get("client")?);
    Some(Judgment {
        id: at.text_of("id"),
        guideline: GuidelineRef {
            id: made_under.text_of("id"),
            version: made_under.text_of("version"),
            hash: made_under.text_of("hash"),
        },
        task: TaskRef { id: of.text_of("id"), hash: of.text_of("hash") },
        annotator: at.text_of("annotator"),
        mode: at.text_of("mode"),
        outcome: Outcome::of(&at.text_of("outcome"))?,
        reason: at.given("reason").and_then(|reason| reason.text()).map(str::to_owned),
        answers: answers_of(at.get("answers")?, guideline, problems),
        findings: at.get("findings")?.items().filter_map(finding).collect(),
        viewing: viewings(at.get("viewing")?),
        timing: Timing {
            opened_at: timing.text_of("opened_at"),
            submitted_at: timing.text_of("submitted_at"),
            active_ms: timing.get("active_ms")?.count()?,
        },
        supersedes: at.given("supersedes").and_then(|id| id.text()).map(str::to_owned),
        client: Client {
            name: client.text_of("name"),
            version: client.text_of("version"),
            locale: client.text_of("locale"),
        },
    })
}

fn finding(at: At<'_>) -> Option<StoredFinding> {
    Some(StoredFinding {
        rule: at.text_of("rule"),
        severity: Severity::of(&at.text_of("severity"))?,
        result: at.given("result").and_then(|result| result.text()).map(str::to_owned),
        overridden: at.given("override").and_then(|at| read_overridden(at)),
    })
}

pub(super) fn viewings(at: At<'_>) -> SortedMap<String, Viewing> {
    let viewing = |at: At<'_>| {
        Some(Viewing {
            judged_at: JudgedAt::of(&at.text_of("judged_at"))?,
            revealed_ms: at.get("revealed_ms")?.count()?,
            played_ms: at.get("played_ms")?.count()?,
            label_latency_ms: at.get("label_latency_ms").and_then(|at| at.count()),
        })
    };
    at.entries().filter_map(|(entry, value)| Some((entry.key.clone(), viewing(value)?))).collect()
}
