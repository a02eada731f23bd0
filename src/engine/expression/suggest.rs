//! "Did you mean …": the nearest known name to one that is not known.

use super::fault::say;

/// The mend for an unknown name, where a known one is near enough to be meant.
pub(crate) fn did_you_mean<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(found, known).map(|name| say!["did you mean `", name, "`?"])
}

/// The known name at the smallest distance, at most a third of the length away (always at least 1).
fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found: Vec<char> = found.chars().take(64).flat_map(char::to_lowercase).collect();
    let within = (found.len() / 3).max(1);
    known
        .into_iter()
        .map(|name| {
            let lower: Vec<char> = name.chars().take(64).flat_map(char::to_lowercase).collect();
            (distance(&found, &lower), name)
        })
        .filter(|(distance, _)| *distance <= within)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours (Damerau,
/// CACM 7(3), 1964), each counted as one.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let substituted = at(&above, j).saturating_add(usize::from(a != b));
            let best = substituted
                .min(at(&above, j + 1).saturating_add(1))
                .min(at(&row, j).saturating_add(1));
            let swapped =
                i > 0 && j > 0 && left.get(i - 1) == Some(b) && right.get(j - 1) == Some(a);
            let swap = if swapped { at(&before, j - 1).saturating_add(1) } else { usize::MAX };
            row.push(best.min(swap));
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swapped_pair_of_letters_is_found() {
        assert_eq!(did_you_mean("exatc", ["partial", "exact"]).unwrap(), "did you mean `exact`?");
    }

    #[test]
    fn case_does_not_count() {
        assert_eq!(did_you_mean("Exact", ["exact"]).unwrap(), "did you mean `exact`?");
    }

    #[test]
    fn a_name_unlike_all_others_gets_no_suggestion() {
        assert_eq!(did_you_mean("colour", ["exact", "partial"]), None);
        assert_eq!(did_you_mean("", ["exact"]), None);
    }
}
