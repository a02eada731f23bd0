//! esbuild, which makes scripts and style sheets smaller without changing what they do: the glue by
//! a fifth (10.8 to 8.5 KB, brotli), the element's scripts by half, the sheet by a sixth.

use super::npm;
use crate::repository::root;
use crate::shell::{command, on_path, read};
use anyhow::Result;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Where it is, if npm can bring it. The version is locked in xtask/npm.
pub fn find() -> Result<Option<PathBuf>> {
    if !on_path("npm") {
        return Ok(None);
    }
    npm::ensure("xtask/npm")?;
    Ok(Some(root().join("xtask/npm/node_modules/.bin/esbuild")))
}

/// Whether a file is of a kind that it makes smaller.
pub fn reads(name: &Path) -> bool {
    name.extension().and_then(OsStr::to_str).is_some_and(|kind| kind == "js" || kind == "css")
}

const SETTINGS: [&str; 3] = ["--minify", "--charset=utf8", "--log-level=warning"];

/// The text of a script or a style sheet without what browsers pass over.
pub fn minified(program: &Path, file: &Path) -> Result<String> {
    read(command(program, &SETTINGS).arg(file))
}

/// The text of a script with all that it imports, but for what `settings` leave outside.
pub fn bundled(program: &Path, file: &Path, settings: &[String]) -> Result<String> {
    let mut esbuild = command(program, &SETTINGS);
    read(esbuild.args(["--bundle", "--format=esm"]).args(settings).arg(file))
}
