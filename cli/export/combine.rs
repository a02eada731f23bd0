//! How the grades of several annotators become one.

use std::cmp::Ordering;

/// A way to combine grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Combine {
    /// The middle one; of two middle ones the lower, so that it is a grade that somebody gave
    Median,
    /// The mean, which may be a fraction
    Mean,
    /// The highest
    Max,
    /// The lowest
    Min,
    /// The most frequent; of several equally frequent the lowest
    Majority,
    /// The one that was submitted last
    Latest,
}

impl Combine {
    /// One grade from `grades`, which are in the order in which they were submitted; none from none.
    pub fn combined(self, grades: &[f64]) -> Option<f64> {
        let mut sorted = grades.to_vec();
        sorted.sort_by(f64::total_cmp);
        match self {
            Self::Median => sorted.get(sorted.len().saturating_sub(1) / 2).copied(),
            Self::Mean if sorted.is_empty() => None,
            Self::Mean => Some(sorted.iter().sum::<f64>() / sorted.len() as f64),
            Self::Max => sorted.last().copied(),
            Self::Min => sorted.first().copied(),
            Self::Majority => most_frequent(&sorted),
            Self::Latest => grades.last().copied(),
        }
    }

    /// What it does, to be said of an export.
    pub fn said(self) -> &'static str {
        match self {
            Self::Median => "the median (of two middle grades the lower)",
            Self::Mean => "the mean",
            Self::Max => "the highest grade",
            Self::Min => "the lowest grade",
            Self::Majority => "the most frequent grade (of equally frequent ones the lowest)",
            Self::Latest => "the grade submitted last",
        }
    }
}

fn most_frequent(sorted: &[f64]) -> Option<f64> {
    let runs = sorted.chunk_by(|one, other| one.total_cmp(other) == Ordering::Equal);
    // Of equally long runs `max_by_key` would take the last, which is the highest grade.
    runs.rev().max_by_key(|run| run.len()).and_then(|run| run.first().copied())
}

#[cfg(test)]
mod tests {
    use super::Combine;

    #[test]
    fn each_way_gives_the_grade_that_it_names() {
        let grades = [3.0, 0.0, 1.0, 0.0, 3.0, 1.0];
        let of = |way: Combine| way.combined(&grades);
        assert_eq!(of(Combine::Median), Some(1.0));
        assert_eq!(of(Combine::Mean), Some(8.0 / 6.0));
        assert_eq!(of(Combine::Max), Some(3.0));
        assert_eq!(of(Combine::Min), Some(0.0));
        assert_eq!(of(Combine::Majority), Some(0.0));
        assert_eq!(of(Combine::Latest), Some(1.0));
    }

    #[test]
    fn the_median_of_two_is_the_lower_and_of_three_the_middle() {
        assert_eq!(Combine::Median.combined(&[3.0, 1.0]), Some(1.0));
        assert_eq!(Combine::Median.combined(&[3.0, 1.0, 2.0]), Some(2.0));
    }

    #[test]
    fn nothing_combines_to_nothing() {
        use clap::ValueEnum;
        for way in Combine::value_variants() {
            assert_eq!(way.combined(&[]), None, "{way:?}");
        }
    }
}
