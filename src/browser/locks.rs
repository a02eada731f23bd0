//! Web Locks: one tab does what only one should do, and another takes over when it goes.
//!
//! `web-sys` has the interface only under an unstable flag, so the few members used stand here.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        callback: &JsValue,
    ) -> Result<js_sys::Promise, JsValue>;
}

/// A lock that is held or waited for; given back when dropped.
pub struct Lock {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    dropped: bool,
    release: Option<js_sys::Function>,
}

/// Waits for the lock `name` of this origin, and says so when it is held. Where there are no Web
/// Locks, every tab holds every lock: receivers count a judgment once, however often it comes.
pub fn take_lock(name: &str, held: impl FnOnce() + 'static) -> Lock {
    let state = Rc::new(RefCell::new(State::default()));
    let Some(locks) = locks() else {
        spawn_local(async move { held() });
        return Lock { state };
    };
    let granted = {
        let state = state.clone();
        Closure::once_into_js(move |_lock: JsValue| hold(&state, held))
    };
    if let Ok(promise) = locks.request(name, &js_sys::Object::new(), &granted) {
        // Settles when the lock is given back, which is news to nobody.
        spawn_local(async move { _ = JsFuture::from(promise).await });
    }
    Lock { state }
}

/// The lock is held until the promise given here settles.
fn hold(state: &Rc<RefCell<State>>, held: impl FnOnce() + 'static) -> js_sys::Promise {
    if state.borrow().dropped {
        return js_sys::Promise::resolve(&JsValue::UNDEFINED);
    }
    let promise = js_sys::Promise::new(&mut |release, _| {
        state.borrow_mut().release = Some(release);
    });
    held();
    promise
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

impl Drop for Lock {
    fn drop(&mut self) {
        let release = {
            let mut state = self.state.borrow_mut();
            state.dropped = true;
            state.release.take()
        };
        if let Some(release) = release {
            _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
