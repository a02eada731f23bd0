//! What the element's class gives: editors, the preview, files, and where things are kept. Documents
//! cross as JSON text.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The class.
    #[derive(Clone)]
    pub type Host;

    /// Puts an editor (`guideline`, `task`) into an element.
    #[wasm_bindgen(method)]
    pub fn editor(this: &Host, which: &str, parent: &Element, label: &str, text: &str);

    /// Another text in an editor.
    #[wasm_bindgen(method, js_name = setText)]
    pub fn set_text(this: &Host, which: &str, text: &str);

    /// Changes in the guideline's editor: a list of `{ from, to, text }`.
    #[wasm_bindgen(method)]
    pub fn edit(this: &Host, edits: &str);

    /// What is underlined in an editor: a list of `{ from, to, severity, message, code }`.
    #[wasm_bindgen(method)]
    pub fn underline(this: &Host, which: &str, list: &str);

    /// The parts of conditions that failed: a list of `{ from, to }`.
    #[wasm_bindgen(method)]
    pub fn mark(this: &Host, list: &str);

    /// Brings a place of an editor into sight: `{ from, to }`.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &Host, which: &str, span: &str);

    /// Puts focus into the guideline's editor.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Host);

    /// Puts focus into what matches, once it is drawn.
    #[wasm_bindgen(method)]
    pub fn enter(this: &Host, selector: &str);

    /// Takes the last change of the guideline back (or makes it again).
    #[wasm_bindgen(method)]
    pub fn undo(this: &Host, again: bool);

    /// The preview has something else to show: soon, the handle is asked what.
    #[wasm_bindgen(method)]
    pub fn preview(this: &Host);

    /// Which panes are in sight, and how the preview looks: `{ pane, view, narrow, dark }`.
    #[wasm_bindgen(method)]
    pub fn shape(this: &Host, how: &str);

    /// Keeps the desk: `{ text, task, answers, name }`.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Host, desk: &str);

    /// Proves the guideline's text; what comes of it comes to the handle.
    #[wasm_bindgen(method)]
    pub fn prove(this: &Host, text: &str);

    /// Offers a text as a file.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, name: &str, kind: &str, text: &str);

    /// Asks for a file: a promise of its text, or of nothing.
    #[wasm_bindgen(method)]
    pub fn choose(this: &Host) -> Promise;

    /// Asks for files: a promise of a list of name, text, name, text, or of nothing.
    #[wasm_bindgen(method, js_name = chooseSeveral)]
    pub fn choose_several(this: &Host) -> Promise;

    /// The collector of this page's own origin.
    #[wasm_bindgen(method, getter)]
    pub fn origin(this: &Host) -> String;

    /// A guideline (by its id) with its tasks and judgments from a collector, which may ask for a
    /// token: a promise of a list as `choose_several` gives. It fails with a key of the words.
    #[wasm_bindgen(method)]
    pub fn collected(this: &Host, address: &str, id: &str, token: &str) -> Promise;

    /// Gives something to what compares versions: `files`, `text`, `only`, `show`. What comes of it comes
    /// to the handle.
    #[wasm_bindgen(method)]
    pub fn beside(this: &Host, name: &str, value: &JsValue);

    /// Brings the text of a template.
    #[wasm_bindgen(method)]
    pub fn template(this: &Host, name: &str) -> Promise;

    /// Makes an address that holds the desk, and copies it: a promise of the address.
    #[wasm_bindgen(method)]
    pub fn share(this: &Host, desk: &str) -> Promise;

    /// Dispatches `gradeglass-<name>` with a document.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, name: &str, detail: &str);

    /// Puts a static page in place of everything: the module has stopped.
    #[wasm_bindgen(method, getter)]
    pub fn stop(this: &Host) -> Function;
}
