//! The layering that the compiler cannot see: which words have no place in which layer.
//!
//! The engine decides and does nothing else; views draw and do nothing else; the wire layer knows no
//! page. The rules are in ARCHITECTURE.md. Words are looked for in code, not in comments.

// Helpers of tests fail their test as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Words that a layer must not use.
struct Ban {
    folder: &'static str,
    words: &'static [&'static str],
    why: &'static str,
}

/// What a function of its inputs does not know.
const IMPURE: &[&str] = &[
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "std::time",
    "Instant",
    "SystemTime",
    "std::net",
    "rand",
    "getrandom",
    "serde_json",
    "std::fs",
    "std::env",
    "std::thread",
    "std::process",
    "std::io",
];

const BANS: [Ban; 5] = [
    Ban { folder: "src/engine", words: IMPURE, why: "the engine is a function of its inputs" },
    Ban { folder: "src/proofs", words: IMPURE, why: "proofs are a function of the guideline" },
    Ban { folder: "src/studio/desk", words: IMPURE, why: "the desk is a function of what happens" },
    Ban {
        folder: "src/view",
        words: &[
            "fetch",
            "IndexedDB",
            "IdbDatabase",
            "IdbFactory",
            "indexed_db",
            "web_sys::Request",
            "web_sys::Response",
            "XmlHttpRequest",
            "local_storage",
            "session_storage",
            "std::time",
            "Date::now",
            "Date::new_0",
            "Instant",
            "set_timeout",
        ],
        why: "views draw a session and send messages",
    },
    Ban {
        folder: "src/wire",
        words: &["web_sys", "yew", "gloo"],
        why: "the wire layer knows no page",
    },
];

/// Words that no Rust file uses: styles are set by sheets and CSSOM, markup is never made of text.
const EVERYWHERE: [&str; 6] = [
    "style=",
    "set_attribute(\"style\"",
    "from_html_unchecked",
    "innerHTML",
    "set_inner_html",
    "insert_adjacent_html",
];

#[test]
fn no_layer_uses_what_has_no_place_in_it() {
    let mut found = Vec::new();
    for ban in BANS {
        // What a crate looks like from JavaScript lies beside it, in a crate of its own.
        let module = root().join(ban.folder).join("module");
        let files = rust_files(&root().join(ban.folder));
        let files: Vec<_> = files.into_iter().filter(|file| !file.starts_with(&module)).collect();
        assert!(!files.is_empty(), "{} has no Rust files", ban.folder);
        for file in files {
            for (line, word) in uses(&read(&file), ban.words) {
                found.push(format!("{}:{line} names `{word}`, but {}", shown(&file), ban.why));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_engine_has_no_dependencies() {
    let manifest = read(&root().join("src/engine/Cargo.toml"));
    assert_eq!(dependencies(&manifest), Vec::<String>::new());
}

/// Annotators download no solver: nothing on the way from the element to the engine knows the proofs.
#[test]
fn no_crate_of_the_annotators_knows_the_proofs() {
    for name in ["engine", "wire", "presets", "browser", "view", "parts", "judge"] {
        let folder = root().join("src").join(name);
        let names = dependencies(&read(&folder.join("Cargo.toml")));
        assert!(names.iter().all(|name| !name.contains("proofs")), "src/{name}: {names:?}");
    }
    let own = dependencies(&read(&root().join("src/proofs/Cargo.toml")));
    assert_eq!(own, ["gradeglass-engine.workspace", "batsat"]);
}

#[test]
fn every_rust_file_opens_with_why_it_is_there() {
    let silent: Vec<String> = rust_files(&root())
        .into_iter()
        .filter(|file| !read(file).starts_with("//! "))
        .map(|file| shown(&file))
        .collect();
    assert!(silent.is_empty(), "without `//!` at the top:\n{}", silent.join("\n"));
}

#[test]
fn no_style_attribute_and_no_markup_from_text() {
    let own = root().join("tests/layers.rs");
    let mut found = Vec::new();
    for file in rust_files(&root()).into_iter().filter(|file| *file != own) {
        for (line, word) in uses(&read(&file), &EVERYWHERE) {
            found.push(format!("{}:{line} names `{word}`", shown(&file)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn words_are_found_whole_and_in_code_only() {
    let source = "//! rand\nlet brand = operands; // rand\nuse rand::Rng;\nnode.set_attribute(\"style\", a);";
    assert_eq!(uses(source, &["rand"]), [(3, "rand")]);
    assert_eq!(uses(source, &EVERYWHERE), [(4, "set_attribute(\"style\"")]);
    assert_eq!(uses("html! { <p style={x}/> }", &["style="]), [(1, "style=")]);
    assert_eq!(
        uses("let style = 1; let url = \"https://rand\";", &["style=", "rand"]),
        [(1, "rand")]
    );
}

#[test]
fn a_dependency_is_seen_in_any_table_but_that_of_tests() {
    let manifest = "[dependencies]\n# none\nlog = \"0.4\"\n[dev-dependencies]\nproptest = \"1\"\n\
                    [target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n[dependencies.rand]\nversion = \"1\"";
    assert_eq!(dependencies(manifest), ["log", "libc", "rand"]);
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

/// The project's Rust files under a folder; what is built, downloaded or hidden is not the project's.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let foreign = name.starts_with('.') || name == "target" || name == "node_modules";
        if path.is_dir() && !foreign {
            files.extend(rust_files(&path));
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Where words stand in code: line, from 1, and word.
fn uses<'w>(source: &str, words: &[&'w str]) -> Vec<(usize, &'w str)> {
    let mut found = Vec::new();
    for (index, line) in source.lines().enumerate() {
        let code = without_comment(line);
        found.extend(words.iter().filter(|word| holds(code, word)).map(|word| (index + 1, *word)));
    }
    found
}

/// A line up to its comment. Two slashes after a colon are an address, not a comment.
fn without_comment(line: &str) -> &str {
    let comment = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

/// Whether a word stands in code by itself, not as a part of a longer name.
fn holds(code: &str, word: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back().is_some_and(in_name);
        let after = code[at + word.len()..].chars().next().is_some_and(in_name);
        let whole = |edge: Option<char>, beside: bool| !(edge.is_some_and(in_name) && beside);
        whole(word.chars().next(), before) && whole(word.chars().next_back(), after)
    })
}

/// The names of a manifest's dependencies, those of tests left out.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut in_table = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            in_table = !table.contains("dev-") && table.ends_with("dependencies");
            let named =
                table.rsplit_once("dependencies.").filter(|(kind, _)| !kind.ends_with("dev-"));
            names.extend(named.map(|(_, name)| name.to_owned()));
        } else if let (true, Some((name, _))) = (in_table, line.split_once('=')) {
            names.extend((!line.starts_with('#')).then(|| name.trim().to_owned()));
        }
    }
    names
}
