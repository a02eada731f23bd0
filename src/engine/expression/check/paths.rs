//! Sets of paths as sorted vectors: the few that a rule has are merged faster, and in far less code,
//! than trees are (11 KB of the bundle before compression).

use std::cmp::Ordering;
use std::sync::Arc;

/// A set of paths.
#[derive(Debug, Clone, Default)]
pub(super) struct Paths(Vec<Arc<str>>);

impl Paths {
    pub(super) fn contains(&self, path: &str) -> bool {
        self.0.binary_search_by(|known| known.as_ref().cmp(path)).is_ok()
    }

    pub(super) fn insert(&mut self, path: Arc<str>) {
        if let Err(place) = self.0.binary_search(&path) {
            self.0.insert(place, path);
        }
    }

    /// The paths of either.
    pub(super) fn or(&self, other: &Self) -> Self {
        self.merge(other, |_| true)
    }

    /// The paths of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        self.merge(other, Ordering::is_eq)
    }

    /// The paths of this one alone.
    pub(super) fn without(&self, other: &Self) -> Self {
        self.merge(other, Ordering::is_lt)
    }

    pub(super) fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.0.retain(|path| wanted(path));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.iter()
    }

    /// Walks both in order; `Less` stands for a path of this one alone, `Greater` for one of the
    /// other alone.
    fn merge(&self, other: &Self, wanted: fn(Ordering) -> bool) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut merged = Vec::new();
        loop {
            let order = match (left.peek(), right.peek()) {
                (Some(left), Some(right)) => left.cmp(right),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Self(merged),
            };
            let from_left = left.next_if(|_| order.is_le());
            let from_right = right.next_if(|_| order.is_ge());
            if wanted(order) {
                merged.extend(from_left.or(from_right).cloned());
            }
        }
    }
}
