//! `xtask-bind WASM FOLDER NAME`: JavaScript glue for a compiled module, by wasm-bindgen's own
//! library. The library is locked with the rest of the workspace, so nobody has to install a program
//! whose version must match.

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

/// Writes `NAME.js` (an ES module with a default export that loads) and `NAME_bg.wasm`.
fn bind(wasm: &Path, folder: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The glue finds the WebAssembly beside itself, wherever both lie.
        .omit_default_module_path(false)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot read `{}`", wasm.display()))
}
