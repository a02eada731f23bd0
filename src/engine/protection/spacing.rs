//! Hard tasks with others between them.

/// The order in which tasks are judged, so that no more than `one_in - 1` sealed ones follow each
/// other as long as others are left: one of those is brought forward. Otherwise the order stays;
/// 0 keeps it altogether.
pub fn spaced(sealed: &[bool], one_in: u16) -> Vec<usize> {
    let most = usize::from(one_in).saturating_sub(1);
    let mut left: Vec<usize> = (0..sealed.len()).collect();
    let is_sealed = |at: usize| sealed.get(at) == Some(&true);
    let (mut order, mut row) = (Vec::new(), 0);
    while let Some(first) = left.first() {
        let other = left.iter().position(|at| !is_sealed(*at));
        let next = other.filter(|_| one_in > 0 && row >= most && is_sealed(*first)).unwrap_or(0);
        let at = left.remove(next);
        row = if is_sealed(at) { row + 1 } else { 0 };
        order.push(at);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn one_of_three_is_benign_as_long_as_there_are_any() {
        let sealed = [true, true, true, true, true, false, false];
        assert_eq!(spaced(&sealed, 3), [0, 1, 5, 2, 3, 6, 4]);
    }

    #[test]
    fn an_order_that_is_spaced_already_stays() {
        let sealed = [true, true, false, true, false, false, true, true];
        assert_eq!(spaced(&sealed, 3), (0..8).collect::<Vec<_>>());
        assert_eq!(spaced(&[true; 4], 3), [0, 1, 2, 3]);
        assert_eq!(spaced(&[], 3), [0; 0]);
    }

    #[test]
    fn zero_keeps_the_order() {
        assert_eq!(spaced(&[true, true, true, false], 0), [0, 1, 2, 3]);
        assert_eq!(spaced(&[true, false, false], 1), [1, 2, 0], "one in one: all others first");
    }
}
