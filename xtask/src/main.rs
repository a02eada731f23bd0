//! The repository's own commands: `cargo xtask VERB`.

mod files;
mod paths;
mod repository;
mod shell;
mod tally;
mod tools;
mod verbs;
mod versions;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask VERB

  serve [--port N] [--release]
        build everything, start the collector with the demo, print the address
  test  [--only STEP]… [--browser chromium|firefox|webkit] [--filter TEXT] [--keep-going]
        every check there is: format, lints, native tests, three browsers
  bench sizes and speeds, as a table and as target/bench.json
  fuzz  [--seconds N] [--seed N]
        strange expressions, for a while; what is found stays in tests/corpus
  build [--release | --dev] [--out FOLDER]
        the pages, into dist
  trunk what Trunk's hook calls: the pages, into Trunk's staging folder
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    std::env::set_current_dir(repository::root())?;
    let mut arguments = lexopt::Parser::from_env();
    let verb = arguments.next()?;
    match verb {
        Some(lexopt::Arg::Value(verb)) => match verb.to_str() {
            Some("build") => verbs::build::main(arguments),
            Some("serve") => verbs::serve::main(arguments),
            Some("test") => verbs::test::main(arguments),
            Some("bench") => verbs::bench::main(arguments),
            Some("fuzz") => verbs::fuzz::main(arguments),
            Some("trunk") => verbs::trunk::main(),
            _ => anyhow::bail!("there is no verb `{}`\n\n{USAGE}", verb.display()),
        },
        _ => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
    }
}
