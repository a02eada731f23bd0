//! `gradeglass tasks`: tasks from CSV, JSON lines, or TREC topics, run and documents.

mod documents;
mod group;
mod mapping;
mod row;
mod source;
mod types;

use crate::source::Source;
use documents::Documents;
use group::{Grouping, group};
use mapping::Mapping;
use row::Row;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many faults are told.
const TOLD: usize = 20;

/// Make tasks from CSV, JSON lines, or TREC topics, run and documents.
///
/// Every row is one query and one result. Rows of the same query become one task, in the order of
/// the file. Where a name is looked for in both a row and its document, the document has it for
/// what is shown of a result, and the row for everything else.
#[derive(Debug, Clone, clap::Args)]
#[command(group = clap::ArgGroup::new("source").required(true).args(["csv", "pairs", "run"]))]
pub struct Tasks {
    /// Rows from a CSV file whose first line names the columns
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Rows from a file of JSON lines
    #[arg(long, visible_alias = "jsonl", value_name = "FILE")]
    pairs: Option<PathBuf>,
    /// Rows from a TREC run: topic, Q0, document, rank, score, tag
    #[arg(long, value_name = "FILE", requires = "topics")]
    run: Option<PathBuf>,
    /// The run's topics: TREC <top> blocks, JSON lines with `query_id` and `text`, or lines of id, tab, query
    #[arg(long, value_name = "FILE")]
    topics: Option<PathBuf>,
    /// Of a run, only the first so many documents of each topic
    #[arg(long, value_name = "N", requires = "run")]
    depth: Option<usize>,
    /// Documents that the rows name, as JSON lines
    #[arg(long, value_name = "FILE")]
    documents: Option<PathBuf>,
    #[command(flatten)]
    mapping: Mapping,
    /// At most so many results in a task; a query with more becomes several tasks
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u16).range(1..=1000))]
    per_task: u16,
    /// A guideline: texts become the numbers and truth values that its inputs ask for, and the tasks are checked against it
    #[arg(long, value_name = "FILE")]
    guideline: Option<PathBuf>,
    /// Where to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Tasks {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        match self.make() {
            Ok(note) => {
                eprintln!("{note}");
                ExitCode::SUCCESS
            }
            Err(faults) => {
                faults.iter().take(TOLD).for_each(|fault| eprintln!("{fault}"));
                if faults.len() > TOLD {
                    eprintln!("… and {} more.", faults.len() - TOLD);
                }
                ExitCode::FAILURE
            }
        }
    }

    fn make(&self) -> Result<String, Vec<String>> {
        let rows = self.rows()?;
        let mapping = self.mapping.for_source(self.run.is_some());
        let documents = match &self.documents {
            Some(file) => Some(Documents::read(file, &mapping)?),
            None => None,
        };
        let guideline = self.guideline.as_deref().map(crate::guideline::load).transpose();
        let guideline = guideline.map_err(|why| vec![why])?;
        let grouping = Grouping { mapping: &mapping, documents: documents.as_ref() };
        let made = group(&rows, &grouping, usize::from(self.per_task))?;
        let tasks = types::checked(made.tasks, guideline.as_ref().map(|(guideline, _)| guideline))?;
        write(self.output.as_deref(), &tasks).map_err(|fault| vec![fault])?;
        Ok(format!(
            "{} tasks with {} results for {} queries{}.",
            tasks.len(),
            made.results,
            made.queries,
            if made.repeated > 0 {
                format!("; {} rows that repeat a query and a result are left out", made.repeated)
            } else {
                String::new()
            }
        ))
    }

    fn rows(&self) -> Result<Vec<Row>, Vec<String>> {
        match (&self.csv, &self.pairs, &self.run, &self.topics) {
            (Some(file), ..) => source::csv::rows(file),
            (_, Some(file), ..) => source::json_lines::rows(file),
            (_, _, Some(run), Some(topics)) => source::trec::rows(run, topics, self.depth),
            _ => Err(vec![
                "Say where the rows are: `--csv`, `--pairs`, or `--run` with `--topics`.".into(),
            ]),
        }
    }
}

/// One task a line, so that two files compare by line.
fn write(output: Option<&Path>, tasks: &[Value]) -> Result<(), String> {
    let lines: Vec<String> = tasks.iter().map(Value::to_string).collect();
    let text = format!("{{\"gradeglass\":1,\"tasks\":[\n{}\n]}}\n", lines.join(",\n"));
    match output {
        Some(path) => std::fs::write(path, text)
            .map_err(|error| format!("`{}` cannot be written: {error}.", path.display())),
        None => match std::io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(format!("The tasks cannot be written: {error}."))
            }
            _ => Ok(()),
        },
    }
}

/// Reads a file whole.
fn read(file: &Path) -> Result<String, Vec<String>> {
    Source::read(file).map(|source| source.text).map_err(|why| vec![why])
}

/// The document of several tasks.
fn document(tasks: &[Value]) -> Value {
    json!({ "gradeglass": 1, "tasks": tasks })
}
