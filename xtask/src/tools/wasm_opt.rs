//! Binaryen's `wasm-opt`, which makes the module a third smaller than the compiler can.

use crate::repository::root;
use crate::shell::{command, on_path, run};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Where it is, if it is there or npm can bring it. The version is locked in xtask/npm.
pub fn find() -> Result<Option<PathBuf>> {
    let folder = root().join("xtask/npm");
    let program = folder.join("node_modules/.bin/wasm-opt");
    if !program.exists() && on_path("npm") {
        println!("    bringing Binaryen from npm");
        run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    Ok(program.exists().then_some(program))
}

/// Optimises for size, from one file to another.
pub fn optimise(program: &Path, from: &Path, to: &Path) -> Result<()> {
    let settings = ["-Os", "--strip-producers", "-o"];
    run(command(program, &settings).arg(to).arg(from))
}
