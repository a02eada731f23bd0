//! `gradeglass build`: a guideline as the JSON that the widget loads.

use gradeglass_wire::pretty_json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turn a guideline into the JSON that the widget loads. One with errors is refused.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// The guideline, as YAML or JSON; `-` is standard input
    file: PathBuf,
    /// Where to write it; standard output without it
    #[arg(short, long)]
    output: Option<PathBuf>,
}

impl Build {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let json = match crate::guideline::load(&self.file) {
            Ok((_, node)) => pretty_json(&node),
            Err(sentence) => return crate::refused(&sentence),
        };
        match self.output {
            None => print!("{json}"),
            Some(path) => {
                if let Err(error) = std::fs::write(&path, json) {
                    return crate::refused(&format!(
                        "`{}` cannot be written: {error}.",
                        path.display()
                    ));
                }
            }
        }
        ExitCode::SUCCESS
    }
}
