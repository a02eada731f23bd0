//! `gradeglass schema`.

use std::process::ExitCode;

/// Print the published JSON Schemas and TypeScript types.
#[derive(Debug, clap::Args)]
pub struct Schema {}

impl Schema {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}
