//! A module that begins again after it has failed: wasm-bindgen gives the glue `__wbg_reset_state`, which
//! makes a new instance. What it leaves open is mended here: what is left of the one before does
//! nothing, instead of throwing at whoever calls it, from the moment of the failure on; and parts are
//! brought anew, since what they share with the one before is gone.

use anyhow::{Context, Result, ensure};
use std::path::Path;

/// What the glue throws where something of an earlier instance is called, and what it does instead.
const STALE: [(&str, &str); 1] =
    [("throw new Error('Cannot invoke closure from previous WASM instance');", "return;")];

/// Ends an instance without beginning another yet.
const HALT: &str = "\nexport function __wbg_halt() {\n    __wbg_instance_id++;\n}\n";

/// What belongs to an instance, which its memory stands for.
const PARTS: [(&str, &str); 6] = [
    (
        "let sharedImports = undefined;",
        "const instance = () => initSync(undefined, undefined).memory;\nlet sharedImports = undefined;",
    ),
    (
        "if (sharedImports === undefined) {",
        "if (sharedImports?.__wasm_split.memory !== instance()) {",
    ),
    ("        let success;\n", "        let success;\n        const of = instance();\n"),
    ("        } finally {\n", "        } finally {\n            if (of !== instance()) return;\n"),
    ("    let loadingModule = undefined;", "    let loadingModule = undefined;\n    let of;"),
    (
        "        if (loadingModule === undefined) {",
        "        if (loadingModule === undefined || of !== instance()) {\n            of = instance();",
    ),
];

/// Mends the glue.
pub fn glue(script: &Path) -> Result<()> {
    let mut text = replaced(script, &STALE)?;
    text.push_str(HALT);
    std::fs::write(script, text).with_context(|| script.display().to_string())
}

/// Mends what brings the parts.
pub fn parts(script: &Path) -> Result<()> {
    let text = replaced(script, &PARTS)?;
    std::fs::write(script, text).with_context(|| script.display().to_string())
}

/// The text of a script with other words in place of some, all of which it must have.
fn replaced(script: &Path, pairs: &[(&str, &str)]) -> Result<String> {
    let mut text = std::fs::read_to_string(script).with_context(|| script.display().to_string())?;
    for (from, to) in pairs {
        ensure!(text.contains(from), "{} has no `{}`", script.display(), from.trim());
        text = text.replace(from, to);
    }
    Ok(text)
}
