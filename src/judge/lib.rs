//! The WebAssembly behind `<gradeglass-judge>`.
//!
//! The element's class (`www/gradeglass-judge.js`) mounts a [`Handle`] for each element; the handle
//! passes properties and methods on to an [`app::App`], which runs the effects of engine and view
//! against the browser. Nothing here decides: see `src/engine`.
//!
//! * [`app`]: one element's state, and where requests of the view go.
//! * [`properties`]: what the host has set.
//! * [`loading`]: guideline, tasks, and the next of them.
//! * [`work`]: the open task, its draft, its end.
//! * [`sending`]: the outbox at work.
//! * [`words`]: the interface's language and the annotator's settings.
//! * [`host`]: the host page: events out, callbacks in.

mod app;
mod documents;
mod findings;
mod handle;
mod host;
mod loading;
mod properties;
mod sending;
mod words;
mod work;

pub use handle::{Handle, mount};
