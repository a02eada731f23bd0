//! What a panic does. It stops the module for good, and with it every element of the page: each is
//! told, once, so that its class can put a static cover in place of the content, and begin again.

use gradeglass_engine::sorted::SortedMap;
use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;

/// What an element does about it.
struct Element {
    tell: Box<dyn Fn(&str)>,
    rescue: Box<dyn Fn()>,
}

thread_local! {
    static ELEMENTS: RefCell<SortedMap<u32, Element>> = const { RefCell::new(SortedMap::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The panic hook: has to be set by whoever mounts, since Yew sets one of its own otherwise.
pub fn panic_hook(info: &PanicHookInfo<'_>) {
    fail(&info.to_string());
}

/// Calls `tell` with the panic's message if the module panics while the guard is kept. When all
/// elements were told, and nothing is left of any in the page, `rescue` may try to save what can be:
/// should that fail too, everything ends there.
pub fn on_panic(tell: impl Fn(&str) + 'static, rescue: impl Fn() + 'static) -> Guard {
    let id = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
    let element = Element { tell: Box::new(tell), rescue: Box::new(rescue) };
    ELEMENTS.with_borrow_mut(|elements| elements.insert(id, element));
    Guard { id }
}

/// Takes the element off the list when dropped.
pub struct Guard {
    id: u32,
}

impl Drop for Guard {
    fn drop(&mut self) {
        ELEMENTS.with_borrow_mut(|elements| elements.remove(&self.id));
    }
}

/// Tells every element, once: after a panic, or where what a browser's call has thrown went through the
/// module and left it half done. Holds no borrow while it calls: an element may answer by removing itself.
pub fn fail(message: &str) {
    let all =
        ELEMENTS.try_with(|all| all.try_borrow_mut().map(|mut all| std::mem::take(&mut *all)));
    let Ok(Ok(elements)) = all else { return };
    elements.values().for_each(|element| (element.tell)(message));
    elements.values().for_each(|element| (element.rescue)());
}
