//! `xtask-compress FOLDER`: puts `.br` and `.gz` beside every file that is worth it, so that a
//! server only has to pick one.

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

/// What text-like files are worth compressing; pictures and videos are compressed already.
const KINDS: [&str; 9] = ["html", "js", "css", "wasm", "json", "jsonl", "ftl", "svg", "vtt"];

fn main() -> Result<()> {
    match std::env::args().nth(1) {
        Some(name) => folder(Path::new(&name)),
        None => bail!("usage: xtask-compress FOLDER"),
    }
}

/// Makes the twins that are missing or older than their file.
fn folder(name: &Path) -> Result<()> {
    for entry in std::fs::read_dir(name).with_context(|| name.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            folder(&path)?;
        } else if path.extension().and_then(OsStr::to_str).is_some_and(|kind| KINDS.contains(&kind))
        {
            file(&path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

fn file(path: &Path) -> Result<()> {
    let plain = std::fs::read(path)?;
    twin(path, "br", || brotli(&plain))?;
    twin(path, "gz", || gzip(&plain))
}

fn twin(path: &Path, kind: &str, make: impl FnOnce() -> std::io::Result<Vec<u8>>) -> Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{kind}"));
    let twin = Path::new(&name);
    let fresh = twin.metadata().and_then(|it| it.modified()).ok();
    if fresh.is_some_and(|fresh| {
        path.metadata().and_then(|it| it.modified()).is_ok_and(|it| it <= fresh)
    }) {
        return Ok(());
    }
    Ok(std::fs::write(twin, make()?)?)
}

fn brotli(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let settings =
        ::brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    ::brotli::BrotliCompress(&mut &*plain, &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(plain)?;
    packer.finish()
}
