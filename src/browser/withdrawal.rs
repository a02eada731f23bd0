//! What takes a page out of its reader's sight or into a place where covers do not hold.

use crate::visibility::Listening;
use gloo::events::EventListener;
use gradeglass_engine::protection::EndedBy;

/// Calls `hear` when the window loses focus, the page is left, frozen or printed, or something of it
/// fills the screen. All of these are told before the page is drawn in its new place.
pub fn on_withdrawal(hear: impl Fn(EndedBy) + Clone + 'static) -> Listening {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let of_window = [
        ("blur", EndedBy::Blurred),
        ("pagehide", EndedBy::Left),
        ("beforeprint", EndedBy::Printed),
    ];
    let of_document = [
        ("freeze", EndedBy::Left),
        ("fullscreenchange", EndedBy::Fullscreen),
        ("enterpictureinpicture", EndedBy::Fullscreen),
    ];
    let on = |target: &web_sys::EventTarget, name: &'static str, why: EndedBy| {
        let hear = hear.clone();
        EventListener::new(target, name, move |_| hear(why))
    };
    let on_window = of_window.map(|(name, why)| on(&window, name, why));
    let on_document = of_document.map(|(name, why)| on(&document, name, why));
    on_window.into_iter().chain(on_document).collect()
}
