//! The browser as Gradeglass uses it: one adapter a file, named as what it adapts.
//!
//! Adapters decide nothing. Each turns one part of the platform into Rust that the runtime can
//! await or listen to, and turns the platform's failures into words.

mod channel;
mod clock;
mod ids;
mod json;
mod locks;
mod memory;
mod online;
mod panic;
mod persist;
mod save;
mod settings;
mod store;
mod transport;
mod visibility;
mod withdrawal;

pub use channel::{Channel, News};
pub use clock::{http_date_from_now_ms, now_ms, rfc3339, wall_ms};
pub use ids::{random, uuid_v7};
pub use json::{node_from_js, node_to_js};
pub use locks::{Claimed, Lock, take_lock};
pub use memory::MemoryStore;
pub use online::{is_online, on_online};
pub use panic::{Guard as PanicGuard, fail, on_panic, panic_hook};
pub use persist::ask_to_persist;
pub use save::save_file;
pub use settings::{read_setting, write_setting};
pub use store::{DraftKey, OutboxKey, OutboxRecord, Store, StoreError};
pub use transport::{FetchError, Flight, Outgoing, Reply, fetch_text, read_answer, told};
pub use visibility::{Listening, is_hidden, on_leaving, on_visibility};
pub use withdrawal::on_withdrawal;
