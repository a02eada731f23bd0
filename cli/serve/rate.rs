//! How often one address may ask: so that one client, gone wrong or worse, leaves the collector to others.

use super::problem::Refusal;
use super::problems;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Addresses that have not asked for a while are forgotten after so many requests.
const SWEEP: u32 = 10_000;

/// A short burst may have so many times the requests of a second.
const BURST: u32 = 4;

/// Counts requests by address.
#[derive(Debug)]
pub struct Rate {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    seen: AtomicU32,
}

impl Rate {
    /// So many requests a second from one address.
    pub fn new(a_second: NonZeroU32) -> Arc<Self> {
        let burst = a_second.saturating_mul(NonZeroU32::MIN.saturating_add(BURST - 1));
        let limiter = RateLimiter::keyed(Quota::per_second(a_second).allow_burst(burst));
        Arc::new(Self { limiter, seen: AtomicU32::new(0) })
    }

    fn check(&self, address: IpAddr) -> Result<(), Refusal> {
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            problems::too_many_requests(wait.as_secs() + 1)
        })
    }
}

/// Refuses requests of an address that asks too often.
///
/// # Errors
/// When it does; says when to come back.
pub async fn not_too_often(
    State(rate): State<Arc<Rate>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    rate.check(address.ip().to_canonical())?;
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_held_back_and_others_are_not() {
        let rate = Rate::new(NonZeroU32::new(5).unwrap());
        let (one, other) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        let passed = (0..100).filter(|_| rate.check(one).is_ok()).count();
        assert!((20..30).contains(&passed), "{passed} of 100 at once");
        let refusal = rate.check(one).unwrap_err();
        assert_eq!(refusal.document()["status"], 429);
        assert!(rate.check(other).is_ok());
    }
}
