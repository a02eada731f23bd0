//! The outbox and its connection, from outside.

mod connection;
mod outbox;
mod weather;
