//! The WebAssembly behind `<gradeglass-judge>`.
//!
//! The element's class (`www/gradeglass-judge.js`) mounts a [`Handle`] for each element; the handle
//! passes properties and methods on to an [`app::App`], which runs the effects of engine and view
//! against the browser. Nothing here decides: see `src/engine`.
//!
//! * [`app`]: one element's state, and where requests of the view go.
//! * [`properties`]: what the host has set.
//! * [`loading`]: the store, guideline and tasks; [`documents`]: wherever they are.
//! * [`parts`]: parts of the page that load when they are needed.
//! * [`batch`]: from task to task; [`supply`]: where more of them come from.
//! * [`work`]: the open task; [`drafts`]: while it is worked on; [`submitting`]: its end;
//!   [`claim`]: in one tab only.
//! * [`sending`]: the outbox at work; [`exporting`]: what it holds, as a file; [`importing`]: what was
//!   saved elsewhere comes into it.
//! * [`vault`]: what is stored, sealed with the host's key.
//! * [`exposure`]: the ledger of what was exposed.
//! * [`failing`]: what is saved when the page fails, and what is set aside after it.
//! * [`words`]: the interface's language and the annotator's settings.
//! * [`host`]: the host page: events out, callbacks in.

mod app;
mod batch;
mod claim;
mod documents;
mod drafts;
mod exporting;
mod exposure;
mod failing;
mod findings;
mod handle;
mod host;
mod importing;
mod loading;
mod parts;
mod properties;
mod protecting;
mod sending;
mod submitting;
mod supply;
mod vault;
mod words;
mod work;

pub use handle::{Handle, mount};
