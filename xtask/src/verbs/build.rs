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
use crate::files::{Filling, is_fresh, under};
use crate::paths;
use crate::repository::{root, target};
use crate::shell::{cargo, command, read, run, step};
use crate::tools::{esbuild, npm, wasm_opt, wasm_target};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is compiled to WebAssembly: the crate, the name of the JavaScript module and, with `_bg`, of the
/// WebAssembly, and how a release is made. The second is brought only when a connection asks for it, the
/// third and fourth only by the studio.
const MODULES: [(&str, &str, Profile); 4] = [
    ("gradeglass-judge", "gradeglass_judge", Profile::Release),
    ("gradeglass-presets-module", "gradeglass_presets_module", Profile::Release),
    ("gradeglass-proofs-module", "gradeglass_proofs_module", Profile::Swift),
    ("gradeglass-studio-module", "gradeglass_studio_module", Profile::Swift),
];

/// How it is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly: for looking at.
    Quick,
    /// As annotators get it.
    Release,
    /// The same, made for speed and not for size.
    Swift,
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Release => "release",
            Self::Swift => "swift",
        }
    }
}

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
    let modules: Vec<PathBuf> = MODULES
        .iter()
        .map(|(package, name, release)| match profile {
            Profile::Quick => bind(package, name, profile),
            _ => optimised(&bind(package, name, *release)?, name),
        })
        .collect::<Result<_>>()?;
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

/// Compiles a crate to WebAssembly and makes its glue. Gives the folder that holds both.
pub fn bind(package: &str, module: &str, profile: Profile) -> Result<PathBuf> {
    wasm_target::ensure()?;
    let name = profile.cargo_name();
    step(&format!("compile {package} to WebAssembly ({name})"), || {
        let arguments = ["build", "--package", package, "--lib", "--profile", name];
        let mut cargo = cargo(&arguments);
        if profile != Profile::Quick {
            cargo.args(["--config", &paths::shortened(wasm_target::TARGET)?]);
        }
        run(cargo.args(["--target", wasm_target::TARGET]))
    })?;
    let bind = program("xtask-bind", "xtask-bind")?;
    let wasm = target().join(wasm_target::TARGET).join(name).join(module).with_extension("wasm");
    let folder = target().join("pages").join(name).join(module);
    if !is_fresh(&folder.join(format!("{module}_bg.wasm")), &[&wasm, &bind]) {
        step("bind it to JavaScript", || {
            run(command(&bind, &[]).arg(&wasm).arg(&folder).arg(module))
        })?;
    }
    Ok(folder)
}

/// The same, made smaller where Binaryen can be had.
pub fn optimised(bound: &Path, module: &str) -> Result<PathBuf> {
    let folder = target().join("pages/optimised").join(module);
    let Some(program) = wasm_opt::find()? else {
        println!("    wasm-opt: not here, and no npm to bring it; the module stays a third larger");
        return Ok(bound.to_owned());
    };
    let made = folder.join(format!("{module}_bg.wasm"));
    if !is_fresh(&made, &[&bound.join(format!("{module}_bg.wasm"))]) {
        step("optimise it with wasm-opt", || {
            let mut filling = Filling::new(&folder);
            for name in under(bound)? {
                filling.copy(&bound.join(&name), &name)?;
            }
            filling.remove_rest(|_| false)?;
            // The module last: it tells whether all was done.
            let (parts, main): (Vec<PathBuf>, Vec<PathBuf>) =
                under(bound)?.into_iter().partition(|name| folder.join(name) != made);
            for name in parts.iter().chain(&main).filter(|name| is_wasm(name)) {
                wasm_opt::optimise(&program, &bound.join(name), &folder.join(name))?;
            }
            Ok(())
        })?;
    }
    Ok(folder)
}

fn is_wasm(name: &Path) -> bool {
    name.extension() == Some(OsStr::new("wasm"))
}

/// A host program of the workspace, compiled if it has to be.
pub fn program(package: &str, name: &str) -> Result<PathBuf> {
    step(&format!("compile {name}"), || {
        run(&mut cargo(&["build", "--package", package, "--bin", name]))
    })?;
    Ok(target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
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
