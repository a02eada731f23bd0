//! The compiler's WebAssembly target.

use crate::shell::{command, on_path, read, run, step};
use anyhow::{Result, bail};
use std::path::Path;

/// Its name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that rustc can compile for it.
pub fn ensure() -> Result<()> {
    let arguments = ["--print", "target-libdir", "--target", TARGET];
    if read(&mut command("rustc", &arguments)).is_ok_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if !on_path("rustup") {
        bail!("the compiler lacks the target {TARGET}; with rustup: `rustup target add {TARGET}`");
    }
    step("add the WebAssembly target", || run(&mut command("rustup", &["target", "add", TARGET])))
}
