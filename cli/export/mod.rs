//! `gradeglass export`: judgments as JSON lines, CSV, TREC qrels or Web Annotations.

mod cell;
mod combine;
mod judged;
mod moment;
mod qrels;
mod table;

use crate::database::Database;
use crate::serve::store::{Page, Store};
use combine::Combine;
use gradeglass_presets::annotation::annotations;
use gradeglass_wire::{canonical_json, read_text};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// How many judgments are read at a time.
const PAGE: u32 = 500;

/// Write judgments as JSON lines, CSV, TREC qrels or W3C Web Annotations.
///
/// A judgment that a later one supersedes is left out. In CSV, a text that a spreadsheet would take
/// for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) and a text that begins
/// with an apostrophe get an apostrophe in front: taking one leading apostrophe away gives every
/// text back.
#[derive(Debug, Clone, clap::Args)]
pub struct Export {
    #[command(flatten)]
    database: Database,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// Judgments of this guideline only
    #[arg(long, value_name = "ID")]
    guideline: Option<String>,
    /// For qrels: the field whose gains are the grades; needed when several have gains
    #[arg(long, value_name = "ID")]
    field: Option<String>,
    /// For qrels: how the grades of several annotators become one
    #[arg(long, value_enum, default_value_t = Combine::Median)]
    combine: Combine,
    /// For qrels: also write which topic is which query, as TOPIC, tab, query
    #[arg(long, value_name = "FILE")]
    topics: Option<PathBuf>,
    /// For JSON lines and CSV: also judgments that a later one supersedes
    #[arg(long)]
    superseded: bool,
    /// Where to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One judgment a line, as it was delivered
    Jsonl,
    /// One line for each judged result, a column for each field
    Csv,
    /// TOPIC 0 DOCNO RELEVANCY
    Qrels,
    /// One W3C Web Annotation a line, for each marked stretch of a text
    Annotations,
}

impl Export {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let outcome = match runtime {
            Ok(runtime) => runtime.block_on(self.export()),
            Err(error) => Err(format!("The export cannot start: {error}.")),
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => crate::refused(&why),
        }
    }

    async fn export(&self) -> Result<(), String> {
        let store = Store::open_existing(&self.database.location)
            .await
            .map_err(|error| error.to_string())?;
        let written = match self.format {
            Format::Jsonl => self.lines(&store, |document| vec![document.to_owned()]).await,
            Format::Annotations => self.lines(&store, annotations_of).await,
            Format::Csv => table::write(self, &store).await,
            Format::Qrels => qrels::write(self, &store).await,
        };
        store.close().await;
        written
    }

    /// Each judgment's lines.
    async fn lines(
        &self,
        store: &Store,
        lines_of: impl Fn(&str) -> Vec<String>,
    ) -> Result<(), String> {
        let mut output = self.output()?;
        let mut page = self.first_page();
        loop {
            let (records, next) =
                store.judgments(&page).await.map_err(|error| error.to_string())?;
            for line in records.iter().flat_map(|record| lines_of(&record.document)) {
                finished(writeln!(output, "{line}"))?;
            }
            match next {
                Some(after) => page.after = after,
                None => return finished(output.flush()),
            }
        }
    }

    fn first_page(&self) -> Page {
        let superseded = self.superseded && matches!(self.format, Format::Jsonl | Format::Csv);
        Page { guideline: self.guideline.clone(), superseded, after: 0, limit: PAGE }
    }

    fn output(&self) -> Result<Box<dyn Write>, String> {
        match &self.output {
            None => Ok(Box::new(BufWriter::new(io::stdout().lock()))),
            Some(path) => created(path),
        }
    }
}

fn annotations_of(document: &str) -> Vec<String> {
    let judgment = read_text(document, gradeglass_wire::Format::Json).node;
    let found = judgment.as_ref().map(annotations).unwrap_or_default();
    found.iter().map(canonical_json).collect()
}

fn created(path: &PathBuf) -> Result<Box<dyn Write>, String> {
    let file = File::create(path)
        .map_err(|error| format!("`{}` cannot be written: {error}.", path.display()))?;
    Ok(Box::new(BufWriter::new(file)))
}

/// A reader that closes the pipe has read enough.
fn finished(written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("The export cannot be written: {error}."))
        }
        _ => Ok(()),
    }
}
