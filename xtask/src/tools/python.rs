//! Python environments of our own: one with the packages that tests ask for a second opinion, one with
//! the receivers that tests deliver to.

use super::system::{self, PYTHON};
use crate::files::is_fresh;
use crate::repository::{root, target};
use crate::shell::{command, run, step};
use anyhow::Result;
use std::path::PathBuf;

/// The interpreter with what tests ask for a second opinion.
pub fn ensure() -> Result<PathBuf> {
    environment("venv", "requirements.txt")
}

/// The interpreter with the receivers: a gigabyte, and minutes to install.
pub fn receivers() -> Result<PathBuf> {
    environment("receivers", "receivers.txt")
}

fn environment(folder: &str, packages: &str) -> Result<PathBuf> {
    let venv = target().join(folder);
    let python = venv.join("bin/python");
    let wanted = root().join("tests/python").join(packages);
    let stamp = venv.join("installed");
    if is_fresh(&stamp, &[&wanted]) {
        return Ok(python);
    }
    system::ensure(&[PYTHON])?;
    step(&format!("install Python packages into target/{folder}"), || {
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
