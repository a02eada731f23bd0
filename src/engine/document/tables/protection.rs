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
        Key::optional("max_open", Int(1, 3600), "For how many seconds a reveal lasts at most."),
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
