//! Packages from npm, exactly as a folder's lock file has them.

use super::system::{self, NODE, NPM};
use crate::files::is_fresh;
use crate::repository::root;
use crate::shell::{command, run, step};
use anyhow::Result;

/// Installs what the folder's lock file names, unless that has been done.
pub fn ensure(folder: &str) -> Result<()> {
    system::ensure(&[NODE, NPM])?;
    let lock = root().join(folder).join("package-lock.json");
    let stamp = root().join(folder).join("node_modules/.package-lock.json");
    if is_fresh(&stamp, &[&lock]) {
        return Ok(());
    }
    step(&format!("install npm packages of {folder}"), || {
        run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(root().join(folder)))
    })
}
