//! How long the annotator has worked: hidden time does not count, nor does what goes beyond a
//! minute without a sign of life.

/// A pause counts for so long, in milliseconds; the rest of it is idle.
const LONGEST_PAUSE_MS: u64 = 60_000;

/// The time worked.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock {
    worked_ms: u64,
    /// The last sign of life; none while the page is hidden.
    last_ms: Option<u64>,
}

impl Clock {
    /// A clock that goes on from time worked before.
    pub fn new(worked_ms: u64, now_ms: u64) -> Self {
        Self { worked_ms, last_ms: Some(now_ms) }
    }

    /// The annotator is there.
    pub fn sign(&mut self, now_ms: u64) {
        if let Some(last) = self.last_ms {
            self.worked_ms += now_ms.saturating_sub(last).min(LONGEST_PAUSE_MS);
            self.last_ms = Some(now_ms.max(last));
        }
    }

    /// The page is hidden: nothing counts until it is visible again.
    pub fn stop(&mut self, now_ms: u64) {
        self.sign(now_ms);
        self.last_ms = None;
    }

    /// The page is visible.
    pub fn go_on(&mut self, now_ms: u64) {
        self.last_ms = self.last_ms.or(Some(now_ms));
    }

    /// Milliseconds worked until the last sign of life.
    pub fn worked_ms(&self) -> u64 {
        self.worked_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_time_at_work_counts() {
        let mut clock = Clock::new(500, 1_000);
        clock.sign(3_000);
        assert_eq!(clock.worked_ms(), 2_500);
        clock.sign(3_000 + 10 * LONGEST_PAUSE_MS);
        assert_eq!(clock.worked_ms(), 2_500 + LONGEST_PAUSE_MS);
    }

    #[test]
    fn hidden_time_does_not_count() {
        let mut clock = Clock::new(0, 0);
        clock.stop(1_000);
        clock.sign(20_000);
        clock.go_on(30_000);
        clock.sign(31_000);
        assert_eq!(clock.worked_ms(), 2_000);
    }

    #[test]
    fn a_time_that_runs_backwards_counts_nothing() {
        let mut clock = Clock::new(0, 5_000);
        clock.sign(1_000);
        clock.sign(6_000);
        assert_eq!(clock.worked_ms(), 1_000);
    }
}
