//! A Python environment of our own with the packages of tests/python, which tests ask for a second
//! opinion.

use super::system::{self, PYTHON};
use crate::files::is_fresh;
use crate::repository::{root, target};
use crate::shell::{command, run, step};
use anyhow::Result;
use std::path::PathBuf;

/// The interpreter of the environment.
pub fn ensure() -> Result<PathBuf> {
    let venv = target().join("venv");
    let python = venv.join("bin/python");
    let wanted = root().join("tests/python/requirements.txt");
    let stamp = venv.join("installed");
    if is_fresh(&stamp, &[&wanted]) {
        return Ok(python);
    }
    system::ensure(&[PYTHON])?;
    step("install Python packages into target/venv", || {
        create(&venv)?;
        let arguments = ["-m", "pip", "install", "--quiet", "--requirement"];
        run(command(&python, &arguments).arg(&wanted))?;
        Ok(std::fs::write(&stamp, "")?)
    })?;
    Ok(python)
}

/// Debian's Python comes without the part that makes environments.
fn create(venv: &std::path::Path) -> Result<()> {
    let make = || run(command("python3", &["-m", "venv", "--clear"]).arg(venv));
    make().or_else(|_| {
        system::install(&["python3-venv"])?;
        make()
    })
}
