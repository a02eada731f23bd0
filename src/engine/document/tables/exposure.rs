//! The shape of the record of one exposure, as the page is told it.

use super::judgment::{JUDGED_AT, MILLISECONDS};
use crate::document::shape::{Key, Object, Shape};
use Shape::{Bool, Int, List, Nullable, Number, Text, Word};

const COUNT: Shape = MILLISECONDS;

/// What `gradeglass-exposure` tells.
pub static EXPOSURE: Object = Object::new(
    "Exposure",
    "A stretch of time in which one part of a result was revealed to one step. No two of a part \
     overlap, none begins without a gesture, and none holds content.",
    &[
        Key::required("v", Int(1, 1), "The version of the record."),
        Key::required("session", Text, "One visit: a random id."),
        Key::required("task", Text, "The task."),
        Key::required("result", Text, "The result."),
        Key::required("content_hash", Text, "The hash of the result."),
        Key::required(
            "policy_version",
            Text,
            "The guideline and its version, and the hash of the page's own policy.",
        ),
        Key::required("categories", List(&Text), "What it is labelled as."),
        Key::required("label_source", Nullable(&Text), "Who says so first."),
        Key::required("confidence", Nullable(&Number), "How sure that source is."),
        Key::required(
            "severity",
            Nullable(&Word(&["low", "medium", "high"])),
            "How bad that source calls it.",
        ),
        Key::required(
            "decided_level",
            Word(&["open", "soften", "veil", "seal", "vault"]),
            "How it is covered.",
        ),
        Key::required("medium", Word(&["image", "video", "text"]), "Which part of it."),
        Key::required(
            "step",
            Word(&["covered", "preview", "lens", "softened", "full"]),
            "How far it was revealed.",
        ),
        Key::required("revealed", Bool, "Whether content was open, and not only a preview."),
        Key::required(
            "gesture",
            Word(&["toggle", "key", "hold", "lens"]),
            "How it was asked for; no script can.",
        ),
        Key::required("t_start", MILLISECONDS, "When it began, by a clock that cannot be set."),
        Key::required("t_end", MILLISECONDS, "When it ended."),
        Key::required("duration_ms", MILLISECONDS, "How long it lasted."),
        Key::required("visible_px", COUNT, "How many pixels of the page it filled."),
        Key::required("viewport_fraction", Number, "How much of the window, from 0 to 1."),
        Key::required("grayscale", Bool, "Whether it had no colour."),
        Key::required("grain", Int(0, 255), "Pixels on the short side of a preview."),
        Key::required("played_ms", MILLISECONDS, "How long media played meanwhile."),
        Key::required("sound_ms", MILLISECONDS, "How long it could be heard."),
        Key::required("rate", Number, "How fast it was played last."),
        Key::required("ended_by", Word(ENDED_BY), "What ended it."),
        Key::required(
            "undone_within_500ms",
            Bool,
            "Whether the annotator took it back within half a second.",
        ),
        Key::required(
            "judged_at",
            Nullable(&JUDGED_AT),
            "How much of the result had been seen when it got its first label meanwhile.",
        ),
        Key::required(
            "label_latency_ms",
            Nullable(&MILLISECONDS),
            "How long after this began that label was given.",
        ),
        Key::required(
            "faults",
            List(&Word(&["media", "captions", "part", "style", "page"])),
            "What went wrong meanwhile: media or captions that could not be read, what draws them or \
             the style sheet that did not come, the page itself.",
        ),
        Key::required("today", Shape::Object(&TODAY), "The sums of the day, this included."),
    ],
);

const ENDED_BY: &[&str] = &[
    "next_step",
    "cover",
    "release",
    "cover_all",
    "timer",
    "idle",
    "scroll",
    "moved_on",
    "submit",
    "hidden",
    "blur",
    "left",
    "print",
    "fullscreen",
    "relabelled",
    "task_changed",
    "limit",
    "error",
];

static TODAY: Object = Object::new(
    "ExposureFigures",
    "What one annotator has seen today (UTC), on one device.",
    &[
        Key::required("reveals", COUNT, "Reveals of covered content."),
        Key::required("ms", MILLISECONDS, "How long they were."),
        Key::required("high_ms", MILLISECONDS, "How much of that was sealed."),
        Key::required("undone", COUNT, "Reveals that were taken back within half a second."),
        Key::required("judged", COUNT, "Results judged."),
        Key::required(
            "judged_without_full_reveal",
            COUNT,
            "Results judged without a full reveal of what was covered.",
        ),
        Key::required("work_ms", MILLISECONDS, "Work on tasks with sealed content."),
        Key::required("pauses_prompted", COUNT, "Pauses that were suggested."),
        Key::required("pauses_taken", COUNT, "Pauses that were taken."),
        Key::required("paused_ms", MILLISECONDS, "How long they were."),
    ],
);
