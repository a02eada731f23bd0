//! The shapes of documents, as data.
//!
//! Each document is described once, in [`super::tables`]. From that description come the check
//! ([`super::check`]), the published JSON Schemas and the TypeScript types (wire layer), so that
//! none of them can say something else than the others.

/// What a value must look like.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Anything.
    Any,
    /// `true` or `false`.
    Bool,
    /// A whole number from the first to the second.
    Int(i64, i64),
    /// A number.
    Number,
    /// A text.
    Text,
    /// A text of a stated form.
    Form(&'static Form),
    /// One of these words.
    Word(&'static [&'static str]),
    /// The format version.
    Version,
    /// A text in several languages: a map from language tags (BCP 47) to texts.
    Localized,
    /// A list.
    List(&'static Shape),
    /// A map with keys of the writer's own.
    Map(&'static Shape),
    /// A map with known keys.
    Object(&'static Object),
    /// A map with known keys, which keys depends on one of them.
    Tagged(&'static Tagged),
    /// `null`, or this.
    Nullable(&'static Shape),
    /// Any one of these; the text names them together.
    Either(&'static str, &'static [Shape]),
}

/// The form of a text.
#[derive(Debug)]
pub struct Form {
    /// What such a text is called, as "a date and time".
    pub name: &'static str,
    /// The form as a regular expression (ECMA-262), for the JSON Schema; empty without the feature
    /// `docs`.
    pub pattern: &'static str,
    /// What does not have the form is told to look like this.
    pub example: &'static str,
    /// Whether a text has the form: the same as `pattern`.
    pub holds: fn(&str) -> bool,
}

/// A map with known keys.
#[derive(Debug)]
pub struct Object {
    /// What it is called in problems and types, as `Rule`.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its keys, in the order in which people write them.
    pub keys: &'static [Key],
    /// Of each group, exactly one alternative must be there: `[["when", "require"], ["rule"]]`.
    pub one_of: &'static [&'static [&'static [&'static str]]],
}

/// One key of an object.
#[derive(Debug)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What its value must look like.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is, for the published schemas; empty without the feature `docs`.
    pub doc: &'static str,
}

/// A map whose keys depend on the value of one of them.
#[derive(Debug)]
pub struct Tagged {
    /// What it is called in problems and types, as `Field`.
    pub name: &'static str,
    /// The deciding key.
    pub tag: &'static str,
    /// The values it can have, and the keys that go with each.
    pub cases: &'static [(&'static str, &'static Object)],
    /// Values kept for later versions.
    pub reserved: &'static [&'static str],
}

impl Key {
    /// A key that must be there.
    pub const fn required(name: &'static str, shape: Shape, about: &'static str) -> Self {
        Self { name, shape, required: true, doc: doc(about) }
    }

    /// A key that may be absent.
    pub const fn optional(name: &'static str, shape: Shape, about: &'static str) -> Self {
        Self { name, shape, required: false, doc: doc(about) }
    }
}

impl Object {
    /// An object with these keys.
    pub const fn new(name: &'static str, about: &'static str, keys: &'static [Key]) -> Self {
        Self { name, doc: doc(about), keys, one_of: &[] }
    }

    /// The same object, of which exactly one alternative of each group must be there.
    pub const fn one_of(self, one_of: &'static [&'static [&'static [&'static str]]]) -> Self {
        Self { one_of, ..self }
    }

    /// The key with this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Keeps the words of the schemas out of the annotator's bundle: without the feature `docs`,
/// nothing refers to them, and the compiler drops them.
pub(super) const fn doc(text: &'static str) -> &'static str {
    if cfg!(feature = "docs") { text } else { "" }
}
