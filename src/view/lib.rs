//! The view: Yew components that draw a judging session and send messages.
//!
//! The view fetches nothing, stores nothing and reads no clock. [`Root`] is mounted once for each
//! element; the runtime talks to it through [`Msg`], and it asks the runtime through
//! [`HostRequest`].

mod blackout;
mod brought;
mod card;
mod catalog;
mod classes;
mod contract;
mod control;
mod cover;
mod dialog;
mod drawn;
mod event;
mod finding;
mod footer;
mod header;
mod icon;
mod keys;
mod list;
mod model;
mod notice;
pub mod parts;
mod project;
mod root;
mod sop;
mod state;
mod ui;
mod underway;

pub use blackout::cover_at_once;
pub use brought::Bringer;
pub use catalog::{Argument, Catalog};
pub use contract::{
    ComfortSettings, DeliveryStatus, HostRequest, Idle, Msg, Notice, NoticeKind, Progress,
    Receiver, Refused, Settings, Theme, Tint,
};
pub use drawn::drawn;
pub use parts::{Loaded, Part};
pub use root::{Props, Root};
