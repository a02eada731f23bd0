//! `gradeglass diff`: what changed in meaning between two versions of a guideline, and what that
//! would have meant for judgments that were made.

mod print;
mod replay;

use crate::guideline::{load, load_source};
use crate::report::{self, Entry, Layout};
use crate::source::Source;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Change, Comparison, Difference, Relation, Replay};
use std::path::PathBuf;
use std::process::ExitCode;

/// Say what changed in meaning between two versions of a guideline.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The old version, as YAML or JSON
    old: PathBuf,
    /// The new version
    new: PathBuf,
    /// Judgments, one as JSON a line: which of them would the new version refuse or take?
    #[arg(long, requires = "tasks")]
    replay: Option<PathBuf>,
    /// The tasks of those judgments
    #[arg(long)]
    tasks: Option<PathBuf>,
    /// How to say it
    #[arg(long, value_enum, default_value = "text")]
    format: Layout,
    /// End with status 1 unless the new version is so at most
    #[arg(long, value_enum)]
    only: Option<Only>,
}

/// What a change may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// The same judgments are taken
    Equivalent,
    /// Nothing is taken that was refused
    Stricter,
    /// Nothing is refused that was taken
    Looser,
}

/// Everything that is said.
pub(super) struct Report {
    pub old: Guideline,
    pub new: Guideline,
    pub whole: Difference,
    pub rules: Vec<(String, Change)>,
    pub replay: Option<Replay>,
}

impl Diff {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let read = Source::read(&self.new).and_then(|new| Ok((self.report(&new)?, new)));
        let ((report, root), source) = match read {
            Ok(read) => read,
            Err(sentence) => return crate::refused(&sentence),
        };
        let allowed = self.allows(report.whole.relation());
        let entries = print::entries(&report, &root, allowed);
        match self.format {
            Layout::Text => {
                print!("{}", print::text(&report));
                let placed: Vec<Entry> =
                    entries.into_iter().filter(|entry| entry.span.is_some()).collect();
                if !placed.is_empty() {
                    print!("\n{}", report::text(&source, &placed, report::stdout_is_styled()));
                }
            }
            Layout::Json => print!("{}", print::json(&report)),
            Layout::Sarif => print!("{}", report::sarif(&source, &entries)),
        }
        if allowed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Whether the change does no more than `--only` says.
    fn allows(&self, relation: Relation) -> bool {
        relation == Relation::Equivalent
            || match self.only {
                None => true,
                Some(Only::Equivalent) => false,
                Some(Only::Stricter) => relation == Relation::Stricter,
                Some(Only::Looser) => relation == Relation::Looser,
            }
    }

    fn report(&self, new: &Source) -> Result<(Report, Node), String> {
        let ((old, _), (new, root)) = (load(&self.old)?, load_source(new)?);
        let (whole, rules) = {
            let mut comparison = Comparison::new(&old, &new)?;
            (comparison.whole(), comparison.changes())
        };
        let replay = match (&self.replay, &self.tasks) {
            (Some(judgments), Some(tasks)) => Some(replay::replay(judgments, tasks, &old, &new)?),
            _ => None,
        };
        Ok((Report { old, new, whole, rules, replay }, root))
    }
}
