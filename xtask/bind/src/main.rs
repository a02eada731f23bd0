//! `xtask-bind WASM FOLDER NAME`: JavaScript glue for a compiled module, by wasm-bindgen's own
//! library. The library is locked with the rest of the workspace, so nobody has to install a program
//! whose version must match.

mod again;
mod short;

use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [wasm, folder, name] => bind(Path::new(wasm), Path::new(folder), name),
        _ => bail!("usage: xtask-bind WASM FOLDER NAME"),
    }
}

/// Writes `NAME.js` (an ES module with a default export that loads) and `NAME_bg.wasm`. A module with
/// parts that load later gets a file for each beside it, and `NAME_parts.js`, which brings them.
fn bind(wasm: &Path, folder: &Path, name: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    forget_parts(folder)?;
    let main = folder.join(format!("{name}_main.wasm"));
    let compiled = std::fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let split = compiled.windows(SPLIT.len()).any(|window| window == SPLIT);
    if split {
        take_parts_out(&compiled, &main, folder, name)?;
    }
    let mut output = Bindgen::new()
        .input_path(if split { &main } else { wasm })
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The glue finds the WebAssembly beside itself, wherever both lie.
        .omit_default_module_path(false)
        .remove_producers_section(true)
        // Parts call what stays here through the table of functions.
        .keep_lld_exports(split)
        // What annotators work with begins again after a failure.
        .reset_state_function(split)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot read `{}`", wasm.display()))?;
    for section in RELOCATIONS {
        output.wasm_mut().customs.remove_raw(section);
    }
    let names = short::imports(output.wasm_mut(), name);
    output.emit(folder)?;
    short::glue(&folder.join(format!("{name}.js")), name, &names)?;
    if split {
        again::glue(&folder.join(format!("{name}.js")))?;
        again::parts(&folder.join(format!("{name}_parts.js")))?;
        std::fs::remove_file(main)?;
    }
    Ok(())
}

/// What a module imports its parts from, until they are taken out of it.
const SPLIT: &[u8] = b"__wasm_split_placeholder__";

/// What the linker says for taking parts out. Browsers have no use for it.
const RELOCATIONS: [&str; 3] = ["linking", "reloc.CODE", "reloc.DATA"];

/// Writes the parts into the folder, and what is left as `main`.
fn take_parts_out(compiled: &[u8], main: &Path, folder: &Path, name: &str) -> Result<()> {
    let (link, glue) = (format!("./{name}_parts.js"), format!("./{name}.js"));
    let mut options = wasm_split_cli_support::Options::new(compiled);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = &link;
    options.main_module = &glue;
    match wasm_split_cli_support::transform(options) {
        Ok(_) => Ok(()),
        Err(error) => bail!("the parts cannot be taken out: {error:#}"),
    }
}

/// Parts of an earlier build have names of their own: they are not overwritten.
fn forget_parts(folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "wasm") {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}
