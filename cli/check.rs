//! `gradeglass check`: everything that is wrong with a guideline, and what is proved of it.

use crate::report::{self, Count, Entry, Layout, Weight};
use crate::source::Source;
use gradeglass_engine::document::Node;
use gradeglass_proofs::Prover;
use gradeglass_studio::{Source as Lines, markup};
use gradeglass_wire::{guideline_from_text, read_text};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Say everything that is wrong with a guideline, and what can never be right about it.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The guideline, as YAML or JSON; `-` is standard input
    file: PathBuf,
    /// How to say it
    #[arg(long, value_enum, default_value = "text")]
    format: Layout,
    /// List the notes too: labels that no rule speaks of, tests that are missing
    #[arg(long)]
    notes: bool,
    /// Let warnings fail as errors do
    #[arg(long)]
    strict: bool,
    /// How many seconds the proofs may take; what is left then is not asked, and said to be
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    budget: u64,
}

impl Check {
    /// Runs the command. Exit status 1 says that something is an error.
    pub fn run(self) -> ExitCode {
        let source = match Source::read(&self.file) {
            Ok(source) => source,
            Err(sentence) => return crate::refused(&sentence),
        };
        let entries = entries(&source, Duration::from_secs(self.budget));
        let count = Count::of(&entries);
        match self.format {
            Layout::Json => print!("{}", report::json(&source, &entries)),
            Layout::Sarif => print!("{}", report::sarif(&source, &entries)),
            Layout::Text => self.print(&source, &entries),
        }
        let fails = count.errors > 0 || self.strict && count.warnings > 0;
        if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn print(&self, source: &Source, entries: &[Entry]) {
        let told = entries.iter().filter(|entry| self.notes || entry.weight > Weight::Note);
        let told: Vec<Entry> = told.cloned().collect();
        print!("{}", report::text(source, &told, report::stdout_is_styled()));
        let count = Count::of(entries);
        let notes = match (count.notes, self.notes) {
            (0, _) | (_, true) => String::new(),
            (1, false) => "; 1 note (--notes shows it)".to_owned(),
            (many, false) => format!("; {many} notes (--notes shows them)"),
        };
        println!("{}: {}{notes}", source.name(), count.words());
    }
}

/// The problems of a guideline; where none is an error, what is proved of it within some time too.
fn entries(source: &Source, budget: Duration) -> Vec<Entry> {
    let (guideline, problems) = guideline_from_text(&source.text, source.format());
    let mut entries: Vec<Entry> = problems.into_iter().map(Entry::from).collect();
    let root = read_text(&source.text, source.format()).node;
    if let Some(root) = &root {
        entries.extend(markup(root, &source.text, source.format()).into_iter().map(Entry::from));
    }
    if let (Some(guideline), Some(root)) = (guideline, &root) {
        let begun = Instant::now();
        let mut prover = Prover::new(guideline);
        while begun.elapsed() < budget && prover.step() {}
        let findings = prover.findings().iter().cloned();
        entries.extend(findings.map(|finding| Entry::proved(finding, root)));
        entries.extend(stopped(root, &prover, budget));
    }
    entries.sort_by_key(|entry| entry.span.map(|span| span.start));
    let lines = Lines::new(&source.text);
    entries.into_iter().map(|entry| entry.mended(&lines, root.as_ref())).collect()
}

/// Says what was not asked, where something was not: nothing follows about that.
fn stopped(root: &Node, prover: &Prover, budget: Duration) -> Option<Entry> {
    let unasked = prover.unasked();
    if unasked.is_empty() {
        return None;
    }
    let time = match budget.as_secs() {
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    };
    let message = format!("The proofs stopped after {time}. Not asked: {unasked}.");
    let entry = Entry::of(root, String::new(), "proofs-stopped", (Weight::Warning, message));
    let help = "give them longer with `--budget`, or divide the guideline";
    Some(Entry { help: Some(help.to_owned()), ..entry })
}
