//! The element's script in one file: in a release, what it imports before the first task is in it,
//! glue included. A browser then asks for the WebAssembly one answer after the page, not four.

use crate::files::{Filling, under};
use crate::repository::target;
use crate::tools::esbuild;
use anyhow::Result;
use std::path::Path;

/// The scripts that pages name. Each stands for itself: a page takes one of the two.
const ENTRIES: [&str; 2] = ["gradeglass-judge.js", "judge-element.js"];

/// What is in both. What they bring later stays in files of its own.
const INSIDE: [&str; 3] = ["judge-loading.js", "gradeglass_judge.js", "gradeglass_judge_parts.js"];

/// Whether a script goes into the bundles, and not into the pages as it is.
pub fn has(name: &Path) -> bool {
    ENTRIES.iter().chain(&INSIDE).any(|it| Path::new(it) == name)
}

/// Writes the bundles, made of scripts that lie in different folders.
pub fn element(program: &Path, folders: &[&Path], filling: &mut Filling) -> Result<()> {
    let together = target().join("pages/together");
    let mut scripts = Filling::new(&together);
    let mut later = Vec::new();
    for folder in folders {
        for name in
            under(folder)?.iter().filter(|name| name.extension().is_some_and(|it| it == "js"))
        {
            match has(name) {
                true => scripts.copy(&folder.join(name), name)?,
                false => later.push(format!("--external:./{}", name.display())),
            }
        }
    }
    scripts.remove_rest(|_| false)?;
    for entry in ENTRIES {
        let script = esbuild::bundled(program, &together.join(entry), &later)?;
        filling.write(Path::new(entry), script.as_bytes())?;
    }
    Ok(())
}
