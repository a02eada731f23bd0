//! JavaScript glue for a compiled module, by wasm-bindgen's own library.
//!
//! The library is locked with the rest of the workspace, so nobody has to install a program whose
//! version must match.

use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js` (an ES module with a default export that loads) and `NAME_bg.wasm`.
pub fn bind(wasm: &Path, out: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("wasm-bindgen cannot read `{}`", wasm.display()))
}
