//! What the element's class calls. Converts and delegates.

use crate::app::App;
use crate::host::Host;
use gradeglass_engine::judging::{BatchMessage, Command, Message, Outcome};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Mounts the page into an element of the shadow root. `host` has what the class gives: see
/// [`Host`].
#[wasm_bindgen]
pub fn mount(root: Element, host: Host) -> Handle {
    Handle { app: App::mount(root, host) }
}

/// One mounted page.
#[wasm_bindgen]
pub struct Handle {
    app: Rc<App>,
}

#[wasm_bindgen]
impl Handle {
    /// Sets `guideline`, `tasks`, `connection` or `protection` (an address as text, or an object),
    /// `locale`, `mode`, `annotator`, `keys` (texts), `nextTask` or `authorize` (functions).
    /// `undefined` and `null` take it back. Anything else is passed over.
    #[wasm_bindgen(js_name = setProperty)]
    pub fn set_property(&self, name: &str, value: JsValue) {
        self.app.set_property(name, value);
    }

    /// What the rules say of the answers if they were submitted now, as a list of findings.
    pub fn validate(&self) -> JsValue {
        self.app.validate()
    }

    /// Submits, as the button does: findings that block take focus.
    pub fn submit(&self) {
        self.app.session(Message::Do(Command::Submit));
    }

    /// Skips the task; without a reason the annotator is asked for one where the guideline wants it.
    pub fn skip(&self, reason: Option<String>) {
        self.app.session(match reason {
            Some(reason) => Message::End(Outcome::Skipped, Some(reason)),
            None => Message::Do(Command::Skip),
        });
    }

    /// Opens a task of the batch again: a judgment of it corrects the one that there is.
    pub fn revisit(&self, task: String) {
        self.app.advance(BatchMessage::Open(task));
    }

    /// Ends this instance of the module as a panic does: something was thrown through it.
    pub fn fail(&self, words: &str) {
        gradeglass_browser::fail(words);
    }

    /// Covers everything, at once.
    pub fn cover(&self) {
        self.app.session(Message::Do(Command::CoverAll));
    }

    /// Tries to send what waits. The promise gives `{ waiting, refused }` when nothing waits any
    /// more, or when that has failed for now.
    pub fn flush(&self) -> js_sys::Promise {
        self.app.flush()
    }

    /// All judgments that were not delivered, one JSON text a line.
    #[wasm_bindgen(js_name = exportOutbox)]
    pub fn export_outbox(&self) -> js_sys::Promise {
        let app = self.app.clone();
        wasm_bindgen_futures::future_to_promise(async move { Ok(app.export().await.into()) })
    }

    /// Takes in what `exportOutbox` gave, here or elsewhere. The promise gives how many judgments are
    /// new, or fails with which line is no judgment.
    #[wasm_bindgen(js_name = importOutbox)]
    pub fn import_outbox(&self, text: String) -> js_sys::Promise {
        let app = self.app.clone();
        wasm_bindgen_futures::future_to_promise(async move {
            let taken = app.import(&text).await;
            taken.map(JsValue::from).map_err(|words| js_sys::Error::new(&words).into())
        })
    }

    /// Ends the page: keeps the draft, gives locks back, removes listeners.
    pub fn destroy(self) {
        self.app.destroy();
    }
}
