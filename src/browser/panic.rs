//! What a panic does. It stops the module for good, and with it every element of the page: each is
//! told, once, so that its class can put a static cover in place of the content.

use gradeglass_engine::sorted::SortedMap;
use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

thread_local! {
    static TOLD: RefCell<SortedMap<u32, js_sys::Function>> = const { RefCell::new(SortedMap::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The panic hook: has to be set by whoever mounts, since Yew sets one of its own otherwise.
pub fn panic_hook(info: &PanicHookInfo<'_>) {
    tell_all(&info.to_string());
}

/// Calls `tell` with the panic's message if the module panics while the guard is kept.
pub fn on_panic(tell: js_sys::Function) -> Guard {
    let id = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
    TOLD.with_borrow_mut(|told| told.insert(id, tell));
    Guard { id }
}

/// Takes the element off the list when dropped.
pub struct Guard {
    id: u32,
}

impl Drop for Guard {
    fn drop(&mut self) {
        TOLD.with_borrow_mut(|told| told.remove(&self.id));
    }
}

/// Holds no borrow while it calls: an element may answer by removing itself.
fn tell_all(message: &str) {
    let told =
        TOLD.try_with(|told| told.try_borrow_mut().map(|mut told| std::mem::take(&mut *told)));
    let Ok(Ok(told)) = told else { return };
    for tell in told.values() {
        _ = tell.call1(&JsValue::UNDEFINED, &JsValue::from_str(message));
    }
}
