//! The store in IndexedDB.
//!
//! Database `gradeglass`, version 1, three object stores:
//!
//! | store | key | value |
//! | --- | --- | --- |
//! | `drafts` | `[annotator, guideline, task]` | JSON text |
//! | `outbox` | the judgment's id (UUIDv7, so that the order of keys is the order of storing) | a record |
//! | `done` | `[annotator, guideline, task]` | the judgment's id |

use super::request::{Database, complete, error_of, result};
use super::{DraftKey, OutboxRecord, StoreError};
use gloo::events::EventListener;
use gradeglass_engine::delivery::{Trouble, TroubleKind};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore, IdbTransaction};

const NAME: &str = "gradeglass";
const VERSION: u32 = 1;
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
    /// Opens the database, and makes it where it is not.
    pub async fn open() -> Stored<Self> {
        Ok(Self { database: RefCell::new(open().await?) })
    }

    /// See [`super::Store::submit`].
    pub async fn submit(&self, key: &DraftKey, record: &OutboxRecord) -> Stored<()> {
        let transaction = self.writing(&[DRAFTS, OUTBOX, DONE]).await?;
        let write = || -> Result<(), JsValue> {
            let key = key_of(key);
            transaction.object_store(DRAFTS)?.delete(&key)?;
            transaction.object_store(DONE)?.put_with_key(&JsValue::from_str(&record.id), &key)?;
            put_record(&transaction.object_store(OUTBOX)?, record)
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
        let request = store.get(&key_of(key)).map_err(|error| error_of(&error))?;
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
            store.put_with_key(&JsValue::from_str(draft), &key_of(key))?;
            Ok(transaction)
        };
        write().map(complete).map_err(|error| error_of(&error))
    }

    /// See [`super::Store::done`].
    pub async fn done(&self, annotator: &str, guideline: &str) -> Stored<Vec<(String, String)>> {
        let store = self.reading(DONE).await?;
        let ask = || {
            let range = range_of(annotator, guideline)?;
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
    pub async fn outbox(&self, after: &str, most: u32) -> Stored<Vec<OutboxRecord>> {
        let store = self.reading(OUTBOX).await?;
        let ask = || {
            let rest = IdbKeyRange::lower_bound_with_open(&after.into(), true)?;
            store.get_all_with_key_and_limit(&rest, most)
        };
        let request = ask().map_err(|error| error_of(&error))?;
        let records: Array = result(request).await?.unchecked_into();
        Ok(records.iter().filter_map(|value| record_of(&value)).collect())
    }

    /// See [`super::Store::records`]. Requests are answered in order: the last one is waited for.
    pub async fn records(&self, ids: &[String]) -> Stored<Vec<OutboxRecord>> {
        let store = self.reading(OUTBOX).await?;
        let ask = |id: &String| store.get(&JsValue::from_str(id));
        let requests: Result<Vec<_>, JsValue> = ids.iter().map(ask).collect();
        let requests = requests.map_err(|error| error_of(&error))?;
        if let Some(last) = requests.last() {
            result(last.clone()).await?;
        }
        let found = requests.iter().filter_map(|request| request.result().ok());
        Ok(found.filter_map(|value| record_of(&value)).collect())
    }

    /// See [`super::Store::add`]. Reads and writes in one transaction, as [`Self::note`].
    pub async fn add(&self, records: &[OutboxRecord]) -> Stored<Vec<String>> {
        let transaction = self.writing(&[OUTBOX]).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        let mut added = Vec::new();
        for record in records {
            let id = JsValue::from_str(&record.id);
            let there = store.get_key(&id).map_err(|error| error_of(&error))?;
            if result(there).await?.is_undefined() {
                put_record(&store, record).map_err(|error| error_of(&error))?;
                added.push(record.id.clone());
            }
        }
        complete(transaction).await?;
        Ok(added)
    }

    /// See [`super::Store::remove`]. One that is not removed after all is sent again, and the
    /// receiver knows it: the disk is left in peace.
    pub async fn remove(&self, ids: &[String]) -> Stored<()> {
        let transaction = self.begin(&[OUTBOX], Access::Buffered).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        for id in ids {
            store.delete(&JsValue::from_str(id)).map_err(|error| error_of(&error))?;
        }
        complete(transaction).await
    }

    /// See [`super::Store::note`]. Reads and writes in one transaction, so that a judgment that
    /// another tab removes in between does not come back.
    pub async fn note(&self, id: &str, refused: Option<Trouble>) -> Stored<()> {
        let transaction = self.writing(&[OUTBOX]).await?;
        let store = transaction.object_store(OUTBOX).map_err(|error| error_of(&error))?;
        let request = store.get(&JsValue::from_str(id)).map_err(|error| error_of(&error))?;
        let Some(record) = record_of(&result(request).await?) else { return Ok(()) };
        put_record(&store, &OutboxRecord { refused, ..record })
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
    let timeout = gloo::timers::future::TimeoutFuture::new(OPEN_TIMEOUT_MS);
    let database: Database = first(result(request.into()), timeout).await?.unchecked_into();
    let closing = database.clone();
    // A later version of the page wants to change the database: it must not wait for this tab.
    EventListener::once(&database, "versionchange", move |_| closing.close()).forget();
    Ok(database)
}

/// The result, unless the timeout comes first.
async fn first(
    result: impl Future<Output = Stored<JsValue>>,
    timeout: impl Future<Output = ()>,
) -> Stored<JsValue> {
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

fn key_of(key: &DraftKey) -> JsValue {
    [&key.annotator, &key.guideline, &key.task]
        .map(|part| JsValue::from_str(part))
        .into_iter()
        .collect::<Array>()
        .into()
}

/// All keys that begin with annotator and guideline: an array sorts after every text.
fn range_of(annotator: &str, guideline: &str) -> Result<IdbKeyRange, JsValue> {
    let (annotator, guideline) = (JsValue::from_str(annotator), JsValue::from_str(guideline));
    let from = Array::of2(&annotator, &guideline);
    IdbKeyRange::bound(&from, &Array::of3(&annotator, &guideline, &Array::new()))
}

fn put_record(store: &IdbObjectStore, record: &OutboxRecord) -> Result<(), JsValue> {
    let value = Object::new();
    let set = |key: &str, text: &str| Reflect::set(&value, &key.into(), &text.into());
    set("id", &record.id)?;
    set("task", &record.task)?;
    set("receiver", &record.receiver)?;
    set("body", &record.body)?;
    if let Some(trouble) = &record.refused {
        set("refused", trouble.kind.code())?;
        set("detail", trouble.detail.as_deref().unwrap_or_default())?;
        let status = JsValue::from(trouble.status.unwrap_or_default());
        Reflect::set(&value, &"status".into(), &status)?;
    }
    store.put_with_key(&value, &JsValue::from_str(&record.id)).map(drop)
}

fn record_of(value: &JsValue) -> Option<OutboxRecord> {
    let get = |key: &str| Reflect::get(value, &key.into()).ok();
    let text = |key: &str| get(key)?.as_string();
    let status = get("status").and_then(|it| it.as_f64()).unwrap_or_default() as u16;
    let refused = text("refused").and_then(|code| TroubleKind::from_code(&code)).map(|kind| {
        let trouble = Trouble::new(kind).detail(text("detail").as_deref());
        if status == 0 { trouble } else { trouble.status(status) }
    });
    Some(OutboxRecord {
        id: text("id")?,
        task: text("task")?,
        receiver: text("receiver")?,
        body: text("body")?,
        refused,
    })
}
