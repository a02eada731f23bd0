//! `gradeglass check`: everything that is wrong with a guideline.

use crate::report::{self, Count, Layout};
use crate::source::Source;
use gradeglass_wire::guideline_from_text;
use std::path::PathBuf;
use std::process::ExitCode;

/// Say everything that is wrong with a guideline.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The guideline, as YAML or JSON; `-` is standard input
    file: PathBuf,
    /// How to say it
    #[arg(long, value_enum, default_value = "text")]
    format: Layout,
}

impl Check {
    /// Runs the command. Exit status 1 says that something is an error.
    pub fn run(self) -> ExitCode {
        let source = match Source::read(&self.file) {
            Ok(source) => source,
            Err(sentence) => return crate::refused(&sentence),
        };
        let (_, problems) = guideline_from_text(&source.text, source.format());
        let count = Count::of(&problems);
        match self.format {
            Layout::Json => print!("{}", report::json(&source, &problems)),
            Layout::Text => {
                print!("{}", report::text(&source, &problems, report::stdout_is_styled()));
                println!("{}: {}", source.name(), count.words());
            }
        }
        if count.errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
