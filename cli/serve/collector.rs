//! What all requests share.

use super::problem::Refusal;
use super::store::{GuidelineRecord, Store, StoreError};
use gradeglass_engine::guideline::Guideline;
use gradeglass_wire::{Format, guideline_from_text};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The store, and the guidelines that were read from it.
#[derive(Debug)]
pub struct Collector {
    /// The store.
    pub store: Store,
    /// By hash. A guideline never changes under its hash, so what is here stays true.
    read: RwLock<HashMap<String, Arc<Guideline>>>,
}

impl Collector {
    /// Over an open store.
    pub fn new(store: Store) -> Self {
        Self { store, read: RwLock::default() }
    }

    /// The guideline with this hash, if it was ever served from this database.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn guideline(&self, id: &str, hash: &str) -> Result<Option<Arc<Guideline>>, Refusal> {
        if let Some(guideline) = self.known(hash) {
            return Ok((guideline.id == id).then_some(guideline));
        }
        let record = self.store.guideline_version(id, hash).await?;
        Ok(record.and_then(|record| self.learn(&record)))
    }

    fn known(&self, hash: &str) -> Option<Arc<Guideline>> {
        self.read.read().unwrap_or_else(PoisonError::into_inner).get(hash).cloned()
    }

    /// Reads a record. One that this version of the program no longer reads counts as not there.
    fn learn(&self, record: &GuidelineRecord) -> Option<Arc<Guideline>> {
        let guideline = Arc::new(guideline_from_text(&record.document, Format::Json).0?);
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        read.insert(record.hash.clone(), Arc::clone(&guideline));
        Some(guideline)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn healthy(&self) -> Result<(), StoreError> {
        self.store.ping().await
    }
}
