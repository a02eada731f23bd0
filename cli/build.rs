//! `gradeglass build`.

use std::process::ExitCode;

/// Turn a guideline into the JSON that the widget loads.
#[derive(Debug, clap::Args)]
pub struct Build {}

impl Build {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}
