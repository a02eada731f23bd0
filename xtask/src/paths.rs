//! Keeps the paths of the machine that builds out of what it builds: they say who built it, and a
//! download has them in every place from which code may panic.

use crate::repository::root;
use crate::shell::{command, read};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// The setting of cargo that makes the compiler shorten every path to what is the same on all
/// machines. It joins what `.cargo/config.toml` tells the compiler; the environment would replace it.
pub fn shortened(target: &str) -> Result<String> {
    let sysroot = PathBuf::from(read(&mut command("rustc", &["--print", "sysroot"]))?);
    let mut prefixes = vec![root().to_owned(), sysroot.join("lib/rustlib/src/rust/library")];
    let registry = cargo_home()?.join("registry/src");
    for index in std::fs::read_dir(&registry).into_iter().flatten() {
        prefixes.push(index.with_context(|| registry.display().to_string())?.path());
    }
    let flags = prefixes.iter().map(|it| format!("'--remap-path-prefix={}='", it.display()));
    Ok(format!("target.{target}.rustflags=[{}]", flags.collect::<Vec<_>>().join(", ")))
}

fn cargo_home() -> Result<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).context("no home folder")
}
