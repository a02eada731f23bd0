//! `cargo xtask build`: everything a browser loads, into one folder that can lie anywhere.
//!
//! ```text
//! src/judge, src/presets/module, src/proofs/module, src/studio/module
//!            --rustc--> wasm --bindgen--> js + wasm --wasm-opt (release)--┐
//! src/studio/editor --esbuild--> one script ------------------------------┤
//! www, index.html --------------------------------------------------------┼--> dist --> .br, .gz (release)
//! www/demo/*.yaml --gradeglass build--> json -----------------------------┘
//! ```
//!
//! In a release, esbuild makes scripts and style sheets smaller on their way into the folder, and what
//! the element's script imports becomes one with it (`bundle.rs`).
//!
//! Each step is skipped when what it would make is there and newer than what it is made from.

use super::bundle;
use super::wasm::{self, Profile};
use crate::files::{Filling, is_fresh, under};
use crate::repository::{root, target};
use crate::shell::{command, program, read, run, step};
use crate::tools::{esbuild, npm};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads the arguments and builds.
pub fn main(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    use lexopt::prelude::*;
    let (mut profile, mut out) = (Profile::Quick, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("release") => profile = Profile::Release,
            Long("dev") => profile = Profile::Quick,
            Long("out") => out = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    folder(profile, &out.unwrap_or_else(|| root().join("dist")))?;
    Ok(ExitCode::SUCCESS)
}

/// Builds into `dist`. Gives the folder.
pub fn dist(profile: Profile) -> Result<PathBuf> {
    let dist = root().join("dist");
    folder(profile, &dist)?;
    Ok(dist)
}

/// Builds into a folder. `dist` is ours and holds nothing else afterwards; any other keeps the rest
/// of what it holds, but for compressed twins that no longer match.
fn folder(profile: Profile, out: &Path) -> Result<()> {
    let release = profile == Profile::Release;
    let ours = out == root().join("dist");
    let mut filling = pages(profile, out)?;
    front_page(&mut filling)?;
    filling.remove_rest(|name| if is_twin(name) { release } else { !ours })?;
    if release {
        let compress = program("xtask-compress", "xtask-compress")?;
        step("compress", || run(command(compress, &[]).arg(out)))?;
    }
    Ok(())
}

/// The front page, without what is in it for Trunk alone.
fn front_page(filling: &mut Filling) -> Result<()> {
    let page = std::fs::read_to_string("index.html").context("index.html")?;
    let lines = page
        .lines()
        .filter(|line| !line.contains("data-trunk") && !line.contains("<!-- For Trunk"));
    let page: String = lines.flat_map(|line| [line, "\n"]).collect();
    filling.write(Path::new("index.html"), page.as_bytes())
}

/// Fills a folder with all but the front page, which Trunk writes itself.
pub fn pages(profile: Profile, out: &Path) -> Result<Filling> {
    let modules = wasm::modules(profile)?;
    let folders: Vec<&Path> =
        modules.iter().map(PathBuf::as_path).chain([Path::new("www")]).collect();
    let esbuild = esbuild::find()?;
    let editor = editor(esbuild.as_deref())?;
    let smaller = esbuild.filter(|_| profile == Profile::Release);
    let mut filling = Filling::new(out);
    step(&format!("put the pages into {}", out.display()), || {
        for folder in &folders {
            for name in under(folder)? {
                put(&folder.join(&name), &name, smaller.as_deref(), &mut filling)?;
            }
        }
        match &smaller {
            Some(program) => bundle::element(program, &folders, &mut filling),
            None => Ok(()),
        }
    })?;
    if let Some(editor) = editor {
        filling.copy(&editor, Path::new("studio-editor.js"))?;
    }
    demo(&mut filling)?;
    Ok(filling)
}

/// The studio's editor as one script. Where no npm can bring it, the studio has a plain text area.
fn editor(esbuild: Option<&Path>) -> Result<Option<PathBuf>> {
    const FOLDER: &str = "src/studio/editor";
    let Some(program) = esbuild else {
        println!("    esbuild: not here, and no npm to bring it; the studio has a plain editor");
        return Ok(None);
    };
    npm::ensure(FOLDER)?;
    let made = target().join("pages/studio-editor.js");
    let sources = ["index.mjs", "language.mjs", "theme.mjs", "package-lock.json"];
    let sources = sources.map(|name| Path::new(FOLDER).join(name));
    if !is_fresh(&made, &sources.each_ref().map(PathBuf::as_path)) {
        step("bundle the studio's editor", || {
            let script = esbuild::bundled(program, &Path::new(FOLDER).join("index.mjs"), &[])?;
            std::fs::write(&made, script).with_context(|| made.display().to_string())
        })?;
    }
    Ok(Some(made))
}

/// Copies a file; where there is a program that makes such files smaller, what that makes of it.
fn put(from: &Path, name: &Path, smaller: Option<&Path>, filling: &mut Filling) -> Result<()> {
    match smaller.filter(|_| esbuild::reads(name)) {
        Some(_) if bundle::has(name) => Ok(()),
        Some(program) => filling.write(name, esbuild::minified(program, from)?.as_bytes()),
        None => filling.copy(from, name),
    }
}

/// The demo's guidelines as the JSON that the widget loads.
fn demo(filling: &mut Filling) -> Result<()> {
    let folder = Path::new("www/demo");
    let is_yaml = |name: &PathBuf| name.extension() == Some(OsStr::new("yaml"));
    let guidelines: Vec<PathBuf> = under(folder)?.into_iter().filter(is_yaml).collect();
    if guidelines.is_empty() {
        return Ok(());
    }
    let gradeglass = program("gradeglass-cli", "gradeglass")?;
    step("build the demo's guidelines", || {
        for name in &guidelines {
            let json = read(command(&gradeglass, &["build"]).arg(folder.join(name)))
                .with_context(|| name.display().to_string())?;
            let made = Path::new("demo").join(name).with_extension("json");
            filling.write(&made, json.as_bytes())?;
        }
        Ok(())
    })
}

/// Whether this is a compressed twin of another file.
fn is_twin(name: &Path) -> bool {
    name.extension().is_some_and(|kind| kind == "br" || kind == "gz")
}
