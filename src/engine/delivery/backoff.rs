//! How long to wait before the next try.
//!
//! Exponential backoff with full jitter: a wait drawn evenly from nothing to the doubled ceiling.
//! After an outage a whole office of annotators comes back at once; full jitter spreads them best
//! (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).

/// The ceiling of the first wait, in milliseconds.
pub const BASE_MS: u64 = 1_000;

/// The highest ceiling, in milliseconds.
pub const CAP_MS: u64 = 300_000;

/// The longest `Retry-After` that is honoured, in milliseconds: a receiver that says "next year"
/// by mistake must not strand a day's work.
const RETRY_AFTER_CAP_MS: u64 = 3_600_000;

/// The wait after `failures` failures in a row (from 1), with `random` drawn evenly from 0 to 1.
pub fn backoff_ms(failures: u32, random: f64) -> u64 {
    let doublings = failures.saturating_sub(1).min(20);
    let ceiling = (BASE_MS << doublings).min(CAP_MS);
    share(ceiling, random)
}

/// `random` of `whole`, whatever `random` is.
pub(super) fn share(whole: u64, random: f64) -> u64 {
    let random = if random.is_finite() { random.clamp(0.0, 1.0) } else { 1.0 };
    (whole as f64 * random) as u64
}

/// A `Retry-After` given in seconds (RFC 9110, section 10.2.3), in milliseconds. `date_ms` reads
/// the other form, an HTTP date, as milliseconds from now; browsers have that at hand.
pub fn retry_after_ms(header: &str, date_ms: impl FnOnce(&str) -> Option<u64>) -> Option<u64> {
    let header = header.trim();
    let ms = match header.parse::<u64>() {
        Ok(seconds) => seconds.saturating_mul(1_000),
        Err(_) => date_ms(header)?,
    };
    Some(ms.min(RETRY_AFTER_CAP_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_from_one_second_to_five_minutes() {
        let ceilings: Vec<u64> = (1..=11).map(|failures| backoff_ms(failures, 1.0)).collect();
        assert_eq!(ceilings[..4], [1_000, 2_000, 4_000, 8_000]);
        assert_eq!(ceilings[8..], [256_000, 300_000, 300_000]);
        assert_eq!(backoff_ms(u32::MAX, 1.0), CAP_MS);
    }

    #[test]
    fn the_wait_is_drawn_from_nothing_to_the_ceiling() {
        assert_eq!(backoff_ms(3, 0.0), 0);
        assert_eq!(backoff_ms(3, 0.5), 2_000);
        assert_eq!(backoff_ms(3, f64::NAN), 4_000);
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date_and_bounded() {
        assert_eq!(retry_after_ms(" 120 ", |_| None), Some(120_000));
        assert_eq!(retry_after_ms("Wed, 21 Oct 2026 07:28:00 GMT", |_| Some(5)), Some(5));
        assert_eq!(retry_after_ms("soon", |_| None), None);
        assert_eq!(retry_after_ms("99999999999999", |_| None), Some(3_600_000));
    }
}
