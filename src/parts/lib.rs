//! The parts of the page that load when they are first needed.
//!
//! Each function here is a split point: the linker's relocations say what only it needs, and
//! `xtask/bind` puts that into a WebAssembly file of its own. Nothing else may name the tables that
//! these functions give, or what is in them stays in the first download.

use gradeglass_view::{Loaded, Part, parts};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The file of a part did not come. Asked again, it is fetched again.
#[derive(Debug, Clone, Copy)]
pub struct NotThere;

impl From<SplitLoaderError> for NotThere {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Brings a part, once: later calls give it at once.
pub async fn bring(part: Part) -> Result<Loaded, NotThere> {
    match part {
        Part::Controls => controls().await,
        Part::Dialogs => dialogs().await,
        Part::Procedure => procedure().await,
    }
}

#[wasm_split(controls, fallible)]
fn controls() -> Result<Loaded, NotThere> {
    Ok(Loaded::Controls(parts::controls()))
}

#[wasm_split(dialogs, fallible)]
fn dialogs() -> Result<Loaded, NotThere> {
    Ok(Loaded::Dialogs(parts::dialogs()))
}

#[wasm_split(procedure, fallible)]
fn procedure() -> Result<Loaded, NotThere> {
    Ok(Loaded::Procedure(parts::procedure()))
}
