//! The demo that ships is sound: guidelines without a problem, tasks that fit them, known answers
//! that the rules take, media that are there, and nothing that leads away from the site.

// A panic here is a failed test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::{Guideline, Severity};
use gradeglass_engine::judging::{Answers, Meaning, Verdict, verdict};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::{Comfort, Level, decide};
use gradeglass_engine::records::read_answers;
use gradeglass_engine::task::{MediaKind, Task};
use gradeglass_wire::{Format, guideline_from_text, read_task, read_tasks, read_text};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const DEMOS: [&str; 3] = ["product-search", "web-results", "short-video-safety"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn demo(name: &str) -> String {
    let path = root().join("www/demo").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn told(problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| problem.span.map_or(0, |span| span.start.line);
    problems.iter().map(|p| format!("line {} {}: {}", line(p), p.path, p.message)).collect()
}

fn guideline(name: &str) -> Guideline {
    let (guideline, problems) = guideline_from_text(&demo(&format!("{name}.yaml")), Format::Yaml);
    assert_eq!(told(&problems), [""; 0], "{name}");
    guideline.expect("a guideline without problems is one")
}

fn tasks(name: &str, guideline: &Guideline) -> Vec<Task> {
    let read = read_text(&demo(&format!("{name}.tasks.json")), Format::Json);
    assert_eq!(told(&read.problems), [""; 0], "{name}");
    let (tasks, problems) = read_tasks(&read.node.expect("tasks"), Some(guideline));
    assert_eq!(told(&problems), [""; 0], "{name}");
    tasks
}

fn each() -> impl Iterator<Item = (&'static str, Guideline, Vec<Task>)> {
    DEMOS.into_iter().map(|name| {
        let guideline = guideline(name);
        let tasks = tasks(name, &guideline);
        (name, guideline, tasks)
    })
}

fn submitted(guideline: &Guideline, task: &Task, answers: &Answers) -> Verdict {
    verdict(guideline, task, answers, Meaning::Submission, "en")
}

#[test]
fn every_guideline_reads_without_a_problem_in_three_languages() {
    for name in DEMOS {
        let guideline = guideline(name);
        assert_eq!(guideline.languages, ["en", "pt-BR", "ar"], "{name}");
        assert!((4..=8).contains(&guideline.rules.len()), "{name}");
        assert!(guideline.rules.iter().all(|rule| rule.see.is_some()), "{name}");
    }
}

#[test]
fn every_rule_has_a_test_of_the_guideline_in_which_it_fires() {
    for name in DEMOS {
        let guideline = guideline(name);
        for rule in &guideline.rules {
            let fires = guideline.tests.iter().any(|test| test.expect.contains(&rule.id));
            assert!(fires, "{name}: no test lets `{}` fire", rule.id);
        }
        assert!(guideline.tests.iter().any(|test| test.expect.is_empty()), "{name}");
    }
}

#[test]
fn every_test_of_a_guideline_holds() {
    for name in DEMOS {
        let guideline = guideline(name);
        for test in &guideline.tests {
            let task = with_id(&test.task);
            let (task, problems) = read_task(&task, Some(&guideline));
            assert_eq!(told(&problems), [""; 0], "{name}: {}", test.name);
            let (answers, problems) = read_answers(&test.answers, &guideline);
            assert_eq!(told(&problems), [""; 0], "{name}: {}", test.name);
            let verdict = submitted(&guideline, &task.expect("a task"), &answers);
            let fired: BTreeSet<String> =
                verdict.findings.into_iter().map(|finding| finding.rule).collect();
            let expected: BTreeSet<String> = test.expect.iter().cloned().collect();
            assert_eq!(fired, expected, "{name}: {}", test.name);
        }
    }
}

/// A guideline's test may leave out its task's id.
fn with_id(task: &Node) -> Node {
    let mut task = task.clone();
    if let Content::Map(entries) = &mut task.content {
        let id = Node::map([("id", Node::text("test"))]);
        let Content::Map(id) = id.content else { return task };
        entries.extend(id);
    }
    task
}

#[test]
fn there_are_sixty_tasks_or_more_and_twenty_for_each_guideline() {
    let counts: Vec<usize> = each().map(|(_, _, tasks)| tasks.len()).collect();
    assert!(counts.iter().all(|count| *count >= 20), "{counts:?}");
    assert!(counts.iter().sum::<usize>() >= 60, "{counts:?}");
}

#[test]
fn known_answers_are_answers_that_could_be_submitted() {
    let mut known = 0;
    for (name, guideline, tasks) in each() {
        for task in &tasks {
            let Some(gold) = &task.gold else { continue };
            let answers = gold.get("answers").expect("gold has answers");
            let (answers, problems) = read_answers(answers, &guideline);
            assert_eq!(told(&problems), [""; 0], "{name} {}", task.id);
            let verdict = submitted(&guideline, task, &answers);
            let broken: Vec<&str> = verdict
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Error)
                .map(|finding| finding.rule.as_str())
                .collect();
            assert_eq!(broken, [""; 0], "{name} {}", task.id);
            assert_eq!(verdict.rule_errors, [], "{name} {}", task.id);
            known += 1;
        }
    }
    assert!(known >= 20, "{known}");
}

#[test]
fn no_rule_fails_on_any_task_before_anything_is_answered() {
    for (name, guideline, tasks) in each() {
        for task in &tasks {
            let untouched =
                Meaning::Working { touched: &gradeglass_engine::sorted::SortedSet::new() };
            let verdict = verdict(&guideline, task, &Answers::default(), untouched, "ar");
            assert_eq!(verdict.findings, [], "{name} {}", task.id);
            assert_eq!(verdict.rule_errors, [], "{name} {}", task.id);
        }
    }
}

#[test]
fn all_media_are_there_and_small() {
    let mut videos = 0;
    for (name, _, tasks) in each() {
        for media in tasks.iter().flat_map(|task| &task.results).flat_map(|result| &result.media) {
            for address in [Some(&media.url), media.captions.as_ref()].into_iter().flatten() {
                assert!(address.starts_with("demo/media/"), "{name}: {address}");
                let bytes = fs::metadata(root().join("www").join(address)).map(|file| file.len());
                let bytes = bytes.unwrap_or_else(|error| panic!("{address}: {error}"));
                assert!(bytes > 0 && bytes < 60_000, "{address}: {bytes} bytes");
            }
            assert!(media.alt.is_some() && media.width.is_some() && media.height.is_some());
            assert!(media.preview.as_ref().is_none_or(|preview| preview.len() <= 2_048));
            videos += usize::from(media.kind == MediaKind::Video);
        }
    }
    assert!(videos >= 8, "{videos}");
}

#[test]
fn all_media_together_stay_below_two_megabytes() {
    fn bytes(folder: &Path) -> u64 {
        let entries = fs::read_dir(folder).expect("the demo's media").map(|entry| entry.unwrap());
        let size = |entry: fs::DirEntry| match entry.metadata().unwrap() {
            folder if folder.is_dir() => bytes(&entry.path()),
            file => file.len(),
        };
        entries.map(size).sum()
    }
    assert!(bytes(&root().join("www/demo/media")) < 2_000_000);
}

/// `.example` is reserved by RFC 2606: such addresses are for reading, and lead nowhere.
#[test]
fn no_address_leads_to_a_real_site() {
    for name in DEMOS {
        for file in [format!("{name}.yaml"), format!("{name}.tasks.json")] {
            let text = demo(&file);
            for (at, _) in text.match_indices("://") {
                let host =
                    text[at + 3..].split(['/', '"', ' ', '}', ',']).next().unwrap_or_default();
                assert!(host.ends_with(".example"), "{file}: {host}");
            }
        }
    }
}

#[test]
fn covers_of_every_level_can_be_tried() {
    let guideline = guideline("short-video-safety");
    let tasks = tasks("short-video-safety", &guideline);
    let results = || tasks.iter().flat_map(|task| &task.results);
    let decision = |result| decide(&guideline.policy, result, &Comfort::default());
    let levels: BTreeSet<Level> = results()
        .flat_map(|result| {
            let levels = decision(result).levels;
            [levels.image, levels.video, levels.text]
        })
        .collect();
    assert_eq!(levels.into_iter().collect::<Vec<_>>(), Level::ALL);
    let causes: BTreeSet<String> = results().flat_map(|result| decision(result).causes).collect();
    for cause in ["unknown", "unclassified", "safe"] {
        assert!(causes.contains(cause), "{cause}");
    }
    assert!(causes.len() >= 12, "{causes:?}");
}

#[test]
fn texts_in_arabic_portuguese_and_japanese_are_judged_too() {
    let guideline = guideline("web-results");
    let languages: BTreeSet<String> = tasks("web-results", &guideline)
        .iter()
        .flat_map(|task| &task.results)
        .filter_map(|result| result.language.clone())
        .collect();
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), ["ar", "en", "ja", "pt-BR"]);
}
