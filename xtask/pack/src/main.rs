//! Turns compiled WebAssembly into what a page loads.
//!
//! `xtask-pack bind WASM OUT NAME` writes `NAME.js` and `NAME_bg.wasm`;
//! `xtask-pack compress FOLDER` puts `.br` and `.gz` beside every file that shrinks.
//!
//! It is a program apart from `xtask`, because wasm-bindgen takes half a minute to compile and most
//! verbs of `xtask` do not need it.

mod bind;
mod compress;

use anyhow::{Result, bail};
use std::path::Path;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["bind", wasm, out, name] => bind::bind(Path::new(wasm), Path::new(out), name),
        ["compress", folder] => compress::folder(Path::new(folder)),
        _ => bail!("usage: xtask-pack bind WASM OUT NAME | xtask-pack compress FOLDER"),
    }
}
