//! What is not known yet, and which answers would tell.

use std::sync::Arc;

/// A set of paths that a value waits for, sorted and without repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(Arc<[Arc<str>]>);

impl Unknown {
    /// Waiting for one path.
    pub fn of(path: impl Into<Arc<str>>) -> Self {
        Self(Arc::new([path.into()]))
    }

    /// Waiting for the paths of both.
    pub fn and(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let mut paths: Vec<Arc<str>> = self.0.to_vec();
        for path in other.0.iter() {
            if let Err(place) = paths.binary_search(path) {
                paths.insert(place, path.clone());
            }
        }
        Self(paths.into())
    }

    /// The paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Adds `more` to what may be waited for already.
    pub(crate) fn join(waiting: &mut Option<Unknown>, more: &Unknown) {
        *waiting = Some(match waiting {
            Some(known) => known.and(more),
            None => more.clone(),
        });
    }
}
