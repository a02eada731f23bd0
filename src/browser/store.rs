//! Where work is kept: in IndexedDB, or in memory where the browser denies it.

mod indexed;
mod keys;
mod record;
mod request;

use crate::memory::MemoryStore;
use gradeglass_engine::delivery::Trouble;
use indexed::IndexedStore;
use js_sys::Promise;

/// Names a draft, and the mark that its task is done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftKey {
    /// The annotator.
    pub annotator: String,
    /// The guideline's id.
    pub guideline: String,
    /// The task's id.
    pub task: String,
}

/// Names a judgment in the outbox: it is there once for each receiver that has still to get it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutboxKey {
    /// Where it is to go: the receiver's address and name, empty while none is known.
    pub receiver: String,
    /// The judgment's id. UUIDv7, so the order of ids is the order of storing.
    pub id: String,
}

/// A judgment in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRecord {
    /// Its id, and where it is to go.
    pub key: OutboxKey,
    /// The task's id.
    pub task: String,
    /// The judgment as JSON text, as it is sent and sent again.
    pub body: String,
    /// Why the receiver refused it, if it did.
    pub refused: Option<Trouble>,
}

/// Why something could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page store anything.
    Denied,
    /// There is no room.
    Full,
    /// Anything else, in the browser's words.
    Broken(String),
}

impl StoreError {
    /// One English sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Denied => "the browser does not let this page store anything".to_owned(),
            Self::Full => "the browser's storage is full".to_owned(),
            Self::Broken(words) => format!("the browser's storage failed: {words}"),
        }
    }
}

/// The store. Both kinds do the same; what is in memory lasts as long as the page.
pub enum Store {
    /// IndexedDB.
    Indexed(IndexedStore),
    /// Memory.
    Memory(MemoryStore),
}

type Stored<T> = Result<T, StoreError>;

impl Store {
    /// Opens IndexedDB; where that fails, a store in memory and why. `early` is a promise of the database
    /// as the page's script has opened it already, or of null.
    pub async fn open(early: Option<Promise>) -> (Self, Option<StoreError>) {
        match IndexedStore::open(early).await {
            Ok(store) => (Self::Indexed(store), None),
            Err(error) => (Self::Memory(MemoryStore::default()), Some(error)),
        }
    }

    /// Brings what an earlier version has kept into the shape of this one. The outbox is read after that.
    pub async fn settle(&self) -> Stored<()> {
        match self {
            Self::Indexed(store) => store.settle().await,
            Self::Memory(_) => Ok(()),
        }
    }

    /// Whether what it keeps is gone with the page.
    pub fn is_fleeting(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// In one transaction: ends the draft, marks the task as done, puts the judgment into the
    /// outbox, once for each receiver. Comes back when all of that is on the disk, or none of it.
    pub async fn submit(&self, key: &DraftKey, records: &[OutboxRecord]) -> Stored<()> {
        match self {
            Self::Indexed(store) => store.submit(key, records).await,
            Self::Memory(store) => {
                store.submit(key, records);
                Ok(())
            }
        }
    }

    /// The draft as JSON text.
    pub async fn draft(&self, key: &DraftKey) -> Stored<Option<String>> {
        match self {
            Self::Indexed(store) => store.draft(key).await,
            Self::Memory(store) => Ok(store.draft(key)),
        }
    }

    /// Keeps a draft. The write is under way when this returns, before the future is awaited: a
    /// page that is being left gets no second chance.
    pub fn save_draft(
        &self,
        key: &DraftKey,
        draft: &str,
    ) -> impl Future<Output = Stored<()>> + use<> {
        let saving = match self {
            Self::Indexed(store) => Some(store.save_draft(key, draft)),
            Self::Memory(store) => {
                store.save_draft(key, draft);
                None
            }
        };
        async move {
            match saving {
                Some(saving) => saving?.await,
                None => Ok(()),
            }
        }
    }

    /// The tasks that this annotator has done under this guideline, each with its judgment's id.
    pub async fn done(&self, annotator: &str, guideline: &str) -> Stored<Vec<(String, String)>> {
        match self {
            Self::Indexed(store) => store.done(annotator, guideline).await,
            Self::Memory(store) => Ok(store.done(annotator, guideline)),
        }
    }

    /// What has not been delivered, oldest first: at most `most`, after the one named `after`. For one
    /// receiver, or for all, one receiver after the other. A day's work is not read at once.
    pub async fn outbox(
        &self,
        receiver: Option<&str>,
        after: Option<&OutboxKey>,
        most: u32,
    ) -> Stored<Vec<OutboxRecord>> {
        match self {
            Self::Indexed(store) => store.outbox(receiver, after, most).await,
            Self::Memory(store) => Ok(store.outbox(receiver, after, most)),
        }
    }

    /// The receivers of what has not been delivered, one for each judgment.
    pub async fn receivers(&self) -> Stored<Vec<String>> {
        match self {
            Self::Indexed(store) => store.receivers().await,
            Self::Memory(store) => Ok(store.receivers()),
        }
    }

    /// Some judgments of the outbox; those that are not there any more are left out.
    pub async fn records(&self, keys: &[OutboxKey]) -> Stored<Vec<OutboxRecord>> {
        match self {
            Self::Indexed(store) => store.records(keys).await,
            Self::Memory(store) => Ok(store.records(keys)),
        }
    }

    /// Adds judgments that were saved elsewhere, in one transaction; those that are there already stay
    /// as they are. Gives the keys of those that are new.
    pub async fn add(&self, records: &[OutboxRecord]) -> Stored<Vec<OutboxKey>> {
        match self {
            Self::Indexed(store) => store.add(records).await,
            Self::Memory(store) => Ok(store.add(records)),
        }
    }

    /// Gives these receivers what was stored while none was known. Given to none, it stays.
    pub async fn adopt(&self, receivers: &[String]) -> Stored<()> {
        if receivers.is_empty() {
            return Ok(());
        }
        match self {
            Self::Indexed(store) => store.adopt(receivers).await,
            Self::Memory(store) => {
                store.adopt(receivers);
                Ok(())
            }
        }
    }

    /// Removes delivered judgments. The removal is under way when this is first polled.
    pub async fn remove(&self, keys: &[OutboxKey]) -> Stored<()> {
        match self {
            Self::Indexed(store) => store.remove(keys).await,
            Self::Memory(store) => {
                store.remove(keys);
                Ok(())
            }
        }
    }

    /// Notes that a judgment was refused, or is to be sent again. Nothing happens to one that is
    /// not there any more.
    pub async fn note(&self, key: &OutboxKey, refused: Option<Trouble>) -> Stored<()> {
        match self {
            Self::Indexed(store) => store.note(key, refused).await,
            Self::Memory(store) => {
                store.note(key, refused);
                Ok(())
            }
        }
    }
}

impl OutboxRecord {
    /// The same for another receiver.
    pub fn to(&self, receiver: &str) -> Self {
        let key = OutboxKey { receiver: receiver.to_owned(), id: self.key.id.clone() };
        Self { key, ..self.clone() }
    }
}
