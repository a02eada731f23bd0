//! `gradeglass schema`: the published JSON Schemas and TypeScript types.

use gradeglass_engine::protection::{Policy, policy_to_node};
use gradeglass_wire::{pretty_json, schemas, typescript};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print the published JSON Schemas and TypeScript types, or write them into a folder.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// Which: `guideline`, `task`, `tasks`, `judgment`, `answers`, `connection`, `exposure`, `typescript` or `protection`;
    /// without one, their names are listed
    name: Option<String>,
    /// Write all of them into this folder: `schema/*.schema.json` and `gradeglass.d.ts`
    #[arg(long, value_name = "FOLDER", conflicts_with = "name")]
    out: Option<PathBuf>,
}

impl Schema {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        if let Some(folder) = &self.out {
            return match write_all(folder) {
                Ok(()) => ExitCode::SUCCESS,
                Err(sentence) => crate::refused(&sentence),
            };
        }
        match self.name.as_deref() {
            None => files().iter().for_each(|file| println!("{}", file.name)),
            Some(name) => match files().into_iter().find(|file| file.name == name) {
                Some(file) => print!("{}", file.text),
                None => {
                    return crate::refused(&format!(
                        "there is no schema `{name}`; `gradeglass schema` lists them."
                    ));
                }
            },
        }
        ExitCode::SUCCESS
    }
}

/// One published file.
pub struct File {
    /// What it is asked for by.
    pub name: &'static str,
    /// Where it stands in the folder.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

/// Every published file.
pub fn files() -> Vec<File> {
    let schema = |(name, node): (&'static str, _)| File {
        name,
        path: Path::new("schema").join(format!("{name}.schema.json")),
        text: pretty_json(&node),
    };
    let types = File { name: "typescript", path: "gradeglass.d.ts".into(), text: typescript() };
    let policy = File {
        name: "protection",
        path: "protection.json".into(),
        text: pretty_json(&policy_to_node(&Policy::default())),
    };
    schemas().into_iter().map(schema).chain([types, policy]).collect()
}

fn write_all(folder: &Path) -> Result<(), String> {
    let fail = |path: &Path, error: std::io::Error| {
        format!("`{}` cannot be written: {error}.", path.display())
    };
    for file in files() {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| fail(parent, error))?;
        }
        std::fs::write(&path, file.text).map_err(|error| fail(&path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_published_schemas_and_types_are_current() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../www");
        for file in super::files() {
            let path = folder.join(&file.path);
            let published = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                published == file.text,
                "`{}` is not current: run `gradeglass schema --out www`",
                path.display()
            );
        }
    }
}
