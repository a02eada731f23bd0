//! What the host has set on the element.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

/// Where a document comes from.
#[derive(Debug, Clone, Default)]
pub enum Source {
    /// Nowhere yet.
    #[default]
    None,
    /// An address.
    Url(String),
    /// An object of the host's.
    Value(JsValue),
}

/// What the host has set.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// The guideline.
    pub guideline: Source,
    /// The tasks.
    pub tasks: Source,
    /// The connection.
    pub connection: Source,
    /// The host's changes to the cover policy.
    pub protection: Source,
    /// The interface's language.
    pub locale: Option<String>,
    /// `judge` where nothing is said.
    pub mode: Option<String>,
    /// An opaque id.
    pub annotator: Option<String>,
    /// Gives the next task, or nothing when there is none.
    pub next_task: Option<Function>,
    /// Gives request headers.
    pub authorize: Option<Function>,
    /// Seals what is stored: a key, or what gives one.
    pub storage_key: Option<JsValue>,
    /// Whether single letters and digits are keys; the annotator's own choice goes first.
    pub single_keys: Option<bool>,
    /// What the next task that opens begins with, in place of what is stored.
    pub draft: Option<String>,
}

/// What has to be done again when a property changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Affects {
    /// Guideline and tasks.
    Work,
    /// The receiver.
    Delivery,
    /// Words and settings.
    Words,
}

impl Properties {
    /// Takes a property in, and says what that affects.
    pub fn set(&mut self, name: &str, value: JsValue) -> Option<Affects> {
        match name {
            "guideline" => self.guideline = Source::of(value),
            "tasks" => self.tasks = Source::of(value),
            "connection" => self.connection = Source::of(value),
            "protection" => self.protection = Source::of(value),
            "locale" => self.locale = text(&value),
            "mode" => self.mode = text(&value),
            "annotator" => self.annotator = text(&value),
            "nextTask" => self.next_task = value.dyn_into().ok(),
            "authorize" => self.authorize = value.dyn_into().ok(),
            "draft" => self.draft = text(&value),
            "storageKey" => self.storage_key = Some(value).filter(|it| it.is_truthy()),
            "keys" => self.single_keys = text(&value).map(|keys| keys != "modified"),
            _ => return None,
        }
        Some(match name {
            "guideline" | "tasks" | "protection" | "mode" | "annotator" | "nextTask" | "draft"
            | "storageKey" => Affects::Work,
            "connection" | "authorize" => Affects::Delivery,
            _ => Affects::Words,
        })
    }

    /// The annotator; an empty id where the host names none.
    pub fn annotator(&self) -> String {
        self.annotator.clone().unwrap_or_default()
    }

    /// The mode.
    pub fn mode(&self) -> String {
        self.mode.clone().unwrap_or_else(|| "judge".to_owned())
    }
}

impl Source {
    fn of(value: JsValue) -> Self {
        match value.as_string() {
            Some(url) if url.trim().is_empty() => Self::None,
            Some(url) => Self::Url(url),
            None if value.is_object() => Self::Value(value),
            None => Self::None,
        }
    }

    /// Whether the host has named one.
    pub fn is_given(&self) -> bool {
        !matches!(self, Self::None)
    }
}

fn text(value: &JsValue) -> Option<String> {
    value.as_string().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
}
