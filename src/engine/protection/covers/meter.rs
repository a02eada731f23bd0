//! Adds up stretches of time.

/// Time that ran, and may be running.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meter {
    closed_ms: u64,
    since_ms: Option<u64>,
}

impl Meter {
    /// Runs or stands from now on.
    pub fn set(&mut self, runs: bool, now_ms: u64) {
        if runs != self.since_ms.is_some() {
            self.closed_ms = self.until(now_ms);
            self.since_ms = runs.then_some(now_ms);
        }
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.since_ms.is_some()
    }

    /// Time that ran before.
    pub fn add(&mut self, ms: u64) {
        self.closed_ms += ms;
    }

    /// All of it until now.
    pub fn until(&self, now_ms: u64) -> u64 {
        self.closed_ms + self.since_ms.map_or(0, |since| now_ms.saturating_sub(since))
    }
}
