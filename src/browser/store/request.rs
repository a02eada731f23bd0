//! IndexedDB's requests and transactions as futures.
//!
//! A promise's own `resolve` serves as the event handler, so no closure has to outlive anything.
//! The crate `idb` (0.6) has a wrapper type for each interface, adds 10 KB brotli to a module that has
//! this one, and cannot ask for strict durability, without which "stored" would mean "in a buffer".

use super::StoreError;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options of a transaction, which `web-sys` has only as unstable.
    #[wasm_bindgen(extends = web_sys::IdbDatabase)]
    pub type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    pub fn begin(
        this: &Database,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// `IDBTransaction.commit`, which `web-sys` takes for deprecated.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;
}

/// The result of a request.
pub async fn result(request: IdbRequest) -> Result<JsValue, StoreError> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => request.result().map_err(|error| error_of(&error)),
        Err(_) => Err(request.error().ok().flatten().map_or_else(unknown, |it| error_of(&it))),
    }
}

/// Commits at once, and comes back when the transaction is on the disk, or has been undone.
///
/// Left to itself, a transaction commits when its last request has been answered; a page that is
/// being left never hears that answer, and Firefox then undoes what was asked for.
pub fn complete(
    transaction: IdbTransaction,
) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    // Fails only on a transaction that is over already, which its events tell better.
    _ = transaction.unchecked_ref::<Committing>().commit();
    async move {
        match JsFuture::from(done).await {
            Ok(_) => Ok(()),
            Err(_) => Err(transaction.error().map_or_else(unknown, |it| error_of(&it))),
        }
    }
}

/// What the browser means. The names are those of the Web IDL and Storage standards.
pub fn error_of(error: &JsValue) -> StoreError {
    let Some(error) = error.dyn_ref::<DomException>() else {
        return StoreError::Broken(format!("{error:?}"));
    };
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "NotAllowedError" => StoreError::Denied,
        name => StoreError::Broken(format!("{name}: {}", error.message())),
    }
}

fn unknown() -> StoreError {
    StoreError::Broken("the browser does not say why".to_owned())
}
