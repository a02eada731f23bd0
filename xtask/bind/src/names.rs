//! Short names for what WebAssembly and its glue ask of each other.
//!
//! The binding names each import and export as what it is, with a hash: they are a tenth of the
//! glue, and of no use to an annotator.

use anyhow::{Result, bail};
use std::collections::HashMap;
use wasm_bindgen_cli_support::Output;

/// Gives all that only the two know of each other a short name, and gives the glue that matches.
pub fn shorten(output: &mut Output, module: &str) -> Result<String> {
    let (mut imports, mut exports) = (Names::new(), Names::new());
    let (from, to) = (format!("./{module}_bg.js"), "i");
    let wasm = output.wasm_mut();
    for import in wasm.imports.iter_mut().filter(|import| import.module == from) {
        to.clone_into(&mut import.module);
        give_short(&mut imports, &mut import.name);
    }
    for export in wasm.exports.iter_mut().filter(|export| is_internal(&export.name)) {
        give_short(&mut exports, &mut export.name);
    }
    let mut found = 0;
    let mut glue = String::new();
    for line in output.js().replace(&format!("\"{from}\""), &format!("\"{to}\"")).lines() {
        let (name, rest) = line.trim_start().split_once(": function(").unwrap_or(("", line));
        if let Some(short) = imports.get(name) {
            found += 1;
            glue.push_str(&format!("{short}: function({rest}\n"));
        } else {
            glue.push_str(&used(line, &exports));
            glue.push('\n');
        }
    }
    if found != imports.len() {
        bail!(
            "the glue gives {found} of {} functions in the way that is known here",
            imports.len()
        );
    }
    Ok(glue)
}

/// From the binding's names to the short ones.
type Names = HashMap<String, String>;

fn give_short(names: &mut Names, name: &mut String) {
    let short = short(names.len());
    names.insert(std::mem::replace(name, short.clone()), short);
}

/// A line of the glue with the short names of the exports that it uses.
fn used(line: &str, exports: &Names) -> String {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let mut parts = line.split("wasm.");
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) =
            part.split_at(part.find(|letter| !is_part(letter)).unwrap_or(part.len()));
        out.push_str("wasm.");
        out.push_str(exports.get(name).map_or(name, String::as_str));
        out.push_str(rest);
    }
    out
}

/// Names of Rust functions that pages call stay; those of the binding itself begin like this.
fn is_internal(name: &str) -> bool {
    ["__", "wasm_bindgen__"].iter().any(|start| name.starts_with(start))
}

/// `a`, `b`, … `Z`, `aa`, …
fn short(index: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = LETTERS.get(index % 52).copied().map_or('_', char::from);
    let before = if index < 52 { String::new() } else { short(index / 52 - 1) };
    before + letter.encode_utf8(&mut [0; 4])
}
