//! What the README shows works as it stands there.

#![allow(clippy::expect_used)]

use gradeglass_tests::support::program;

const README: &str = include_str!("../README.md");

/// The text between the first fence of a language and its end.
fn fenced(language: &str) -> &'static str {
    let (_, from) = README.split_once(&format!("```{language}\n")).expect("a fence");
    from.split_once("\n```").expect("its end").0
}

#[test]
fn the_guideline_of_the_readme_has_no_problem_and_passes_its_own_test() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("guideline.yaml");
    std::fs::write(&file, fenced("yaml")).expect("written");
    let file = file.to_str().expect("a name");
    for command in ["check", "test"] {
        let output = program::run([command, file]);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "gradeglass {command}: {said}");
    }
    let checked = program::run(["check", file]);
    assert!(String::from_utf8_lossy(&checked.stdout).contains("nothing wrong"));
}
