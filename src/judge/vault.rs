//! Work that the browser keeps sealed, where the host gives a key (`www/judge-vault.js`).
//!
//! Only what was judged is sealed: drafts, and judgments until they are delivered. Ids stay in the
//! open, for work is found by them. What another key has sealed is left as it is, and told.

use crate::app::App;
use crate::documents::Fault;
use crate::host::words;
use gradeglass_browser::StoreError;
use gradeglass_view::NoticeKind;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What a sealed text begins with. No JSON text does.
const SEALED: &str = "sealed ";

#[wasm_bindgen]
extern "C" {
    /// Seals and opens by one key.
    #[derive(Clone)]
    pub type Vault;

    #[wasm_bindgen(method, getter)]
    fn mark(this: &Vault) -> String;

    #[wasm_bindgen(method)]
    fn seal(this: &Vault, name: &str, text: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn open(this: &Vault, name: &str, sealed: &str) -> js_sys::Promise;
}

impl App {
    /// Brings the vault of the key that the host has given. Without it nothing may be stored: false.
    pub async fn bring_vault(self: &Rc<Self>) -> bool {
        let key = self.properties.borrow().storage_key.clone().unwrap_or(JsValue::UNDEFINED);
        if js_sys::Object::is(&self.vault_of.replace(key.clone()), &key) {
            return true;
        }
        self.vault.replace(None);
        if key.is_undefined() {
            return true;
        }
        let brought = match self.host.vault(&key) {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        match brought {
            Ok(vault) => {
                self.vault.replace(Some(vault.unchecked_into()));
                self.look_again();
                true
            }
            Err(error) => {
                self.vault_of.replace(JsValue::NULL);
                let sentence = ["the `storageKey` cannot be used: ", &words(&error)].concat();
                self.fail(NoticeKind::StorageLocked, "storage-key", Fault::Missing(sentence));
                false
            }
        }
    }

    /// The text as it is stored. `name` is what it is of: under another it does not open.
    pub async fn sealed(&self, name: &str, text: String) -> Result<String, StoreError> {
        let vault = self.vault.borrow().clone();
        let Some(vault) = vault else { return Ok(text) };
        let sealed = JsFuture::from(vault.seal(name, &text)).await.ok();
        sealed
            .and_then(|it| it.as_string())
            .ok_or_else(|| StoreError::Broken("the `storageKey` does not encrypt".to_owned()))
    }

    /// The text as it was; none where another key has sealed it.
    pub async fn unsealed(&self, name: &str, text: String) -> Option<String> {
        if !text.starts_with(SEALED) {
            return Some(text);
        }
        if !self.can_open(&text) {
            return None;
        }
        let vault = self.vault.borrow().clone()?;
        JsFuture::from(vault.open(name, &text)).await.ok()?.as_string()
    }

    /// Whether a text is not sealed, or by the key that is here.
    pub fn can_open(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(SEALED) else { return true };
        let vault = self.vault.borrow();
        vault.as_ref().is_some_and(|vault| rest.starts_with(&vault.mark()))
    }

    /// Says that there is work that nobody here can open. It is kept.
    pub fn tell_locked(&self, what: &str) {
        let message = [what, " in this browser stored under another key: it is kept"].concat();
        self.tell_error("storage-locked", &message, &[]);
        self.notice(NoticeKind::StorageLocked, None);
    }
}
