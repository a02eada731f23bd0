//! The templates that the studio begins with: nothing is wrong with them, their own tests pass, and
//! nothing is proved against them.

// A panic here is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use gradeglass_proofs::{Level, prove};
use gradeglass_studio::{Desk, read};
use std::fs;
use std::path::{Path, PathBuf};

fn templates() -> Vec<(String, String)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/templates");
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut all: Vec<(String, String)> = files
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(file.path()).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_bar_offers_the_templates_that_there_are() {
    let bar = include_str!("../src/studio/module/view/bar.rs");
    let words = include_str!("../www/studio/en.ftl");
    let all = templates();
    assert_eq!(all.len(), 5);
    for (name, _) in all {
        let name = name.trim_end_matches(".yaml");
        assert!(bar.contains(&format!("\"{name}\"")), "{name}");
        assert!(words.contains(&format!("template-{name}-about")), "{name}");
    }
}

#[test]
fn nothing_is_wrong_with_any_template_and_nothing_is_proved_against_it() {
    for (name, text) in templates() {
        let reading = read(&text);
        assert!(reading.problems.is_empty(), "{name}: {:?}", reading.problems);
        let guideline = reading.guideline.unwrap();
        let against = prove(&guideline).into_iter();
        let against = against
            .filter(|finding| finding.level > Level::Note || finding.kind.code() == "missing-test");
        let against: Vec<String> = against.map(|finding| finding.message).collect();
        assert_eq!(against, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_tests_of_every_template_pass_and_its_procedure_names_its_sections() {
    for (name, text) in templates() {
        let desk = Desk::new(text, None);
        let (guideline, _) = desk.good.clone().unwrap();
        assert!(guideline.rules.iter().all(|rule| rule.see.is_some()), "{name}");
        assert!(guideline.sop.is_some(), "{name}");
        assert!(!desk.tests.is_empty(), "{name}");
        for test in &desk.tests {
            assert_eq!(test.reasons, Vec::<String>::new(), "{name}: {}", test.name);
        }
        assert!(desk.seen.is_some(), "{name}: there is something to look at");
    }
}
