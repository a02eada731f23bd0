//! The browser's word on the network. A hint, no more: see the engine's outbox.

use crate::visibility::Listening;
use gloo::events::EventListener;

/// Whether the browser says that there is a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls `hear` when that changes, for as long as what it gives is kept.
pub fn on_online(hear: impl Fn(bool) + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Vec::new() };
    [("online", true), ("offline", false)]
        .into_iter()
        .map(|(event, online)| {
            let hear = hear.clone();
            EventListener::new(&window, event, move |_| hear(online))
        })
        .collect()
}
