//! A finished judgment: what is stored, delivered and exported.

use super::answers::Answers;
use crate::guideline::Severity;
use crate::sorted::SortedMap;

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// With answers.
    Judged,
    /// Passed over.
    Skipped,
    /// It cannot be judged.
    CannotJudge,
    /// It was handed to somebody else.
    Escalated,
}

/// A rule that was broken when the judgment was submitted, and what was said to that.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFinding {
    /// The rule.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// The result it spoke of.
    pub result: Option<String>,
    /// What the annotator said to it.
    pub overridden: Option<Overridden>,
}

/// What an annotator said to a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overridden {
    /// It is meant so.
    Confirmed,
    /// It is meant so, because …
    Reason(String),
}

/// How much of a result was seen when it was judged, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JudgedAt {
    /// Nothing of the content.
    Metadata,
    /// A preview.
    Preview,
    /// Other words in place of its own.
    Paraphrase,
    /// Through a lens.
    Lens,
    /// In grayscale.
    Softened,
    /// As it is.
    Full,
    /// As it is, with sound.
    FullSound,
}

/// How one result was viewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewing {
    /// The most that was seen of it.
    pub judged_at: JudgedAt,
    /// How long covered content was open, in milliseconds.
    pub revealed_ms: u64,
    /// How long media was played, in milliseconds.
    pub played_ms: u64,
    /// How long after covered content was first open the first label was given, in milliseconds; none
    /// where nothing was opened, or nothing was labelled after it.
    pub label_latency_ms: Option<u64>,
}

/// One judgment of one task.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgment {
    /// UUIDv7, also the idempotency key.
    pub id: String,
    /// The guideline: id, version, hash.
    pub guideline: GuidelineRef,
    /// The task: id, hash.
    pub task: TaskRef,
    /// An opaque id.
    pub annotator: String,
    /// `judge`, and later `train`, `review`, `adjudicate`.
    pub mode: String,
    /// How the task ended.
    pub outcome: Outcome,
    /// Why it was skipped, could not be judged, or was escalated.
    pub reason: Option<String>,
    /// The answers: of shown fields only.
    pub answers: Answers,
    /// What was broken at submission.
    pub findings: Vec<StoredFinding>,
    /// By result id.
    pub viewing: SortedMap<String, Viewing>,
    /// When, and how long.
    pub timing: Timing,
    /// The judgment that this one corrects.
    pub supersedes: Option<String>,
    /// What made it.
    pub client: Client,
}

/// The guideline that a judgment was made under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidelineRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its content hash.
    pub hash: String,
}

/// The task that a judgment is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRef {
    /// Its id.
    pub id: String,
    /// Its content hash.
    pub hash: String,
}

/// When a task was opened and submitted (RFC 3339, UTC) and how long it was worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// When it was first shown.
    pub opened_at: String,
    /// When it was submitted.
    pub submitted_at: String,
    /// Milliseconds of work, idle time not counted.
    pub active_ms: u64,
}

/// The program that made a judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// `gradeglass`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The language of the interface.
    pub locale: String,
}
