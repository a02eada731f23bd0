//! The one way in which lists are put in order.
//!
//! The standard library's sorts are compiled anew, and large, for every type and every order: in
//! the annotator's WebAssembly they were 70 KB. Here the sorting is done on places in the list,
//! so that one copy of the machine code serves all; only the swaps know the type.

use std::cmp::Ordering;

/// Puts a list in order. What is equal keeps its order (the sort is stable, in O(n log n)).
pub fn sort<T>(list: &mut [T], order: &dyn Fn(&T, &T) -> Ordering) {
    let by_place = |one: usize, other: usize| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    };
    for (at, target) in swaps(list.len(), &by_place) {
        list.swap(at, target);
    }
}

/// The swaps, one after the other, that put a list in order.
fn swaps(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    let mut targets = targets(count, order).unwrap_or_default();
    for at in 0..targets.len() {
        // Every swap brings one item to where it belongs, so this ends after as many as there are.
        while let Some(&target) = targets.get(at).filter(|&&target| target != at) {
            swaps.push((at, target));
            targets.swap(at, target);
        }
    }
    swaps
}

/// For each place of a list, the place where its item belongs; none where all stand right.
fn targets(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Option<Vec<usize>> {
    if (1..count).all(|at| order(at - 1, at) != Ordering::Greater) {
        return None;
    }
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, order, &mut merged);
        }
        places = merged;
        width *= 2;
    }
    let mut targets = vec![0; count];
    for (target, place) in places.into_iter().enumerate() {
        if let Some(slot) = targets.get_mut(place) {
            *slot = target;
        }
    }
    Some(targets)
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    order: &dyn Fn(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    while let ([one, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
        if order(*one, *other) == Ordering::Greater {
            merged.push(*other);
            right = right_rest;
        } else {
            merged.push(*one);
            left = left_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(
            list in prop::collection::vec((0_u8..20, any::<u16>()), 0..300),
        ) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort(&mut ours, &|one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
