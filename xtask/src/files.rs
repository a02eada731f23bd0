//! Files: what is newer than what, and folders that are made to hold exactly what they should.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Whether `made` exists and nothing of `from` is newer.
pub fn is_fresh(made: &Path, from: &[&Path]) -> bool {
    let Some(made) = changed(made) else { return false };
    from.iter().all(|source| changed(source).is_some_and(|source| source <= made))
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|it| it.modified()).ok()
}

/// All files under a folder, as paths relative to it, in order. A folder that is not there is empty.
pub fn under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(folder, Path::new(""), &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let relative = prefix.join(entry.file_name());
        if entry.path().is_dir() {
            collect(&entry.path(), &relative, found)?;
        } else {
            found.push(relative);
        }
    }
    Ok(())
}

/// A folder that is being filled. Files whose content did not change keep their time, so that
/// later steps and browsers see only what is new.
pub struct Filling {
    folder: PathBuf,
    kept: BTreeSet<PathBuf>,
}

impl Filling {
    /// Begins to fill a folder, which need not exist.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), kept: BTreeSet::new() }
    }

    /// Writes one file; its name is relative to the folder.
    pub fn write(&mut self, name: &Path, content: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        self.kept.insert(name.to_owned());
        if std::fs::read(&path).is_ok_and(|old| old == content) {
            return Ok(());
        }
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, content).with_context(|| path.display().to_string())
    }

    /// Copies one file.
    pub fn copy(&mut self, from: &Path, name: &Path) -> Result<()> {
        self.write(name, &std::fs::read(from).with_context(|| from.display().to_string())?)
    }

    /// Removes what was not written, unless `keep` says otherwise of its relative name.
    pub fn remove_rest(self, keep: impl Fn(&Path) -> bool) -> Result<()> {
        for name in under(&self.folder)? {
            if !self.kept.contains(&name) && !keep(&name) {
                std::fs::remove_file(self.folder.join(name))?;
            }
        }
        Ok(())
    }
}
