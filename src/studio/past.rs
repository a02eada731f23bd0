//! Judgments that were made, with their tasks: as files hold them or a collector gives them out, and
//! checked again under the guideline on the desk, some at a time.

use crate::said::Example;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Replay, Turned, Version};
use gradeglass_wire::{Format, canonical_json, read_tasks, read_text};
use std::collections::HashMap;
use std::sync::Arc;

/// Judgments and tasks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// Judgments, each as JSON, with its line.
    judgments: Vec<(usize, String)>,
    /// Tasks.
    tasks: Vec<Node>,
}

impl Past {
    /// Adds what a file holds: judgments or tasks, one as JSON a line, or as one document. Says
    /// whether there was any.
    pub fn add(&mut self, name: &str, text: &str) -> bool {
        let before = (self.judgments.len(), self.tasks.len());
        let lines = || text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let first = lines().next().and_then(|(line, _)| read_text(line, Format::Json).node);
        match first.as_ref().map(kind) {
            Some(Kind::Judgment) => {
                self.judgments.extend(lines().map(|(line, number)| (number, line.to_owned())));
            }
            Some(Kind::Task) => {
                let read = lines().filter_map(|(line, _)| read_text(line, Format::Json).node);
                self.tasks.extend(read);
            }
            _ => {
                let document = read_text(text, Format::of(name, text)).node;
                document.into_iter().for_each(|document| self.add_document(document));
            }
        }
        before != (self.judgments.len(), self.tasks.len())
    }

    fn add_document(&mut self, document: Node) {
        let within = document.get("tasks").or_else(|| document.get("judgments")).cloned();
        let items = match within.unwrap_or(document) {
            Node { content: Content::List(items), .. } => items,
            one => vec![one],
        };
        for item in items {
            match kind(&item) {
                Kind::Judgment => {
                    self.judgments.push((self.judgments.len() + 1, canonical_json(&item)));
                }
                Kind::Task => self.tasks.push(item),
                Kind::Other => {}
            }
        }
    }

    /// Both together; what `newer` has takes the place of what was there.
    #[must_use]
    pub fn renewed(&self, newer: Self) -> Self {
        let judgments = if newer.judgments.is_empty() { &self.judgments } else { &newer.judgments };
        let tasks = if newer.tasks.is_empty() { &self.tasks } else { &newer.tasks };
        Self { judgments: judgments.clone(), tasks: tasks.clone() }
    }

    /// How many judgments there are.
    pub fn judgments(&self) -> usize {
        self.judgments.len()
    }

    /// How many tasks there are.
    pub fn tasks(&self) -> usize {
        self.tasks.len()
    }

    fn judgment(&self, line: usize) -> Option<Node> {
        let at = self.judgments.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        read_text(&self.judgments.get(at)?.1, Format::Json).node
    }
}

enum Kind {
    Judgment,
    Task,
    Other,
}

fn kind(node: &Node) -> Kind {
    let has = |name| node.get(name).is_some();
    match node.content {
        Content::Map(_) if has("answers") && has("outcome") => Kind::Judgment,
        Content::Map(_) if has("results") => Kind::Task,
        _ => Kind::Other,
    }
}

/// Judgments being checked again.
#[derive(Debug, Clone)]
pub struct Replaying {
    past: Arc<Past>,
    old: Option<Version<Arc<Guideline>>>,
    new: Version<Arc<Guideline>>,
    /// Where each task stands, by its id: lists ask for many, again with each drawing.
    places: HashMap<String, usize>,
    /// How many are done.
    pub done: usize,
    /// What they came to so far.
    pub replay: Replay,
}

impl Replaying {
    /// Begins. Without an old version, what was delivered counts as taken then.
    pub fn new(past: Arc<Past>, old: Option<Arc<Guideline>>, new: Arc<Guideline>) -> Self {
        let tasks = Node::list(past.tasks.iter().cloned());
        let version = |guideline: Arc<Guideline>| {
            let (tasks, _) = read_tasks(&tasks, Some(&guideline));
            Version::new(guideline, tasks)
        };
        let (old, new) = (old.map(version), version(new));
        let id = |(at, task): (usize, &Node)| match &task.get("id")?.content {
            Content::Text(id) => Some((id.clone(), at)),
            _ => None,
        };
        // Of two with one id the first counts.
        let places = past.tasks.iter().enumerate().rev().filter_map(id).collect();
        Self { past, old, new, places, done: 0, replay: Replay::default() }
    }

    /// How many there are to check.
    pub fn total(&self) -> usize {
        self.past.judgments.len()
    }

    /// Checks some more. Says whether there are any left.
    pub fn step(&mut self, most: usize) -> bool {
        for (line, text) in self.past.judgments.iter().skip(self.done).take(most) {
            self.done += 1;
            match read_text(text, Format::Json).node {
                Some(node) => self.replay.take(*line, &node, self.old.as_ref(), &self.new),
                None => self.replay.unreadable.push((*line, "it is not JSON.".to_owned())),
            }
        }
        self.done < self.total()
    }

    /// A judgment whose fate is another now, for the preview.
    pub fn example(&self, turned: &Turned) -> Option<Example> {
        let task = self.task(turned)?.clone();
        let answers = self.past.judgment(turned.line)?.get("answers")?.clone();
        Some(Example { task, answers, fires: turned.because.clone() })
    }

    fn task(&self, turned: &Turned) -> Option<&Node> {
        self.past.tasks.get(*self.places.get(&turned.task)?)
    }

    /// What was asked for in the task of a judgment: the query's text.
    pub fn asked(&self, turned: &Turned) -> Option<&str> {
        match &self.task(turned)?.get("query")?.get("text")?.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    const SOUND: &str = include_str!("../wire/tests/sound.yaml");

    fn task(id: &str, market: &str) -> String {
        format!(
            r#"{{"id":"{id}","query":{{"text":"red {id}","market":"{market}","language":"en"}},"results":[{{"id":"r1","card":"product","data":{{"title":"red shoe"}},"labels":[]}}]}}"#
        )
    }

    fn judgment(number: usize, task: &str, answers: &str) -> String {
        let zero = "0".repeat(64);
        format!(
            r#"{{"gradeglass":1,"id":"0197f3a0-0000-7000-8000-{number:012x}","guideline":{{"id":"shop","version":"0.9.0","hash":"sha256:{zero}"}},"task":{{"id":"{task}","hash":"sha256:{zero}"}},"annotator":"ada","mode":"judge","outcome":"judged","answers":{{"task":{{}},"results":{{"r1":{answers}}}}},"findings":[],"viewing":{{}},"timing":{{"opened_at":"2026-01-31T09:00:00.000Z","submitted_at":"2026-01-31T09:00:05.000Z","active_ms":5000}},"supersedes":null,"client":{{"name":"gradeglass","version":"0.1.0","locale":"en"}}}}"#
        )
    }

    fn past() -> Past {
        let marked = r#"{"grade":"exact","evidence":[{"start":0,"end":3,"quote":"red"}]}"#;
        let bare = r#"{"grade":"exact"}"#;
        let lines = [
            judgment(1, "t0", marked),
            String::new(),
            judgment(2, "t1", bare),
            "{ broken".to_owned(),
            judgment(3, "gone", bare),
            judgment(4, "t1", bare).replace("\"judged\"", "\"skipped\""),
        ];
        let mut past = Past::default();
        assert!(past.add("judgments.jsonl", &lines.join("\n")));
        assert!(past.add("tasks.json", &format!("[{},{}]", task("t0", "US"), task("t1", "BR"))));
        assert!(!past.add("notes.txt", "some words"));
        past
    }

    fn replayed(old: Option<&str>, new: &str) -> Replaying {
        let guideline = |text: &str| read(text).guideline.unwrap();
        let mut replaying = Replaying::new(Arc::new(past()), old.map(guideline), guideline(new));
        while replaying.step(2) {}
        replaying
    }

    #[test]
    fn judgments_are_checked_again_and_each_that_turned_goes_into_the_preview() {
        let looser = SOUND.replace("size(answer.evidence) > 0", "size(answer.evidence) >= 0");
        let replaying = replayed(Some(SOUND), &looser);
        let replay = &replaying.replay;
        assert_eq!((replaying.done, replay.checked, replay.without_task), (5, 2, 1));
        assert_eq!((replay.without_verdict, replay.unreadable.len()), (1, 1));
        assert_eq!(replay.unreadable.first().map(|(line, _)| *line), Some(4));
        assert_eq!(replay.newly_refused, []);
        let [turned] = replay.newly_taken.as_slice() else { panic!("{replay:?}") };
        assert_eq!((turned.line, turned.group.0.as_str()), (3, "BR"));
        assert_eq!(turned.because, ["cites"]);
        assert_eq!(replaying.asked(turned), Some("red t1"));
        let example = replaying.example(turned).unwrap();
        assert!(canonical_json(&example.answers).contains("exact"));
        assert_eq!(
            example.task.get("id").map(|id| id.content.clone()),
            Some(Content::Text("t1".to_owned()))
        );
    }

    #[test]
    fn without_another_version_what_was_delivered_counts_as_taken() {
        let replaying = replayed(None, SOUND);
        let refused: Vec<usize> =
            replaying.replay.newly_refused.iter().map(|one| one.line).collect();
        assert_eq!((refused, replaying.replay.newly_taken.len()), (vec![3], 0));
    }

    #[test]
    fn later_files_take_the_place_of_what_they_bring() {
        let mut tasks = Past::default();
        assert!(tasks.add("tasks.jsonl", &format!("{}\n{}\n", task("a", "US"), task("b", "US"))));
        let both = past().renewed(tasks);
        assert_eq!((both.judgments(), both.tasks()), (5, 2));
        assert_ne!(both, past());
    }
}
