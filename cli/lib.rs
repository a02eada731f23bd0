//! The host program, one file a command.

mod build;
mod check;
mod database;
mod diff;
mod eval;
mod export;
mod guideline;
mod report;
mod schema;
pub mod serve;
mod source;
mod tasks;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Write and prove guidelines, make tasks, serve them and export judgments.
#[derive(Debug, Parser)]
#[command(name = "gradeglass", version, propagate_version = true)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with a guideline
    Check(check::Check),
    /// Run a guideline's own tests
    Test(test::Test),
    /// Say what changed in meaning between two versions of a guideline
    Diff(diff::Diff),
    /// Turn a guideline into the JSON that the widget loads
    Build(build::Build),
    /// Print the value of one expression
    Eval(eval::Eval),
    /// Print the published JSON Schemas and TypeScript types
    Schema(schema::Schema),
    /// Make tasks from CSV, JSON lines, or TREC topics, run and documents
    Tasks(Box<tasks::Tasks>),
    /// Serve the pages, hand out tasks and take judgments
    Serve(Box<serve::Serve>),
    /// Write judgments as JSON lines, CSV or TREC qrels
    Export(Box<export::Export>),
}

/// Reads the arguments and runs the command. Exit status: 0 done and nothing wrong, 1 something is
/// wrong with what was given, 2 the command itself was not understood.
pub fn run() -> ExitCode {
    match Program::parse().command {
        Command::Check(command) => command.run(),
        Command::Test(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Eval(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Tasks(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Export(command) => command.run(),
    }
}

/// Says why a command cannot do what was asked.
fn refused(sentence: &str) -> ExitCode {
    eprintln!("error: {sentence}");
    ExitCode::FAILURE
}
