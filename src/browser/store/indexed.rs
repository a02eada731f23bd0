//! The store in IndexedDB.
//!
//! Database `gradeglass`, version 2, three object stores:
//!
//! | store | key | value |
//! | --- | --- | --- |
//! | `drafts` | `[annotator, guideline, task]` | JSON text |
//! | `outbox` | `[receiver, judgment's id]` (UUIDv7: the order of keys is the order of storing) | a record |
//! | `done` | `[annotator, guideline, task]` | the judgment's id |
//!
//! In version 1 the keys of `outbox` were ids alone, for one receiver: such records are given their
//! keys soon after the database is opened. The number of the version closes tabs of the earlier page, which
//! would not find what this one stores.

use super::request::{Database, complete, error_of, result};
use super::{DraftKey, OutboxKey, OutboxRecord, StoreError, keys, record};
use gloo::events::EventListener;
use gradeglass_engine::delivery::Trouble;
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

const NAME: &str = "gradeglass";
const VERSION: u32 = 2;

/// How many records change their keys in one transaction.
const KEYS_AT_ONCE: u32 = 200;
const DRAFTS: &str = "drafts";
const OUTBOX: &str = "outbox";
const DONE: &str = "done";

/// How long opening may take, in milliseconds. Browsers have been seen never to answer, and a page
/// that waits for ever helps nobody.
const OPEN_TIMEOUT_MS: u32 = 10_000;

type Stored<T> = Result<T, StoreError>;

/// The database, opened again when the browser closed it.
pub struct IndexedStore {
    database: RefCell<Database>,
}

impl IndexedStore {
    /// Opens the database, and makes it where it is not. See [`super::Store::open`].
    pub async fn open(early: Option<Promise>) -> Stored<Self> {
        let early = match early {
            Some(early) => in_time(async { Ok(JsFuture::from(early).await.ok()) }).await?,
            None => None,
        };
        let database = match early.and_then(of_this_version) {
            Some(database) => database,
            None => open().await?,
        };
        Ok(Self { database: RefCell::new(database) })
    }

    /// See [`super::Store::settle`].
    pub async fn settle(&self) -> Stored<()> {
        let version_1 = keys::of_version_1().map_err(|error| error_of(&error))?;
        self.give_keys(&version_1, None).await
    }

    /// See [`super::Store::submit`].
    pub async fn submit(&self, key: &DraftKey, records: &[OutboxRecord]) -> Stored<()> {
        let transaction = self.writing(&[DRAFTS, OUTBOX, DONE]).await?;
        let write = || -> Result<(), JsValue> {
            let key = keys::of_draft(key);
            transaction.object_store(DRAFTS)?.delete(&key)?;
            let outbox = transaction.object_store(OUTBOX)?;
            if let Some(record) = records.first() {
                let id = JsValue::from_str(&record.key.id);
                transaction.object_store(DONE)?.put_with_key(&id, &key)?;
            }
            records.iter().try_for_each(|record| record::put(&outbox, record))
        };
        if let Err(error) = write() {
            // Without this, the part that was asked for before would still be written.
            _ = transaction.abort();
            return Err(error_of(&error));
        }
        complete(transaction).await
    }

    /// See [`super::Store::draft`].
    pub async fn draft(&self, key: &DraftKey) -> Stored<Option<String>> {
        let store = self.reading(DRAFTS).await?;
        let request = store.get(&keys::of_draft(key)).map_err(|error| error_of(&error))?;
        Ok(result(request).await?.as_string())
    }

    /// See [`super::Store::save_draft`].
    pub fn save_draft(
        &self,
        key: &DraftKey,
        draft: &str,
    ) -> Stored<impl Future<Output = Stored<()>> + use<>> {
        let write = || -> Result<IdbTransaction, JsValue> {
            let transaction = begin(&self.database.borrow(), &[DRAFTS], Access::Buffered)?;
            let store = transaction.object_store(DRAFTS)?;
            store.put_with_key(&JsValue::from_str(draft), &keys::of_draft(key))?;
            Ok(transaction)
        };
        write().map(complete).map_err(|error| error_of(&error))
    }

    /// See [`super::Store::done`].
    pub async fn done(&self, annotator: &str, guideline: &str) -> Stored<Vec<(String, String)>> {
        let store = self.reading(DONE).await?;
        let ask = || {
            let range = keys::of_guideline(annotator, guideline)?;
            Ok((store.get_all_keys_with_key(&range)?, store.get_all_with_key(&range)?))
        };
        let (keys, values) = ask().map_err(|error: JsValue| error_of(&error))?;
        let keys: Array = result(keys).await?.unchecked_into();
        let values: Array = result(values).await?.unchecked_into();
        let pairs = keys.iter().zip(values.iter()).filter_map(|(key, value)| {
            let task = key.dyn_ref::<Array>()?.get(2).as_string()?;
            Some((task, value.as_string()?))
        });
        Ok(pairs.collect())
    }

    /// See [`super::Store::outbox`].
    pub async fn outbox(
        &self,
        receiver: Option<&str>,
        after: Option<&OutboxKey>,
        most: u32,
    ) -> Stored<Vec<OutboxRecord>> {
        let store = self.reading(OUTBOX).await?;
        let ask = || store.get_all_with_key_and_limit(&keys::after(receiver, after)?.into(), most);
        let records = list(ask()).await?;
        Ok(records.iter().filter_map(|value| record::read(&value)).collect())
    }

    /// See [`super::Store::receivers`].
    pub async fn receivers(&self) -> Stored<Vec<String>> {
        let store = self.reading(OUTBOX).await?;
        let keys = list(store.get_all_keys()).await?;
        Ok(keys.iter().filter_map(|key| key.dyn_ref::<Array>()?.get(0).as_string()).collect())
    }

    /// See [`super::Store::records`]. Requests are answered in order: the last one is waited for.
    pub async fn records(&self, keys: &[OutboxKey]) -> Stored<Vec<OutboxRecord>> {
        let store = self.reading(OUTBOX).await?;
        let ask = |key: &OutboxKey| store.get(&keys::of_outbox(key));
        let requests: Result<Vec<_>, JsValue> = keys.iter().map(ask).collect();
        let requests = requests.map_err(|error| error_of(&error))?;
        if let Some(last) = requests.last() {
            result(last.clone()).await?;
        }
        let found = requests.iter().filter_map(|request| request.result().ok());
        Ok(found.filter_map(|value| record::read(&value)).collect())
    }

    /// See [`super::Store::add`]. Reads and writes in one transaction, as [`Self::note`].
    pub async fn add(&self, records: &[OutboxRecord]) -> Stored<Vec<OutboxKey>> {
        let transaction = self.writing(&[OUTBOX]).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        let mut added = Vec::new();
        for record in records {
            let there = store.get_key(&keys::of_outbox(&record.key));
            if result(there.map_err(|error| error_of(&error))?).await?.is_undefined() {
                record::put(&store, record).map_err(|error| error_of(&error))?;
                added.push(record.key.clone());
            }
        }
        complete(transaction).await?;
        Ok(added)
    }

    /// See [`super::Store::adopt`].
    pub async fn adopt(&self, receivers: &[String]) -> Stored<()> {
        let nobodys = keys::after(Some(""), None).map_err(|error| error_of(&error))?;
        self.give_keys(&nobodys, Some(receivers)).await
    }

    /// Puts records under the keys of these receivers, or of their own, and takes them from where they
    /// were. So many at a time that no frame is late: ten thousand at once held the page for half a
    /// second.
    async fn give_keys(&self, range: &IdbKeyRange, receivers: Option<&[String]>) -> Stored<()> {
        while self.give_some_keys(range, receivers).await? {}
        Ok(())
    }

    /// The first of them, in one transaction, so that a crash leaves each here or there. Says whether
    /// there may be more.
    async fn give_some_keys(
        &self,
        range: &IdbKeyRange,
        receivers: Option<&[String]>,
    ) -> Stored<bool> {
        let transaction = self.writing(&[OUTBOX]).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        let old = list(store.get_all_keys_with_key_and_limit(range, KEYS_AT_ONCE)).await?;
        let values = list(store.get_all_with_key_and_limit(range, KEYS_AT_ONCE)).await?;
        let write = || -> Result<(), JsValue> {
            for key in old.iter() {
                store.delete(&key)?;
            }
            for record in values.iter().filter_map(|value| record::read(&value)) {
                let own = [record.key.receiver.clone()];
                for receiver in receivers.unwrap_or(&own) {
                    record::put(&store, &record.to(receiver))?;
                }
            }
            Ok(())
        };
        if let Err(error) = write() {
            _ = transaction.abort();
            return Err(error_of(&error));
        }
        complete(transaction).await?;
        Ok(old.length() == KEYS_AT_ONCE)
    }

    /// See [`super::Store::remove`]. One that is not removed after all is sent again, and the
    /// receiver knows it: the disk is left in peace.
    pub async fn remove(&self, keys: &[OutboxKey]) -> Stored<()> {
        let transaction = self.begin(&[OUTBOX], Access::Buffered).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        for key in keys {
            store.delete(&keys::of_outbox(key)).map_err(|error| error_of(&error))?;
        }
        complete(transaction).await
    }

    /// See [`super::Store::note`]. Reads and writes in one transaction, so that a judgment that
    /// another tab removes in between does not come back.
    pub async fn note(&self, key: &OutboxKey, refused: Option<Trouble>) -> Stored<()> {
        let transaction = self.writing(&[OUTBOX]).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        let request = store.get(&keys::of_outbox(key)).map_err(|error| error_of(&error))?;
        let Some(record) = record::read(&result(request).await?) else { return Ok(()) };
        record::put(&store, &OutboxRecord { refused, ..record })
            .map_err(|error| error_of(&error))?;
        complete(transaction).await
    }

    async fn reading(&self, store: &str) -> Stored<IdbObjectStore> {
        let transaction = self.begin(&[store], Access::Read).await?;
        transaction.object_store(store).map_err(|error| error_of(&error))
    }

    async fn writing(&self, stores: &[&str]) -> Stored<IdbTransaction> {
        self.begin(stores, Access::Write).await
    }

    /// A connection that the browser has closed (it evicts, and a later version asks for it) fails
    /// here first: it is opened again, once.
    async fn begin(&self, stores: &[&str], access: Access) -> Stored<IdbTransaction> {
        let begun = begin(&self.database.borrow(), stores, access);
        if let Ok(transaction) = begun {
            return Ok(transaction);
        }
        let database = open().await?;
        self.database.replace(database);
        begin(&self.database.borrow(), stores, access).map_err(|error| error_of(&error))
    }
}

/// The list that a request gives.
async fn list(request: Result<IdbRequest, JsValue>) -> Stored<Array> {
    Ok(result(request.map_err(|error| error_of(&error))?).await?.unchecked_into())
}

/// What a transaction is for.
#[derive(Clone, Copy)]
enum Access {
    Read,
    /// Drafts come with every key press: the system's buffer keeps them over a crash of the
    /// browser, and the disk is left in peace.
    Buffered,
    /// Complete means on the disk.
    Write,
}

fn begin(database: &Database, stores: &[&str], access: Access) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let (mode, durability) = match access {
        Access::Read => ("readonly", "default"),
        Access::Buffered => ("readwrite", "relaxed"),
        Access::Write => ("readwrite", "strict"),
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    database.begin(&names, mode, &options)
}

async fn open() -> Stored<Database> {
    let factory = web_sys::window().ok_or(StoreError::Denied)?.indexed_db();
    let factory = factory.ok().flatten().ok_or(StoreError::Denied)?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(|_| StoreError::Denied)?;
    let making = request.clone();
    let _upgrade = EventListener::once(&request, "upgradeneeded", move |_| {
        let database = making.result().map(Database::unchecked_from_js);
        for store in [DRAFTS, OUTBOX, DONE] {
            // A failure aborts the upgrade, and the request fails with the reason.
            _ = database.as_ref().map(|database| database.create_object_store(store));
        }
    });
    let database: Database = in_time(result(request.into())).await?.unchecked_into();
    let closing = database.clone();
    // A later version of the page wants to change the database: it must not wait for this tab.
    EventListener::once(&database, "versionchange", move |_| closing.close()).forget();
    Ok(database)
}

/// A database that was opened without naming a version; another version's is closed.
fn of_this_version(database: JsValue) -> Option<Database> {
    let database: Database = database.dyn_into::<web_sys::IdbDatabase>().ok()?.unchecked_into();
    let is = database.version() == f64::from(VERSION);
    if !is {
        database.close();
    }
    is.then_some(database)
}

/// The result, unless it is not there in time.
async fn in_time<T>(result: impl Future<Output = Stored<T>>) -> Stored<T> {
    let timeout = gloo::timers::future::TimeoutFuture::new(OPEN_TIMEOUT_MS);
    let (mut result, mut timeout) = (std::pin::pin!(result), std::pin::pin!(timeout));
    std::future::poll_fn(|context| match result.as_mut().poll(context) {
        std::task::Poll::Pending => timeout
            .as_mut()
            .poll(context)
            .map(|()| Err(StoreError::Broken("it did not open in time".to_owned()))),
        ready => ready,
    })
    .await
}
