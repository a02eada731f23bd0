//! What events say, read while they are under way.
//!
//! Messages are taken in a later turn, and by then a shadow root hides where an event happened: its
//! target is the host, and preventing what the browser does comes too late. So no message carries an
//! event.

use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

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
