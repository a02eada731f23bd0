//! What drives Firefox. No package of Debian has it; its source is a crate.

use crate::repository::target;
use crate::shell::{cargo, on_path, run, step};
use anyhow::Result;
use std::path::PathBuf;

const VERSION: &str = "0.37.1";

/// Where it is; compiled when it is not on the path, which takes some minutes, once.
pub fn ensure() -> Result<PathBuf> {
    if on_path("geckodriver") {
        return Ok(PathBuf::from("geckodriver"));
    }
    let tools = target().join("tools");
    let program = tools.join("bin").join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        step("compile geckodriver (about three minutes, once)", || {
            let arguments = ["install", "--locked", "geckodriver", "--version", VERSION];
            run(cargo(&arguments)
                .arg("--root")
                .arg(&tools)
                .env("CARGO_TARGET_DIR", tools.join("build")))
        })?;
        std::fs::remove_dir_all(tools.join("build"))?;
    }
    Ok(program)
}
