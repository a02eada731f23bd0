//! `cargo xtask trunk`: what Trunk's hook calls.
//!
//! Trunk writes index.html itself, with its live-reload script; all other files come from the same
//! build as everywhere else.

use super::build::pages;
use super::wasm::Profile;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::ExitCode;

/// Fills Trunk's staging folder.
pub fn main() -> Result<ExitCode> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("this is called by Trunk, which sets TRUNK_STAGING_DIR")?;
    let release = std::env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    pages(if release { Profile::Release } else { Profile::Quick }, &folder)?;
    Ok(ExitCode::SUCCESS)
}
