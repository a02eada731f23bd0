//! The shape of a task.

use super::forms::{LANGUAGE, PLAIN_ID};
use crate::document::shape::{Key, Object, Shape};
use Shape::{Any, Bool, Form, Int, List, Localized, Map, Nullable, Number, Text, Version, Word};

const PIXELS: Shape = Int(1, 100_000);

/// A task.
pub static TASK: Object = Object::new(
    "Task",
    "A query, its context, and the results to be judged. Texts are texts, never markup.",
    &[
        Key::optional("$schema", Text, "The schema's address, for editors that complete from it."),
        Key::optional("gradeglass", Version, "The format version: 1."),
        Key::required("id", Form(&PLAIN_ID), "Names the task; what a judgment refers to."),
        Key::optional(
            "query",
            Map(&Any),
            "The query (`text`) and its context (`market`, `language`, …).",
        ),
        Key::optional("data", Map(&Any), "Whatever else the task brings: `task` in expressions."),
        Key::required(
            "results",
            List(&Shape::Object(&RESULT)),
            "The results, at most 1,000, in the order in which they are shown.",
        ),
        Key::optional("gold", Shape::Object(&GOLD), "The known answers, for calibration."),
    ],
);

/// Several tasks in one document.
pub static TASKS: Object = Object::new(
    "Tasks",
    "Several tasks in one document.",
    &[
        Key::optional("$schema", Text, "The schema's address, for editors that complete from it."),
        Key::required("gradeglass", Version, "The format version: 1."),
        Key::required("tasks", List(&Shape::Object(&TASK)), "The tasks, in order."),
        Key::optional(
            "next",
            Nullable(&Text),
            "Where there are more, from this document's address: another document of tasks, or an address that gives one task each time until it answers 204.",
        ),
    ],
);

static RESULT: Object = Object::new(
    "Result",
    "One result to be judged.",
    &[
        Key::required("id", Form(&PLAIN_ID), "Unique in its task."),
        Key::optional(
            "position",
            Int(1, 1_000_000),
            "Its rank in the list that is judged, from 1.",
        ),
        Key::required(
            "card",
            Text,
            "The card kind: `product`, `web`, `passage`, `image`, `video`, `ad`, `answer`; others are shown as a table.",
        ),
        Key::optional("data", Map(&Any), "The card's data."),
        Key::optional("media", List(&Shape::Object(&MEDIA)), "Pictures, videos and sounds."),
        Key::optional(
            "labels",
            List(&Shape::Object(&LABEL)),
            "What classifiers or people said of it. Absent: nobody has classified it yet, and it is covered.",
        ),
        Key::optional(
            "content_hash",
            Text,
            "The host's own hash of the content, to tell labels of this content from labels of another.",
        ),
        Key::optional(
            "paraphrase",
            Text,
            "Its text in milder words. It stands in place of the text where a veil covers that, and is called what it is.",
        ),
        Key::optional("language", Form(&LANGUAGE), "Language of its text (BCP 47)."),
        Key::optional("dir", Word(&["ltr", "rtl"]), "Direction of its text; detected without it."),
    ],
);

static MEDIA: Object = Object::new(
    "Media",
    "A picture, video or sound.",
    &[
        Key::required("kind", Word(&["image", "video", "audio"]), "What it is."),
        Key::required("url", Text, "http(s), blob, or data of an allowed media type."),
        Key::optional("alt", Text, "What it shows, in words."),
        Key::optional(
            "preview",
            Text,
            "A data URI of at most 2 KB, a BlurHash or a ThumbHash, to stand in its place.",
        ),
        Key::optional(
            "keyframes",
            List(&Text),
            "Up to eight previews of a video, from its beginning to its end: a strip stands in its place.",
        ),
        Key::optional("captions", Text, "The address of WebVTT captions."),
        Key::optional("width", PIXELS, "Width in pixels, so that its room is kept."),
        Key::optional("height", PIXELS, "Height in pixels."),
        Key::optional("animated", Bool, "Whether a picture moves."),
    ],
);

static LABEL: Object = Object::new(
    "Label",
    "What somebody or something said of a result.",
    &[
        Key::required("category", Text, "A category id, or an alias of one."),
        Key::optional("severity", Word(&["low", "medium", "high"]), "How bad."),
        Key::optional("confidence", Number, "How sure, from 0 to 1; anything else counts as 1."),
        Key::optional("source", Text, "Who says so."),
        Key::optional(
            "description",
            Text,
            "What is there, in at most twelve neutral words, for the cover to say.",
        ),
        Key::optional("negated", Bool, "Takes the label of the same source and category back."),
        Key::optional(
            "content_hash",
            Text,
            "The hash of the content that was labelled: the result's own, or the label speaks of something else.",
        ),
    ],
);

static GOLD: Object = Object::new(
    "Gold",
    "The known answers of a task.",
    &[
        Key::required("answers", Any, "Answers, as in a judgment."),
        Key::optional("explain", Localized, "Why these are the answers."),
    ],
);
