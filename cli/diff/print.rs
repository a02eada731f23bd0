//! What changed, for people and for programs.

use super::Report;
use crate::report::{Entry, Weight};
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Change, Difference, Example, Relation, Replay, Turned};
use gradeglass_wire::canonical_json;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The longest list of judgments that people are shown.
const LONGEST: usize = 20;

/// The report as text.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    let sure = if report.whole.is_confirmed() {
        ""
    } else {
        ", as far as texts and numbers can be told apart"
    };
    let _ = writeln!(out, "{}{sure}.", sentence(report.whole.relation()));
    let examples = [
        ("Newly refused", &report.whole.newly_refused),
        ("Newly taken", &report.whole.newly_taken),
    ];
    for (title, example) in examples {
        if let Some(example) = example {
            let _ = writeln!(out, "\n{title}, for example:");
            shown(&mut out, report, example);
        }
    }
    if !report.rules.is_empty() {
        let _ = writeln!(out, "\nRules:");
    }
    for (id, change) in &report.rules {
        let _ = writeln!(out, "  {:<10} {id}", word(change));
    }
    if let Some(replay) = &report.replay {
        replayed(&mut out, replay);
    }
    out
}

fn sentence(relation: Relation) -> &'static str {
    match relation {
        Relation::Equivalent => "Both versions take the same judgments",
        Relation::Stricter => {
            "The new version is stricter: it refuses judgments that the old one takes"
        }
        Relation::Looser => {
            "The new version is looser: it takes judgments that the old one refuses"
        }
        Relation::Neither => {
            "The new version is neither stricter nor looser: each takes judgments that the other refuses"
        }
    }
}

fn word(change: &Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Scope => "scope",
        Change::Severity => "severity",
        Change::Meaning(difference) => difference.relation().name(),
    }
}

fn shown(out: &mut String, report: &Report, example: &Example) {
    let _ = writeln!(out, "  task:    {}", canonical_json(&example.task));
    let _ = writeln!(out, "  answers: {}", canonical_json(&example.answers_node()));
    for (name, guideline) in [("old", &report.old), ("new", &report.new)] {
        let _ = writeln!(out, "  {name}:     {}", verdict(guideline, example));
    }
}

fn verdict(guideline: &Guideline, example: &Example) -> String {
    let fired = example.judged(guideline).map(|seen| seen.fired).unwrap_or_default();
    match (example.is_taken(guideline), fired.is_empty()) {
        (true, _) => "taken".to_owned(),
        (false, true) => "refused: it answers what is not asked".to_owned(),
        (false, false) => format!("refused by {}", fired.join(", ")),
    }
}

fn replayed(out: &mut String, replay: &Replay) {
    let _ = writeln!(
        out,
        "\nReplayed {} judgments: {} newly refused, {} newly taken.",
        replay.checked,
        replay.newly_refused.len(),
        replay.newly_taken.len()
    );
    if replay.without_task > 0 {
        let _ = writeln!(out, "Of {} more the task is not among those given.", replay.without_task);
    }
    if let Some((line, reason)) = replay.unreadable.first() {
        let many = replay.unreadable.len();
        let _ = writeln!(out, "{many} more cannot be read; the first is line {line}: {reason}");
    }
    if replay.without_verdict > 0 {
        let _ = writeln!(out, "{} more judged nothing.", replay.without_verdict);
    }
    let _ = writeln!(
        out,
        "\n  {:<8} {:<10} {:>8} {:>8} {:>8}",
        "market", "language", "all", "refused", "taken"
    );
    for ((market, language), counts) in &replay.groups {
        let name = |name: &str| if name.is_empty() { "–".to_owned() } else { name.to_owned() };
        let _ = writeln!(
            out,
            "  {:<8} {:<10} {:>8} {:>8} {:>8}",
            name(market),
            name(language),
            counts.checked,
            counts.refused,
            counts.taken
        );
    }
    for (title, list) in
        [("Newly refused", &replay.newly_refused), ("Newly taken", &replay.newly_taken)]
    {
        if list.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{title}:");
        for Turned { id, because, .. } in list.iter().take(LONGEST) {
            let _ = writeln!(out, "  {id}  {}", because.join(", "));
        }
        if list.len() > LONGEST {
            let _ =
                writeln!(out, "  … and {} more (--format json lists all)", list.len() - LONGEST);
        }
    }
}

/// What code review shows beside the lines of the new version: how it relates to the old one, as an
/// error where that is more than was allowed, and each rule that changed.
pub fn entries(report: &Report, root: &Node, allowed: bool) -> Vec<Entry> {
    let relation = report.whole.relation();
    let weight = if allowed { Weight::Note } else { Weight::Error };
    let whole = (weight, format!("{}.", sentence(relation)));
    let whole = Entry::of(root, String::new(), relation.name(), whole);
    let rules = report.rules.iter().map(|(id, change)| {
        let at = report.new.rules.iter().position(|rule| rule.id == *id);
        let path = at.map_or_else(String::new, |index| format!("rules[{index}]"));
        Entry::of(root, path, word(change), (Weight::Note, format!("`{id}` {}.", happened(change))))
    });
    [whole].into_iter().chain(rules).collect()
}

/// What happened to a rule, in words.
fn happened(change: &Change) -> &'static str {
    match change {
        Change::Added => "is new",
        Change::Removed => "is gone",
        Change::Scope => "speaks of another scope now",
        Change::Severity => "has another severity now",
        Change::Meaning(difference) => match difference.relation() {
            Relation::Equivalent => "means the same",
            Relation::Stricter => "is broken by more judgments than before",
            Relation::Looser => "is broken by fewer judgments than before",
            Relation::Neither => "is broken by other judgments than before",
        },
    }
}

/// The report as one JSON document.
pub fn json(report: &Report) -> String {
    let rules = report.rules.iter().map(|(id, change)| {
        let difference = match change {
            Change::Meaning(difference) => differs(report, difference),
            _ => Value::Null,
        };
        json!({ "rule": id, "change": word(change), "difference": difference })
    });
    let whole = json!({
        "relation": report.whole.relation().name(),
        "difference": differs(report, &report.whole),
        "rules": rules.collect::<Vec<Value>>(),
        "replay": report.replay.as_ref().map(replay_json),
    });
    format!("{whole:#}\n")
}

fn differs(report: &Report, difference: &Difference) -> Value {
    let example = |example: &Option<Example>| {
        example.as_ref().map(|example| {
            let read = |node| serde_json::from_str::<Value>(&canonical_json(node)).ok();
            json!({
                "task": read(&example.task),
                "answers": read(&example.answers_node()),
                "old": verdict(&report.old, example),
                "new": verdict(&report.new, example),
            })
        })
    };
    json!({
        "confirmed": difference.is_confirmed(),
        "newly_refused": example(&difference.newly_refused),
        "newly_taken": example(&difference.newly_taken),
    })
}

fn replay_json(replay: &Replay) -> Value {
    let turned = |one: &Turned| json!({ "judgment": one.id, "because": one.because });
    let list = |list: &[Turned]| -> Vec<Value> { list.iter().map(turned).collect() };
    let groups = replay.groups.iter().map(|((market, language), counts)| {
        json!({
            "market": market,
            "language": language,
            "all": counts.checked,
            "newly_refused": counts.refused,
            "newly_taken": counts.taken,
        })
    });
    json!({
        "replayed": replay.checked,
        "without_task": replay.without_task,
        "unreadable": replay.unreadable.iter().map(|(line, reason)| json!({ "line": line, "because": reason })).collect::<Vec<Value>>(),
        "without_verdict": replay.without_verdict,
        "groups": groups.collect::<Vec<Value>>(),
        "newly_refused": list(&replay.newly_refused),
        "newly_taken": list(&replay.newly_taken),
    })
}
