//! When the page is hidden, shown again, or left.

use gloo::events::{EventListener, EventListenerOptions};

/// Listeners, removed when dropped.
pub type Listening = Vec<EventListener>;

/// Whether the page is hidden.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|it| it.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// Calls `hear` with whether the page is hidden. `pagehide` counts too: it is the last that a page
/// hears on phones, and before it is frozen.
pub fn on_visibility(hear: impl Fn(bool) + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let changed = {
        let hear = hear.clone();
        EventListener::new(&document, "visibilitychange", move |_| hear(is_hidden()))
    };
    let shown = {
        let hear = hear.clone();
        EventListener::new(&window, "pageshow", move |_| hear(is_hidden()))
    };
    vec![changed, shown, EventListener::new(&window, "pagehide", move |_| hear(true))]
}

/// Lets the browser ask before the page is left, while `stay` says that something would be lost.
pub fn on_leaving(stay: impl Fn() -> bool + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let options = EventListenerOptions::enable_prevent_default();
    vec![EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if stay() {
            event.prevent_default();
        }
    })]
}
