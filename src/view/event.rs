//! What events say, read while they are under way.
//!
//! Messages are taken in a later turn, and by then a shadow root hides where an event happened: its
//! target is the host, and preventing what the browser does comes too late. So no message carries an
//! event.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Whether the annotator has just done something: a page may be told so by its browser.
pub fn is_active() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from(name)).ok();
    let window = web_sys::window();
    let known = window.and_then(|window| get(&window.navigator(), "userActivation"));
    let active = known.filter(|it| it.is_object()).and_then(|known| get(&known, "isActive"));
    active.is_none_or(|active| active.is_truthy())
}

/// Whether a person did this, on purpose and now: nothing else reveals.
pub fn is_deliberate(event: &Event) -> bool {
    event.is_trusted() && is_active()
}

/// What stands in the input that was typed into.
pub fn text_of(event: &InputEvent) -> String {
    let line = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
    let lines = || event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
    line.or_else(lines).unwrap_or_default()
}

/// The id of the field that focus went into, if it went into one.
pub fn field_of(event: &FocusEvent) -> Option<String> {
    let target = event.target_dyn_into::<Element>()?;
    target.closest("[data-field]").ok().flatten()?.get_attribute("data-field")
}
