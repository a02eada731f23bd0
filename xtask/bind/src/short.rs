//! Short names for what a module imports from its glue. wasm-bindgen ends each with a hash of its own,
//! which compresses to nothing smaller; of the download of the judging page they were 8 KB (brotli).

use anyhow::{Context, Result, ensure};
use std::path::Path;
use walrus::Module;

/// What stands for the glue as the giver of imports.
const GIVER: &str = "i";

/// A name in the glue, and the short one that stands for it.
type Pair = (String, String);

/// Renames what the module imports from its glue.
pub fn imports(module: &mut Module, name: &str) -> Vec<Pair> {
    let giver = giver(name);
    let ours = module.imports.iter_mut().filter(|import| import.module == giver);
    let renamed = ours.enumerate().map(|(place, import)| {
        import.module = GIVER.to_owned();
        let short = format!("i{place}");
        (std::mem::replace(&mut import.name, short.clone()), short)
    });
    renamed.collect()
}

/// Renames the same in the glue, where each name is the key of one function.
pub fn glue(script: &Path, name: &str, pairs: &[Pair]) -> Result<()> {
    let mut text = std::fs::read_to_string(script).with_context(|| script.display().to_string())?;
    let keys = pairs
        .iter()
        .map(|(long, short)| (format!("        {long}: "), format!("        {short}: ")));
    for (long, short) in keys.chain([(format!("{:?}: ", giver(name)), format!("{GIVER}: "))]) {
        ensure!(text.matches(&long).count() == 1, "the glue has `{}` not once", long.trim());
        text = text.replacen(&long, &short, 1);
    }
    std::fs::write(script, text).with_context(|| script.display().to_string())
}

fn giver(name: &str) -> String {
    format!("./{name}_bg.js")
}
