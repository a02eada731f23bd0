//! A file that somebody wrote, as the commands read it.

use gradeglass_wire::Format;
use std::path::{Path, PathBuf};

/// A text with its name.
pub struct Source {
    /// As given on the command line.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

impl Source {
    /// Reads a file; `-` is standard input. The error is a sentence that names the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let bytes = if path == Path::new("-") {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
        } else {
            std::fs::read(path)
        };
        let bytes =
            bytes.map_err(|error| format!("`{}` cannot be read: {error}.", path.display()))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            format!(
                "`{}` is not UTF-8 (byte {at}): save it with the encoding UTF-8.",
                path.display()
            )
        })?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// How it is written.
    pub fn format(&self) -> Format {
        Format::of(&self.name(), &self.text)
    }

    /// Its name for people.
    pub fn name(&self) -> String {
        if self.path == Path::new("-") {
            "standard input".to_owned()
        } else {
            self.path.display().to_string()
        }
    }
}
