//! What is asked or shown above the page.

mod comfort;
mod frame;
mod help;
mod line;
mod outbox;
mod overrides;
mod reason;
mod settings;

pub use help::help;
pub use outbox::outbox;
pub use overrides::Overrides;
pub use reason::Reason;
pub use settings::settings;

/// What is open above the page; one at a time.
#[derive(Debug, Clone, PartialEq)]
pub enum Open {
    /// The list of keys.
    Help,
    /// What is unsent.
    Outbox,
    /// Settings.
    Settings,
    /// Why the task is skipped, cannot be judged or is handed on.
    Reason(gradeglass_engine::judging::Outcome),
    /// What is said to the warnings.
    Overrides,
}
