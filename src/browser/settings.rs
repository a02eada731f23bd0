//! What an annotator has chosen, in `localStorage`: small, and needed before the first frame.

use web_sys::Storage;

/// The setting `key`, if it was ever chosen and the browser lets it be read.
pub fn read_setting(key: &str) -> Option<String> {
    storage()?.get_item(&name(key)).ok()?
}

/// Keeps a setting where the browser allows it; otherwise it lasts as long as the page.
pub fn write_setting(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    _ = match value {
        Some(value) => storage.set_item(&name(key), value),
        None => storage.remove_item(&name(key)),
    };
}

fn name(key: &str) -> String {
    format!("gradeglass.{key}")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
