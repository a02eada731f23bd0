//! The shape of changes to the cover policy.

use crate::document::shape::{Key, Object, Shape};
use Shape::{Bool, Either, Int, Map, Number, Word};

/// The cover levels by name and by code.
const LEVEL: Shape =
    Word(&["open", "soften", "veil", "seal", "vault", "C0", "C1", "C2", "C3", "C4"]);

const ROW: Shape = Either(
    "a cover level (`open`, `soften`, `veil`, `seal`, `vault`) or a map of columns",
    &[LEVEL, Shape::Object(&COVER)],
);

/// Changes to the default cover policy.
pub static PROTECTION: Object = Object::new(
    "Protection",
    "Changes to the default cover policy. Rows are raised freely, and lowered only where they allow it.",
    &[
        Key::optional(
            "unclassified",
            ROW,
            "Results that nobody has classified. `open` shows them; anything else can only cover more.",
        ),
        Key::optional("unknown", ROW, "Categories that the policy does not know."),
        Key::optional("categories", Map(&ROW), "Categories, by id or by any other name."),
        Key::optional(
            "prompt",
            Shape::Localized,
            "A line on covers that helps to look, as “Look only for what you need to judge”. None by default.",
        ),
        Key::optional("pauses", Shape::Object(&PAUSES), "When a pause is suggested, and limits."),
    ],
);

static PAUSES: Object = Object::new(
    "Pauses",
    "When a pause is suggested, and the most that is allowed; 0 is never. Engineering defaults, not evidence.",
    &[
        Key::optional("work", Int(0, 1440), "Minutes of work on sealed content; 20 by default."),
        Key::optional("reveals", Int(0, 10_000), "Full reveals; 25 by default."),
        Key::optional(
            "exposed",
            Int(0, 3600),
            "Seconds of full reveals in five minutes; 90 by default.",
        ),
        Key::optional("pause", Int(1, 1440), "Minutes away that are a pause; 10 by default."),
        Key::optional(
            "most_at_once",
            Int(0, 1440),
            "The most minutes on sealed content without a pause; no limit by default.",
        ),
        Key::optional(
            "most_a_day",
            Int(0, 1440),
            "The most minutes on sealed content a day; no limit by default.",
        ),
        Key::optional(
            "benign_one_in",
            Int(0, 100),
            "One task in so many is without sealed content, where there is one: tasks change places for that. 3 by default; 0 keeps their order.",
        ),
    ],
);

static MAX_OPEN: Object = Object::new(
    "MaxOpen",
    "For how many seconds a reveal lasts at most; 0 is without an end.",
    &[
        Key::optional("image", Int(0, 3600), "Pictures."),
        Key::optional("video", Int(0, 3600), "Video."),
        Key::optional("text", Int(0, 3600), "Texts."),
    ],
);

static COVER: Object = Object::new(
    "Cover",
    "How a category is covered, column by column.",
    &[
        Key::optional("image", LEVEL, "The level of pictures."),
        Key::optional("video", LEVEL, "The level of video, and of pictures that move."),
        Key::optional("text", LEVEL, "The level of texts."),
        Key::optional("sound", Word(&["pressed", "off", "never"]), "What may become audible."),
        Key::optional("grayscale", Bool, "Whether a reveal shows pictures in grayscale first."),
        Key::optional("confirm", Bool, "Whether a reveal is asked for once more."),
        Key::optional("hold", Bool, "Whether a pointer that is held down reveals."),
        Key::optional(
            "max_open",
            Either(
                "seconds, or a map of seconds for `image`, `video` and `text`",
                &[Int(0, 3600), Shape::Object(&MAX_OPEN)],
            ),
            "For how many seconds a reveal lasts at most; 0 is without an end.",
        ),
        Key::optional(
            "fetch",
            Word(&["yes", "preview", "no", "never"]),
            "What may be fetched before a reveal.",
        ),
        Key::optional(
            "threshold",
            Number,
            "Labels that are less sure than this, from 0 to 1, say nothing.",
        ),
    ],
);
