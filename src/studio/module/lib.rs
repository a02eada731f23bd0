//! The WebAssembly behind `<gradeglass-studio>`: draws the author's desk, and runs its effects
//! through the element's class (`www/studio-element.js`). Decides nothing: see `src/studio`.
//!
//! * [`app`]: the component at the root; [`effects`]: what the desk asks for.
//! * [`handle`]: what the class calls. [`host`]: what the class gives.
//! * [`view`]: the panes. [`versions`]: this version beside others and past judgments; [`beside`]: for the
//!   thread that compares them.
//!   [`phrase`]: rules in words. [`words`]: the interface's language. [`spelled`]: documents for JavaScript.

mod app;
mod beside;
mod effects;
mod handle;
mod host;
mod phrase;
mod spelled;
mod versions;
mod view;
mod words;

pub use beside::Beside;
pub use handle::{Handle, mount};
