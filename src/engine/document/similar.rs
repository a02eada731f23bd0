//! Which known name somebody meant who wrote one that is not known.

use crate::letters::lower;

/// The candidate nearest to `name`, if one is near enough to be meant: at most a third of the
/// letters differ (optimal string alignment distance: insert, delete, replace, swap neighbours).
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(name, &mut candidates.into_iter())
}

/// Compiled once, whatever the candidates come from.
fn nearest<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let written = lowered(name);
    let mut best = None;
    let mut allowed = (written.len() / 3).max(1);
    for candidate in candidates {
        let distance = distance(&written, &lowered(candidate));
        let is_near = distance <= allowed && distance < candidate.chars().count().max(1);
        if is_near && candidate != name {
            best = Some(candidate);
            // Of two equally near, the first.
            let Some(less) = distance.checked_sub(1) else { break };
            allowed = less;
        }
    }
    best
}

/// Names longer than this are compared by their beginning: nobody mistypes more.
const LONGEST: usize = 64;

fn lowered(text: &str) -> Vec<char> {
    text.chars().map(lower).take(LONGEST).collect()
}

fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, r) in right.iter().enumerate() {
            let at =
                |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&above, j) + usize::from(l != r))
                .min(at(&above, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped =
                i > 0 && j > 0 && left.get(i - 1) == Some(r) && right.get(j - 1) == Some(l);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(left.len())
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_of_the_finger_finds_the_name_that_was_meant() {
        let known = ["grade", "evidence", "label", "labels"];
        assert_eq!(closest("grdae", known), Some("grade"));
        assert_eq!(closest("Evidnce", known), Some("evidence"));
        assert_eq!(closest("lable", known), Some("label"));
        assert_eq!(closest("severity", known), None);
        assert_eq!(closest("", ["a"]), None);
    }
}
