//! The words that stand for outcomes, severities and levels of viewing in documents.

use crate::guideline::Severity;
use crate::judging::{JudgedAt, Outcome};

/// Both ways between a value and its word.
pub(super) trait Worded: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    /// The value of a word.
    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }
}

impl Worded for Outcome {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Judged, "judged"),
        (Self::Skipped, "skipped"),
        (Self::CannotJudge, "cannot_judge"),
        (Self::Escalated, "escalated"),
    ];
}

impl Worded for Severity {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Error, "error"), (Self::Warning, "warning"), (Self::Info, "info")];
}

impl Worded for JudgedAt {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Metadata, "metadata"),
        (Self::Preview, "preview"),
        (Self::Paraphrase, "paraphrase"),
        (Self::Lens, "lens"),
        (Self::Softened, "softened"),
        (Self::Full, "full"),
        (Self::FullSound, "full_sound"),
    ];
}
