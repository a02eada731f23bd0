//! The record of one exposure, as a host gets it: no address, no text, no pixels.

use super::words::Worded;
use crate::document::{Content, Node};
use crate::protection::{
    Exposure, Figures, Gesture, Label, LabelSeverity, Step, canonical_category,
};
use crate::task::Task;

/// What the page knows of an exposure besides the exposure itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sight {
    /// How many pixels of the page it covered.
    pub visible_px: u64,
    /// How much of what can be seen of the page that is, from 0 to 1.
    pub viewport_fraction: f64,
    /// Pixels on the short side of a preview.
    pub grain: u8,
}

/// The record, for a task, under a policy, in a session (an opaque id), with the sums of today.
pub fn exposure_to_node(
    exposure: &Exposure,
    sight: Sight,
    task: &Task,
    policy: &str,
    session: &str,
    today: &Figures,
) -> Node {
    let result = task.results.iter().find(|result| result.id == exposure.result);
    let labels = result.and_then(|result| result.labels.as_deref()).unwrap_or_default();
    let first = labels.iter().find(|label| !label.negated);
    let said = |text: Option<String>| text.map_or_else(Node::null, Node::text);
    let categories = labels.iter().filter(|label| !label.negated).map(category);
    Node::map([
        ("v", Node::int(1)),
        ("session", Node::text(session)),
        ("task", Node::text(&*task.id)),
        ("result", Node::text(&*exposure.result)),
        ("content_hash", Node::text(&*exposure.hash)),
        ("policy_version", Node::text(policy)),
        ("categories", Node::list(categories)),
        ("label_source", said(first.and_then(|label| label.source.clone()))),
        ("confidence", number(first.and_then(|label| label.confidence))),
        ("severity", said(first.and_then(|label| label.severity).map(severity))),
        ("decided_level", Node::text(exposure.level.name())),
        ("medium", Node::text(exposure.surface.name())),
        ("step", Node::text(step(exposure.step))),
        ("revealed", Node::bool(exposure.revealed)),
        ("gesture", Node::text(gesture(exposure.gesture))),
        ("t_start", count(exposure.from_ms)),
        ("t_end", count(exposure.to_ms)),
        ("duration_ms", count(exposure.duration_ms())),
        ("visible_px", count(sight.visible_px)),
        ("viewport_fraction", number(Some(sight.viewport_fraction))),
        ("grayscale", Node::bool(exposure.grayscale)),
        ("grain", Node::int(i64::from(sight.grain))),
        ("played_ms", count(exposure.played_ms)),
        ("sound_ms", count(exposure.sound_ms)),
        ("rate", Node::new(Content::Double(f64::from(exposure.rate) / 100.0))),
        ("ended_by", Node::text(exposure.ended_by.name())),
        ("undone_within_500ms", Node::bool(exposure.is_undone())),
        ("judged_at", exposure.label.map_or_else(Node::null, |(at, _)| Node::text(at.word()))),
        ("label_latency_ms", exposure.label.map_or_else(Node::null, |(_, ms)| count(ms))),
        ("faults", Node::list(exposure.faults.names().map(Node::text))),
        ("today", figures_to_node(today)),
    ])
}

/// The sums of a day.
pub fn figures_to_node(today: &Figures) -> Node {
    Node::map([
        ("reveals", count(today.reveals)),
        ("ms", count(today.ms)),
        ("high_ms", count(today.high_ms)),
        ("undone", count(today.undone)),
        ("judged", count(today.judged)),
        ("judged_without_full_reveal", count(today.spared)),
        ("work_ms", count(today.work_ms)),
        ("pauses_prompted", count(today.prompted)),
        ("pauses_taken", count(today.paused)),
        ("paused_ms", count(today.paused_ms)),
    ])
}

/// The id of a category that is known; what a host has called another is its own.
fn category(label: &Label) -> Node {
    Node::text(canonical_category(&label.category).unwrap_or_else(|| label.category.clone()))
}

fn count(number: u64) -> Node {
    Node::int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn number(number: Option<f64>) -> Node {
    number.filter(|it| it.is_finite()).map_or_else(Node::null, |it| Node::new(Content::Double(it)))
}

fn severity(severity: LabelSeverity) -> String {
    match severity {
        LabelSeverity::Low => "low",
        LabelSeverity::Medium => "medium",
        LabelSeverity::High => "high",
    }
    .to_owned()
}

fn step(step: Step) -> &'static str {
    match step {
        Step::Covered => "covered",
        Step::Previewed => "preview",
        Step::Lens => "lens",
        Step::Softened => "softened",
        Step::Full => "full",
    }
}

fn gesture(gesture: Gesture) -> &'static str {
    match gesture {
        Gesture::Button => "toggle",
        Gesture::Key => "key",
        Gesture::Hold => "hold",
        Gesture::Lens => "lens",
    }
}
