//! Web Locks: one tab does what only one should do, and another takes over when it goes.
//!
//! `web-sys` has the interface only under an unstable flag, so the few members used stand here.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        callback: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// A lock that is held or waited for; given back when dropped.
pub struct Lock {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    dropped: bool,
    release: Option<Function>,
}

/// How a lock was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// It was free.
    AtOnce,
    /// Somebody else has it: it is waited for, and this is not the last that is heard.
    NotYet,
    /// Somebody else had it, and let go.
    AfterWaiting,
}

/// Takes the lock `name` of this origin, or waits for it, and tells how that goes. Where there are
/// no Web Locks, every tab holds every lock: receivers count a judgment once, however often it
/// comes.
pub fn take_lock(name: &str, tell: impl Fn(Claimed) + 'static) -> Lock {
    let state = Rc::new(RefCell::new(State::default()));
    let Some(locks) = locks() else {
        spawn_local(async move { tell(Claimed::AtOnce) });
        return Lock { state };
    };
    let (asked, again, name) = (state.clone(), locks.clone(), name.to_owned());
    let first = {
        let name = name.clone();
        Closure::once_into_js(move |lock: JsValue| {
            if !lock.is_null() {
                return hold(&asked, || tell(Claimed::AtOnce));
            }
            if !asked.borrow().dropped {
                tell(Claimed::NotYet);
                let granted = move |_: JsValue| hold(&asked, || tell(Claimed::AfterWaiting));
                request(&again, &name, &Object::new(), &Closure::once_into_js(granted));
            }
            Promise::resolve(&JsValue::UNDEFINED)
        })
    };
    let free = Object::new();
    _ = Reflect::set(&free, &"ifAvailable".into(), &JsValue::TRUE);
    request(&locks, &name, &free, &first);
    Lock { state }
}

/// Settles when the lock is given back, which is news to nobody.
fn request(locks: &Locks, name: &str, options: &Object, granted: &JsValue) {
    if let Ok(promise) = locks.request(name, options, granted) {
        spawn_local(async move { _ = JsFuture::from(promise).await });
    }
}

/// The lock is held until the promise given here settles.
fn hold(state: &Rc<RefCell<State>>, held: impl FnOnce()) -> Promise {
    if state.borrow().dropped {
        return Promise::resolve(&JsValue::UNDEFINED);
    }
    let promise = Promise::new(&mut |release, _| {
        state.borrow_mut().release = Some(release);
    });
    held();
    promise
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
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
