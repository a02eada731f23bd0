//! A judgment of the outbox as IndexedDB keeps it.

use super::{OutboxKey, OutboxRecord, keys};
use gradeglass_engine::delivery::{Trouble, TroubleKind};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::IdbObjectStore;

/// Writes a record in the place of the one that was there.
pub fn put(store: &IdbObjectStore, record: &OutboxRecord) -> Result<(), JsValue> {
    let value = Object::new();
    let set = |key: &str, text: &str| Reflect::set(&value, &key.into(), &text.into());
    set("id", &record.key.id)?;
    set("receiver", &record.key.receiver)?;
    set("task", &record.task)?;
    set("body", &record.body)?;
    if let Some(trouble) = &record.refused {
        set("refused", trouble.kind.code())?;
        set("detail", trouble.detail.as_deref().unwrap_or_default())?;
        let status = JsValue::from(trouble.status.unwrap_or_default());
        Reflect::set(&value, &"status".into(), &status)?;
    }
    store.put_with_key(&value, &keys::of_outbox(&record.key)).map(drop)
}

/// The record in a value, if it is one.
pub fn read(value: &JsValue) -> Option<OutboxRecord> {
    let get = |key: &str| Reflect::get(value, &key.into()).ok();
    let text = |key: &str| get(key)?.as_string();
    let status = get("status").and_then(|it| it.as_f64()).unwrap_or_default() as u16;
    let refused = text("refused").and_then(|code| TroubleKind::from_code(&code)).map(|kind| {
        let trouble = Trouble::new(kind).detail(text("detail").as_deref());
        if status == 0 { trouble } else { trouble.status(status) }
    });
    Some(OutboxRecord {
        key: OutboxKey { receiver: text("receiver")?, id: text("id")? },
        task: text("task")?,
        body: text("body")?,
        refused,
    })
}
