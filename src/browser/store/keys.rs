//! The keys under which IndexedDB keeps work, and ranges of them. In its order, numbers come before
//! texts, and texts before lists.

use super::{DraftKey, OutboxKey};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

/// `[annotator, guideline, task]`.
pub fn of_draft(key: &DraftKey) -> JsValue {
    list(&[&key.annotator, &key.guideline, &key.task])
}

/// `[receiver, id]`.
pub fn of_outbox(key: &OutboxKey) -> JsValue {
    list(&[&key.receiver, &key.id])
}

/// All keys of drafts that begin with annotator and guideline.
pub fn of_guideline(annotator: &str, guideline: &str) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&list(&[annotator, guideline]), &beyond(&[annotator, guideline]))
}

/// All keys of the outbox after this one, for one receiver or for all.
pub fn after(receiver: Option<&str>, after: Option<&OutboxKey>) -> Result<IdbKeyRange, JsValue> {
    let from = match (after, receiver) {
        (Some(key), _) => of_outbox(key),
        (None, Some(receiver)) => list(&[receiver]),
        (None, None) => list(&[]),
    };
    match receiver {
        Some(receiver) => IdbKeyRange::bound_with_lower_open(&from, &beyond(&[receiver]), true),
        None => IdbKeyRange::lower_bound_with_open(&from, true),
    }
}

/// The keys of version 1, which were the ids alone.
pub fn of_version_1() -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::upper_bound(&list(&[]))
}

/// What comes after every key that begins so: a list sorts after every text.
fn beyond(parts: &[&str]) -> JsValue {
    let list: Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    list.push(&Array::new());
    list.into()
}

fn list(parts: &[&str]) -> JsValue {
    parts.iter().map(|part| JsValue::from_str(part)).collect::<Array>().into()
}
