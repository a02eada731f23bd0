//! The crates that become WebAssembly: compiled, bound to JavaScript, made smaller.

use crate::files::{Filling, is_fresh, under};
use crate::paths;
use crate::repository::target;
use crate::shell::{cargo, command, program, run, step};
use crate::tools::{wasm_opt, wasm_target};
use anyhow::Result;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

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
    /// The same, for authors: the solver is made for speed.
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

/// The folder of each module. What has the same profile is compiled together: the linker takes one core.
pub fn modules(profile: Profile) -> Result<Vec<PathBuf>> {
    let quick = profile == Profile::Quick;
    let own = |release: Profile| if quick { Profile::Quick } else { release };
    for made in [Profile::Quick, Profile::Release, Profile::Swift] {
        let same = MODULES.iter().filter(|(_, _, release)| own(*release) == made);
        let packages: Vec<&str> = same.map(|(package, _, _)| *package).collect();
        if !packages.is_empty() {
            compile(&packages, made)?;
        }
    }
    let folder = |(_, name, release): &(&str, &str, Profile)| match quick {
        true => bound(name, Profile::Quick),
        false => optimised(&bound(name, *release)?, name),
    };
    MODULES.iter().map(folder).collect()
}

/// Compiles a crate to WebAssembly and makes its glue. Gives the folder that holds both.
pub fn bind(package: &str, module: &str, profile: Profile) -> Result<PathBuf> {
    compile(&[package], profile)?;
    bound(module, profile)
}

fn compile(packages: &[&str], profile: Profile) -> Result<()> {
    wasm_target::ensure()?;
    let name = profile.cargo_name();
    step(&format!("compile {} to WebAssembly ({name})", packages.join(", ")), || {
        let mut cargo = cargo(&["build", "--lib", "--profile", name]);
        cargo.args(packages.iter().flat_map(|package| ["--package", package]));
        if profile != Profile::Quick {
            cargo.args(["--config", &paths::shortened(wasm_target::TARGET)?]);
        }
        run(cargo.args(["--target", wasm_target::TARGET]))
    })
}

fn bound(module: &str, profile: Profile) -> Result<PathBuf> {
    let name = profile.cargo_name();
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
