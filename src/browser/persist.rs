//! Asks the browser not to evict what is stored when the disk runs full.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks. A browser may decide by itself, or ask the annotator; either way work goes on meanwhile.
pub fn ask_to_persist() {
    let Some(window) = web_sys::window() else { return };
    // Not there on a page that is not https; then eviction is one of its smaller troubles.
    let storage = js_sys::Reflect::get(&window.navigator(), &"storage".into());
    if storage.is_ok_and(|storage| storage.is_object())
        && let Ok(asked) = window.navigator().storage().persist()
    {
        spawn_local(async move { _ = JsFuture::from(asked).await });
    }
}
