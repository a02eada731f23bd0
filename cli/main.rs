//! Starts the program.

fn main() -> std::process::ExitCode {
    gradeglass_cli::run()
}
