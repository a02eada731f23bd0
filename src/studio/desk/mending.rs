//! Mends with one press, and tests made of what is in the preview.

use super::{Desk, Effect, shortened};
use crate::edit::{append_items, set_key};
use crate::said::{Example, Mending, Said};
use crate::source::Source;
use crate::yaml::to_yaml;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::test_task;

impl Desk {
    pub(super) fn mend(&self, said: &Said) -> Vec<Effect> {
        let source = Source::new(&self.text);
        let Some(root) = self.reading.root.as_deref() else { return Vec::new() };
        if said.mend == Some(Mending::AddTest) {
            let example: Vec<&Example> = said.example.as_deref().into_iter().collect();
            return self.add_tests(&example);
        }
        let edit = said.mend.as_ref().and_then(|mend| mend.change(&source, root));
        match edit {
            Some(edit) => vec![Effect::Edit(vec![edit])],
            None => vec![Effect::Refuse("cannot-change")],
        }
    }

    pub(super) fn set_key(&self, path: &str, key: &str, text: &str) -> Vec<Effect> {
        let source = Source::new(&self.text);
        let root = self.reading.root.as_deref();
        match root.and_then(|root| set_key(&source, root, path, key, text)) {
            Some(edit) => vec![Effect::Edit(vec![edit])],
            None => vec![Effect::Refuse("cannot-change")],
        }
    }

    /// What is in the preview becomes a test that expects the rules that fire now.
    pub(super) fn add_case(&self) -> Vec<Effect> {
        let (Some(task), Some(answers)) = (self.task_of_case(), self.read_answers()) else {
            return Vec::new();
        };
        let fires = self.fires();
        self.add_tests(&[&Example { task, answers: shortened(&answers), fires }])
    }

    /// The tests that the proofs made for rules that have none.
    pub(super) fn add_missing(&self) -> Vec<Effect> {
        let missing = self.proved.iter().filter(|said| said.mend == Some(Mending::AddTest));
        let examples: Vec<&Example> = missing.filter_map(|said| said.example.as_deref()).collect();
        self.add_tests(&examples)
    }

    /// The rules that fire at submission, each once.
    fn fires(&self) -> Vec<String> {
        let stored = self.seen.as_ref().and_then(|seen| seen.judgment.get("findings"));
        let Some(Content::List(findings)) = stored.map(|findings| &findings.content) else {
            return Vec::new();
        };
        let mut fires: Vec<String> = Vec::new();
        for finding in findings {
            if let Some(Content::Text(rule)) = finding.get("rule").map(|rule| &rule.content)
                && !fires.contains(rule)
            {
                fires.push(rule.clone());
            }
        }
        fires
    }

    /// The open task as it stands in the sample.
    fn task_of_case(&self) -> Option<Node> {
        let (_, task) = self.open_task()?;
        let node = self.task_node()?;
        let list = match (&node.content, node.get("tasks").map(|tasks| &tasks.content)) {
            (Content::List(items), _) | (_, Some(Content::List(items))) => items.as_slice(),
            _ => return Some(node.clone()),
        };
        let is_open = |item: &&Node| {
            item.get("id").is_some_and(|id| id.content == Content::Text(task.id.clone()))
        };
        list.iter().find(is_open).cloned()
    }

    /// Tests come after the last, as one change.
    fn add_tests(&self, examples: &[&Example]) -> Vec<Effect> {
        let source = Source::new(&self.text);
        let Some(root) = self.reading.root.as_deref() else {
            return vec![Effect::Refuse("cannot-change")];
        };
        let mut names: Vec<String> = self.tests.iter().map(|test| test.name.clone()).collect();
        let mut tests: Vec<String> = Vec::new();
        for example in examples {
            let name = name_of(example, &names);
            tests.push(to_yaml(&test(&name, example)));
            names.push(name);
        }
        let Some(edit) = append_items(&source, root, "tests", &tests) else {
            return vec![Effect::Refuse("cannot-change")];
        };
        vec![Effect::Edit(vec![edit])]
    }

    /// The case of a test, for the preview.
    pub fn case(&self, index: usize) -> Option<Example> {
        let (guideline, _) = self.good.as_ref()?;
        let test = guideline.tests.get(index)?;
        let (task, answers) = (test_task(guideline, test), test.answers.clone());
        Some(Example { task, answers, fires: test.expect.clone() })
    }
}

fn test(name: &str, example: &Example) -> Node {
    Node::map([
        ("name", Node::text(name)),
        ("task", told(&example.task)),
        ("answers", example.answers.clone()),
        ("expect", Node::list(example.fires.iter().map(Node::text))),
    ])
}

/// A name that no test has yet: what fires, or that it is taken.
fn name_of(example: &Example, names: &[String]) -> String {
    let name = match example.fires.as_slice() {
        [] => "it is taken".to_owned(),
        fires => format!("{} fires", fires.join(", ")),
    };
    let is_taken = |name: &str| names.iter().any(|taken| taken == name);
    let numbered = (2..).map(|number: u32| format!("{name}, case {number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(name)
}

/// A task as a test tells it: without what is filled in anyway.
fn told(task: &Node) -> Node {
    let is_told = |key: &str, value: &Node| match key {
        "gradeglass" | "id" | "gold" => false,
        "data" | "query" => value.content != Content::Map(Vec::new()),
        _ => true,
    };
    match &task.content {
        Content::Map(entries) => {
            let told = entries.iter().filter(|entry| is_told(&entry.key, &entry.value));
            Node::new(Content::Map(told.cloned().collect()))
        }
        _ => task.clone(),
    }
}
