//! Each preset against golden files, and the mapping language.
//!
//! A golden file names the source of its shape, and has a connection, what the receiver answers, and
//! the steps that have to come of it. `GRADEGLASS_GOLDEN=write` writes the steps anew.

mod docs;
mod drafts;
mod mapping;

use crate::{Page, SAMPLE, read_plan};
use gradeglass_engine::delivery::{Answer, Body};
use gradeglass_engine::document::{Content, Entry, Node};
use gradeglass_wire::{Format, pretty_json, read_text};
use std::path::{Path, PathBuf};

#[test]
fn every_preset_sends_what_its_golden_file_says() {
    let files = golden();
    assert!(files.len() >= 20, "{} golden files", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let golden = read(&text);
        assert!(is_text(golden.get("source")), "{} names no source", file.display());
        let steps = steps_of(&golden, &file);
        if std::env::var_os("GRADEGLASS_GOLDEN").is_some() {
            std::fs::write(&file, pretty_json(&with_steps(golden, steps))).unwrap();
        } else {
            let said = pretty_json(&Node::list(steps));
            assert_eq!(said, pretty_json(golden.get("steps").unwrap()), "{}", file.display());
        }
    }
}

fn golden() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(text: &str) -> Node {
    let read = read_text(text, Format::Json);
    read.node.unwrap_or_else(|| panic!("{:?}", read.problems))
}

fn is_text(node: Option<&Node>) -> bool {
    matches!(node, Some(Node { content: Content::Text(_), .. }))
}

fn steps_of(golden: &Node, file: &Path) -> Vec<Node> {
    let (plan, problems) = read_plan(golden.get("connection").unwrap());
    let plan = plan.unwrap_or_else(|| panic!("{}: {problems:?}", file.display()));
    let count = match golden.get("judgments") {
        Some(Node { content: Content::Int(count), .. }) => *count,
        _ => 1,
    };
    let judgments = (1..=count)
        .map(|number| read(&SAMPLE.replace("-000000000001\"", &format!("-00000000000{number}\""))));
    let mut exchange = plan.begin(judgments.collect(), &page(golden));
    let mut steps = vec![exchange.next(None).to_node()];
    for answer in crate::judged::items(golden.get("answers").unwrap()) {
        steps.push(exchange.next(Some(answered(answer))).to_node());
    }
    steps
}

fn page(golden: &Node) -> Page {
    let pairs = golden.get("query").map(crate::judged::items).unwrap_or_default();
    let text = |node: &Node| crate::judged::text(node).unwrap().to_owned();
    let pair = |pair: &Node| {
        let pair = crate::judged::items(pair);
        (text(&pair[0]), text(&pair[1]))
    };
    Page { query: pairs.iter().map(pair).collect() }
}

fn answered(answer: &Node) -> Answer {
    let Some(Node { content: Content::Int(status), .. }) = answer.get("status") else { panic!() };
    let text = |key| crate::judged::text(answer.get(key).unwrap()).unwrap();
    let body = Body::of(text("type"), text("body"), |text| Some(read(text)));
    Answer { status: u16::try_from(*status).unwrap(), retry_after_ms: None, body }
}

fn with_steps(mut golden: Node, steps: Vec<Node>) -> Node {
    if let Content::Map(entries) = &mut golden.content {
        entries.retain(|entry| entry.key != "steps");
        let value = Node::list(steps);
        entries.push(Entry { key: "steps".to_owned(), key_span: None, value });
    }
    golden
}
