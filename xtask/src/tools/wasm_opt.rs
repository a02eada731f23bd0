//! Binaryen's `wasm-opt`, which makes the module a third smaller than the compiler can.

use super::npm;
use crate::repository::root;
use crate::shell::{command, on_path, run};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Where it is, if npm can bring it. The version is locked in xtask/npm.
pub fn find() -> Result<Option<PathBuf>> {
    if !on_path("npm") {
        return Ok(None);
    }
    npm::ensure("xtask/npm")?;
    Ok(Some(root().join("xtask/npm/node_modules/.bin/wasm-opt")))
}

/// Optimises for size, from one file to another.
pub fn optimise(program: &Path, from: &Path, to: &Path) -> Result<()> {
    let settings = ["-Os", "--strip-producers", "--strip-target-features", "-o"];
    run(command(program, &settings).arg(to).arg(from))
}
