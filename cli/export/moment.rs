//! Times as texts that sort.

/// An RFC 3339 time in UTC as a text that sorts by time: fractions of a second may have any number
/// of digits, so they are filled up to nine.
pub fn sortable(time: &str) -> String {
    let time = time.trim_end_matches(['Z', 'z']);
    let (whole, fraction) = time.split_once('.').unwrap_or((time, ""));
    format!("{whole}.{fraction:0<9}")
}

#[cfg(test)]
mod tests {
    use super::sortable;

    #[test]
    fn times_sort_whatever_their_fraction() {
        let times = ["2026-01-31T09:59:59Z", "2026-01-31T09:59:59.05Z", "2026-01-31T09:59:59.5Z"];
        let sorted: Vec<String> = times.iter().map(|time| sortable(time)).collect();
        assert!(sorted.is_sorted(), "{sorted:?}");
    }
}
