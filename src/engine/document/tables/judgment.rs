//! The shapes of a judgment, its answers, and a stored draft.

use super::forms::{CONTENT_HASH, GUIDELINE_ID, MOMENT, OPTION_ID, PLAIN_ID, UUID};
use crate::document::shape::{Key, Object, Shape};
use Shape::{Either, Form, Int, List, Map, Nullable, Number, Text, Version, Word};

const OFFSET: Shape = Int(0, u32::MAX as i64);
pub(super) const MILLISECONDS: Shape = Int(0, 9_007_199_254_740_991);

/// A judgment.
pub static JUDGMENT: Object = Object::new(
    "Judgment",
    "One judgment of one task: all its results, whether it holds one or a page of them.",
    &[
        Key::required("gradeglass", Version, "The format version: 1."),
        Key::required("id", Form(&UUID), "UUIDv7, also the idempotency key."),
        Key::required("guideline", Shape::Object(&GUIDELINE_REF), "What it was made under."),
        Key::required("task", Shape::Object(&TASK_REF), "What it is of."),
        Key::required("annotator", Form(&PLAIN_ID), "Who made it: an opaque id."),
        Key::required("mode", Text, "`judge`, and later `train`, `review`, `adjudicate`."),
        Key::required(
            "outcome",
            Word(&["judged", "skipped", "cannot_judge", "escalated"]),
            "How the task ended.",
        ),
        Key::optional(
            "reason",
            Nullable(&Text),
            "Why it was skipped, could not be judged, or was escalated.",
        ),
        Key::required("answers", Shape::Object(&ANSWERS), "The answers, of shown fields only."),
        Key::required(
            "findings",
            List(&Shape::Object(&FINDING)),
            "The rules that were broken when it was submitted.",
        ),
        Key::required(
            "viewing",
            Map(&Shape::Object(&VIEWING)),
            "How each result was viewed, by result id.",
        ),
        Key::required("timing", Shape::Object(&TIMING), "When, and how long."),
        Key::optional("supersedes", Nullable(&Form(&UUID)), "The judgment that this one corrects."),
        Key::required("client", Shape::Object(&CLIENT), "The program that made it."),
    ],
);

/// The answers of a judgment.
pub static ANSWERS: Object = Object::new(
    "Answers",
    "The answers of one judgment.",
    &[
        Key::optional("task", Map(&ANSWER), "Fields of scope task, by field id."),
        Key::optional("results", Map(&Map(&ANSWER)), "Fields of scope result, by result id."),
    ],
);

/// One answer: what it may be depends on the field's kind, which only the guideline knows.
pub const ANSWER: Shape =
    Either("an answer", &[Text, Number, List(&Text), List(&Shape::Object(&SPAN_MARK))]);

static SPAN_MARK: Object = Object::new(
    "SpanMark",
    "A marked stretch of a text. Offsets are UTF-16 code units.",
    &[
        Key::required("start", OFFSET, "First UTF-16 code unit."),
        Key::required("end", OFFSET, "Just after the last UTF-16 code unit."),
        Key::required("quote", Text, "The very text between the two."),
        Key::optional("label", Form(&OPTION_ID), "A label, where the field has labels."),
    ],
);

static GUIDELINE_REF: Object = Object::new(
    "GuidelineReference",
    "The guideline that a judgment was made under.",
    &[
        Key::required("id", Form(&GUIDELINE_ID), "Its id."),
        Key::required("version", Text, "Its version."),
        Key::required("hash", Form(&CONTENT_HASH), "Its content hash."),
    ],
);

static TASK_REF: Object = Object::new(
    "TaskReference",
    "The task that a judgment is of.",
    &[
        Key::required("id", Form(&PLAIN_ID), "Its id."),
        Key::required("hash", Form(&CONTENT_HASH), "Its content hash."),
    ],
);

static FINDING: Object = Object::new(
    "StoredFinding",
    "A rule that was broken at submission, and what was said to that.",
    &[
        Key::required("rule", Text, "The rule."),
        Key::required("severity", Word(&["error", "warning", "info"]), "How much it matters."),
        Key::optional("result", Nullable(&Form(&PLAIN_ID)), "The result it spoke of."),
        Key::optional("override", Nullable(&OVERRIDDEN), "What the annotator said to it."),
    ],
);

/// What an annotator said to a warning: a reason, or that it is meant so.
const OVERRIDDEN: Shape = Shape::Object(&OVERRIDE);

static OVERRIDE: Object = Object::new(
    "Overridden",
    "What the annotator said to a warning; without a reason, that it is meant so.",
    &[
        Key::optional("reason", Text, "Why it is meant so."),
        Key::optional("confirmed", Shape::Bool, "It is meant so."),
    ],
)
.one_of(&[&[&["reason"], &["confirmed"]]]);

pub(super) const JUDGED_AT: Shape =
    Word(&["metadata", "preview", "paraphrase", "lens", "softened", "full", "full_sound"]);

static VIEWING: Object = Object::new(
    "Viewing",
    "How one result was viewed.",
    &[
        Key::required("judged_at", JUDGED_AT, "The most that was seen of it."),
        Key::required("revealed_ms", MILLISECONDS, "How long covered content was open."),
        Key::required("played_ms", MILLISECONDS, "How long media was played."),
        Key::optional(
            "label_latency_ms",
            MILLISECONDS,
            "How long after covered content was first open the first label was given.",
        ),
    ],
);

static TIMING: Object = Object::new(
    "Timing",
    "When, and how long.",
    &[
        Key::required("opened_at", Form(&MOMENT), "When the task was first shown."),
        Key::required("submitted_at", Form(&MOMENT), "When the judgment was submitted."),
        Key::required("active_ms", MILLISECONDS, "Time of work; idle time is not counted."),
    ],
);

static CLIENT: Object = Object::new(
    "Client",
    "The program that made a judgment.",
    &[
        Key::required("name", Text, "`gradeglass`."),
        Key::required("version", Text, "Its version."),
        Key::required("locale", Text, "The language of its interface."),
    ],
);

/// A draft, as it is stored between reloads.
pub static DRAFT: Object = Object::new(
    "Draft",
    "A judgment that is not finished.",
    &[
        Key::required("gradeglass", Version, "The format version: 1."),
        Key::required("answers", Shape::Object(&ANSWERS), "The answers so far."),
        Key::optional("touched", List(&Shape::Object(&PLACE)), "Which places were touched."),
        Key::optional("overrides", List(&Shape::Object(&DRAFT_OVERRIDE)), "Overrides so far."),
        Key::optional("viewing", Map(&Shape::Object(&VIEWING)), "How results were viewed so far."),
        Key::optional("active_ms", MILLISECONDS, "Time of work so far."),
        Key::optional("opened_at", Text, "When it was first opened."),
        Key::optional("guideline_hash", Text, "The guideline that it was begun under."),
    ],
);

static PLACE: Object = Object::new(
    "Place",
    "Where an answer belongs.",
    &[
        Key::optional("result", Nullable(&Text), "The result; none for a field of scope task."),
        Key::required("field", Text, "The field."),
    ],
);

static DRAFT_OVERRIDE: Object = Object::new(
    "DraftOverride",
    "What was said to a warning.",
    &[
        Key::required("rule", Text, "The rule."),
        Key::optional("result", Nullable(&Text), "The result it spoke of."),
        Key::required("override", OVERRIDDEN, "What was said."),
    ],
);
