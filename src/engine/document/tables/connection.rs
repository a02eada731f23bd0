//! The shape of a connection.

use crate::document::shape::{Key, Object, Shape};
use Shape::{Any, Int, Map, Nullable, Text, Version, Word};

/// The receivers' dialects.
pub static PRESETS: [&str; 11] = [
    "json",
    "json-lines",
    "cloudevents",
    "label-studio",
    "argilla",
    "quepid",
    "kafka",
    "upload",
    "mturk",
    "sagemaker",
    "message",
];

/// Where judgments go and tasks come from. Secrets never lie in it.
pub static CONNECTION: Object = Object::new(
    "Connection",
    "Where judgments go. Secrets never lie in it: the host gives an `authorize` callback.",
    &[
        Key::optional("$schema", Text, "The schema's address, for editors that complete from it."),
        Key::optional("gradeglass", Version, "The format version: 1."),
        Key::optional(
            "name",
            Text,
            "Tells it from others, where there are several: annotators read it, and judgments for one are kept apart from those for another.",
        ),
        Key::optional("preset", Word(&PRESETS), "The receiver's dialect; `json` by default."),
        Key::required("url", Text, "Where judgments are posted."),
        Key::optional("method", Word(&["POST", "PUT", "PATCH"]), "`POST` by default."),
        Key::optional("headers", Map(&Text), "Headers that are no secret."),
        Key::optional("options", Nullable(&Map(&Any)), "What the preset has to know besides."),
        Key::optional(
            "body",
            Nullable(&Any),
            "How a judgment is laid out in the body, for the preset `json`: a template; the judgment itself by default.",
        ),
        Key::optional(
            "batch",
            Int(1, 1000),
            "At most so many judgments in one request, for presets that can send several; 1 by default.",
        ),
        Key::optional(
            "credentials",
            Word(&["omit", "same-origin", "include"]),
            "Whether cookies go along, as `fetch` takes it; `same-origin` by default.",
        ),
        Key::optional(
            "timeout_ms",
            Int(1_000, 600_000),
            "How long an answer may take, in milliseconds; 30000 by default.",
        ),
        Key::optional(
            "confirm",
            Word(&["body", "status"]),
            "What proves that a judgment was stored: a JSON body that names its id (`{\"stored\": [id]}` or `{\"id\": id}`), or any 2xx that is not a web page. `body` by default.",
        ),
    ],
);
