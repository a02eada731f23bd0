//! The host page: events go out through the element, callbacks come in as properties.

use gradeglass_browser::node_to_js;
use gradeglass_engine::document::Node;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What the element's class gives.
    pub type Host;

    /// Dispatches `gradeglass-<name>`, bubbling and composed. False where a listener prevented it.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &JsValue) -> bool;

    /// Puts a static cover in place of everything, and begins again: the module has stopped, at this
    /// result (see [`aside`](Host::aside)).
    #[wasm_bindgen(method, catch)]
    pub fn stop(this: &Host, words: &str, result: Option<String>) -> Result<(), JsValue>;

    /// The results that the module has stopped at before: of each the ids of its task and its own, with
    /// a line break between.
    #[wasm_bindgen(method, getter)]
    pub fn aside(this: &Host) -> Vec<String>;

    /// Whether the style sheet is there.
    #[wasm_bindgen(method, getter)]
    pub fn styled(this: &Host) -> bool;

    /// The answer to a request that was made before this module was there, once: a promise.
    #[wasm_bindgen(method)]
    pub fn asked(this: &Host, url: &str) -> Option<Promise>;

    /// The store, opened before this module was there, once: a promise of its database, or of null.
    #[wasm_bindgen(method)]
    pub fn store(this: &Host) -> Option<Promise>;

    /// A value as JSON, or what it throws: a text where it says what cannot be written.
    #[wasm_bindgen(method, catch)]
    pub fn json(this: &Host, value: &JsValue) -> Result<JsValue, JsValue>;

    /// Where the module's own files lie, with a slash at the end.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Host) -> String;

    /// Brings the presets: a promise of [`Presets`].
    #[wasm_bindgen(method, catch)]
    pub fn presets(this: &Host) -> Result<Promise, JsValue>;

    /// The shapes of judgments other than plain JSON (`www/presets.js`).
    #[derive(Clone)]
    pub type Presets;

    /// What makes a connection unusable, in a sentence.
    #[wasm_bindgen(method, catch)]
    pub fn fault(this: &Presets, connection: &str) -> Result<Option<String>, JsValue>;

    /// Keeps the answers of an open task at the receiver.
    #[wasm_bindgen(method, catch)]
    pub fn draft(
        this: &Presets,
        connection: &str,
        headers: &JsValue,
        unfinished: &str,
    ) -> Result<(), JsValue>;

    /// Sends judgments: a promise of what [`gradeglass_browser::told`] reads.
    #[wasm_bindgen(method, catch)]
    pub fn send(
        this: &Presets,
        connection: &str,
        headers: &JsValue,
        judgments: &js_sys::Array,
        signal: &JsValue,
    ) -> Result<Promise, JsValue>;

    /// Brings what seals by this key: a promise of [`crate::vault::Vault`].
    #[wasm_bindgen(method, catch)]
    pub fn vault(this: &Host, key: &JsValue) -> Result<Promise, JsValue>;

    /// The languages that `locales/` has, each a BCP 47 tag.
    #[wasm_bindgen(method, getter)]
    pub fn locales(this: &Host) -> Vec<String>;
}

impl Host {
    /// Dispatches an event whose detail is plain data.
    pub fn tell(&self, name: &str, detail: &Node) -> bool {
        self.emit(name, &node_to_js(detail))
    }
}

/// Calls a callback of the host's and waits for what it gives, promise or not. What it throws
/// comes back in its own words.
pub async fn call(callback: &Function, argument: &JsValue) -> Result<JsValue, String> {
    let given = callback.call1(&JsValue::UNDEFINED, argument).map_err(|error| words(&error))?;
    JsFuture::from(Promise::resolve(&given)).await.map_err(|error| words(&error))
}

/// Request headers from the host's `authorize`. `purpose` says what they are for (`judgments`,
/// `guideline`, `tasks`, `connection`, `protection`) and `url` where they go, so that a token reaches only those
/// whom it is for.
pub async fn authorize(
    callback: &Function,
    purpose: &str,
    url: &str,
) -> Result<Vec<(String, String)>, String> {
    let asked = Node::map([("purpose", Node::text(purpose)), ("url", Node::text(url))]);
    let given = call(callback, &node_to_js(&asked)).await?;
    if !given.is_object() {
        return Err("`authorize` gave no object of headers".to_owned());
    }
    let entries = Object::entries(given.unchecked_ref());
    let pair = |entry: JsValue| {
        let entry: &js_sys::Array = entry.dyn_ref()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    let headers: Option<Vec<_>> = entries.iter().map(pair).collect();
    headers.ok_or_else(|| "`authorize` gave a header that is not a text".to_owned())
}

/// What was thrown, in its own words.
pub fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "it failed without a word".to_owned())
}
