//! The shape of a guideline.

use super::forms::{FIELD_ID, GUIDELINE_ID, LANGUAGE, OPTION_ID, RULE_ID, SEMANTIC_VERSION};
use super::protection::PROTECTION;
use crate::document::shape::{Key, Object, Shape, Tagged};
use Shape::{Any, Bool, Form, Int, List, Localized, Map, Number, Text, Version, Word};

/// Kinds of judging that are kept for later versions.
pub const RESERVED_JUDGE: [&str; 2] = ["pair", "list"];

const COUNT: Shape = Int(0, 1_000_000);

/// A guideline.
pub static GUIDELINE: Object = Object::new(
    "Guideline",
    "What annotators are asked, the rules that guard their answers, and the words around both.",
    &[
        Key::optional("$schema", Text, "The schema's address, for editors that complete from it."),
        Key::required("gradeglass", Version, "The format version: 1."),
        Key::required("id", Form(&GUIDELINE_ID), "Names the guideline through all its versions."),
        Key::required("version", Form(&SEMANTIC_VERSION), "Semantic version, as `3.1.0`."),
        Key::required("title", Localized, "What people call it."),
        Key::required(
            "languages",
            List(&Form(&LANGUAGE)),
            "Every text exists in each of these; the first is the fallback.",
        ),
        Key::optional("judge", Text, "What is judged: `results`, each result of a task."),
        Key::optional(
            "inputs",
            Shape::Object(&INPUTS),
            "The data that a task brings, typed, so that rules are checked before any task exists.",
        ),
        Key::required(
            "fields",
            List(&Shape::Tagged(&FIELD)),
            "What is asked, in the order in which it is shown.",
        ),
        Key::optional("rules", List(&Shape::Object(&RULE)), "What must hold."),
        Key::optional("tests", List(&Shape::Object(&TEST)), "The guideline's own tests."),
        Key::optional(
            "sop",
            Localized,
            "The operating procedure, as CommonMark; a heading's `{#name}` names a section.",
        ),
        Key::optional(
            "protection",
            Shape::Object(&PROTECTION),
            "Changes to the default cover policy.",
        ),
    ],
);

static INPUTS: Object = Object::new(
    "Inputs",
    "The types of what a task brings: `string`, `int`, `double`, `bool`, `list<…>`, `map<…>`; a `?` at the end for what may be absent.",
    &[
        Key::optional("query", Map(&Text), "Parts of the query, by name."),
        Key::optional("result", Shape::Object(&RESULT_INPUTS), "What each result brings."),
        Key::optional("task", Map(&Text), "Other parts of the task, by name."),
    ],
);

static RESULT_INPUTS: Object = Object::new(
    "ResultInputs",
    "What each result brings.",
    &[
        Key::optional("card", Text, "The card kind that is expected."),
        Key::optional("data", Map(&Text), "Parts of the result's data, by name."),
    ],
);

static FIELD: Tagged = Tagged {
    name: "Field",
    tag: "kind",
    cases: &[
        ("choice", &CHOICE),
        ("choices", &CHOICES),
        ("taxonomy", &TAXONOMY),
        ("scale", &SCALE),
        ("number", &NUMBER),
        ("text", &TEXT),
        ("span", &SPAN),
    ],
    reserved: &["segment", "order", "compare"],
};

/// The keys that every field has, and then its own.
macro_rules! field {
    ($name:literal, $kind:literal, $about:literal $(, $key:expr)* $(,)?) => {
        Object::new($name, $about, &[
            Key::required("id", Form(&FIELD_ID), "Its name in answers and rules."),
            Key::required("kind", Word(&[$kind]), "What kind of answer it takes."),
            Key::optional("scope", Word(&["result", "task"]), "Asked for each result (the default), or once for the task."),
            Key::required("label", Localized, "The question."),
            Key::optional("help", Localized, "More about the question."),
            Key::optional("required", Bool, "Whether a judgment must answer it where it is shown; `false` by default."),
            Key::optional("shown", Text, "The condition (CEL) under which it is shown; always, without one."),
            $($key),*
        ])
    };
}

static CHOICE: Object = field!(
    "ChoiceField",
    "choice",
    "Exactly one of the options.",
    Key::required("options", List(&Shape::Object(&OPTION)), "What can be chosen."),
);

static CHOICES: Object = field!(
    "ChoicesField",
    "choices",
    "Any number of the options.",
    Key::required("options", List(&Shape::Object(&OPTION)), "What can be chosen."),
    Key::optional("min", COUNT, "At least so many, once answered."),
    Key::optional("max", COUNT, "At most so many."),
);

static TAXONOMY: Object = field!(
    "TaxonomyField",
    "taxonomy",
    "Any number of nodes of a tree.",
    Key::required("nodes", List(&Shape::Object(&NODE)), "The roots of the tree."),
    Key::optional("max", COUNT, "At most so many."),
);

static SCALE: Object = field!(
    "ScaleField",
    "scale",
    "A whole number from `min` to `max`.",
    Key::required("min", Int(-1_000_000, 1_000_000), "The lowest step."),
    Key::required("max", Int(-1_000_000, 1_000_000), "The highest step."),
    Key::optional("labels", Map(&Localized), "Words for some of the steps, by step."),
);

static NUMBER: Object = field!(
    "NumberField",
    "number",
    "A number.",
    Key::optional("min", Number, "The lowest allowed."),
    Key::optional("max", Number, "The highest allowed."),
    Key::optional("unit", Localized, "What it is measured in."),
);

static TEXT: Object = field!(
    "TextField",
    "text",
    "A text.",
    Key::optional("max_length", COUNT, "At most so many characters."),
    Key::optional("multiline", Bool, "Whether line breaks are allowed; `false` by default."),
);

static SPAN: Object = field!(
    "SpanField",
    "span",
    "Marked stretches of a text that the task brings.",
    Key::required("of", Text, "The text that is marked, as `result.title` or `query.text`."),
    Key::optional("labels", List(&Shape::Object(&OPTION)), "Labels that a stretch can carry."),
    Key::optional("max", COUNT, "At most so many."),
);

static OPTION: Object = Object::new(
    "Option",
    "One option of a choice.",
    &[
        Key::required("id", Form(&OPTION_ID), "Its name in answers and rules."),
        Key::required("label", Localized, "What people read."),
        Key::optional("help", Localized, "More about it."),
        Key::optional("key", Text, "The key that chooses it: one character."),
        Key::optional("gain", Number, "What it is worth in qrels."),
    ],
);

static NODE: Object = Object::new(
    "TaxonomyNode",
    "One node of a taxonomy.",
    &[
        Key::required("id", Form(&OPTION_ID), "Its name in answers and rules, unique in the tree."),
        Key::required("label", Localized, "What people read."),
        Key::optional("help", Localized, "More about it."),
        Key::optional("children", List(&Shape::Object(&NODE)), "What lies under it."),
    ],
);

static RULE: Object = Object::new(
    "Rule",
    "What must hold: `when` with `require`, or a single `rule`.",
    &[
        Key::required("id", Form(&RULE_ID), "Its name in findings and tests."),
        Key::optional(
            "scope",
            Word(&["result", "task"]),
            "Once for each result (the default), or once over all.",
        ),
        Key::optional("when", Text, "When this (CEL) holds, `require` must hold."),
        Key::optional("require", Text, "What must hold (CEL) when `when` does."),
        Key::optional("rule", Text, "What must hold (CEL)."),
        Key::optional(
            "severity",
            Word(&["error", "warning", "info"]),
            "Errors block, warnings ask, infos tell; `error` by default.",
        ),
        Key::optional(
            "override",
            Word(&["none", "confirm", "reason"]),
            "For a warning: what it takes to submit in spite of it; `none` by default.",
        ),
        Key::optional("fields", List(&Text), "The fields it concerns: where its finding is shown."),
        Key::optional(
            "message",
            Localized,
            "What is said; `{answer.grade}` stands for an answer, shown by its label.",
        ),
        Key::optional("messageExpression", Text, "An expression (CEL) that gives the message."),
        Key::optional("see", Text, "A section of the operating procedure."),
    ],
)
.one_of(&[&[&["when", "require"], &["rule"]], &[&["message"], &["messageExpression"]]]);

static TEST: Object = Object::new(
    "GuidelineTest",
    "These answers make exactly these rules fire.",
    &[
        Key::required("name", Text, "What it shows."),
        Key::optional("task", Any, "A task; what it leaves out is filled in."),
        Key::required("answers", Any, "Answers, as in a judgment."),
        Key::required("expect", List(&Text), "The rules that must fire, and no others."),
    ],
);
