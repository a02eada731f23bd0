//! Delivery: how a judgment reaches its receiver exactly once in effect.
//!
//! Delivery is at least once; the receiver counts a judgment once because its id never changes.
//! [`Outbox`] decides when to send, what an answer means and what to do next. It never touches a
//! network or a store: the runtime carries out its effects and tells it what came of them.

mod answer;
mod backoff;
mod connection;
mod message;
mod outbox;
mod trouble;

#[cfg(test)]
mod tests;

pub use answer::{Answer, Body, Meaning};
pub use backoff::{BASE_MS, CAP_MS, backoff_ms, retry_after_ms};
pub use connection::{
    Confirm, Connection, Credentials, DEFAULT_TIMEOUT_MS, Method, Preset, read_connection,
    read_connections,
};
pub use message::{Failure, OutboxEffect, OutboxMessage, OutboxStatus, StoredEntry};
pub use outbox::Outbox;
pub use trouble::{Trouble, TroubleKind};
