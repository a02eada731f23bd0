//! `--database`: where judgments are kept, said to every command in the same way.

/// The collector's database.
#[derive(Debug, Clone, clap::Args)]
pub struct Database {
    /// Where everything is kept: a SQLite file, which `serve` makes when it is not there, or a
    /// PostgreSQL that several collectors may share, by its address (`postgres://…`)
    #[arg(
        long = "database",
        value_name = "PATH|ADDRESS",
        default_value = "gradeglass.sqlite",
        env = "GRADEGLASS_DATABASE",
        hide_env_values = true
    )]
    pub location: String,
}
