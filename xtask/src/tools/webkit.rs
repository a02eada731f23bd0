//! The small browser that comes with WebKit. It lies off the path, in a folder that has the version
//! of the library in its name.

use anyhow::{Context, Result};
use std::fs::read_dir;
use std::path::{Path, PathBuf};

const NAME: &str = "MiniBrowser";

/// Where it is.
pub fn find() -> Result<PathBuf> {
    let places = folders(Path::new("/usr/lib"));
    let deep = places.iter().flat_map(|folder| folders(folder));
    let found = deep.chain(folders(Path::new("/usr/libexec"))).find(|folder| is_webkit(folder));
    found.map(|folder| folder.join(NAME)).context(
        "WebKit's MiniBrowser is in no folder of /usr/lib; in Debian it comes with webkit2gtk-driver",
    )
}

fn is_webkit(folder: &Path) -> bool {
    let named = folder.file_name().is_some_and(|it| it.to_string_lossy().starts_with("webkit"));
    named && folder.join(NAME).is_file()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|it| it.is_dir()).collect();
    found.sort();
    found
}
