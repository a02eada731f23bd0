//! The guideline's own tests. Here they are only read; running them is the command's business.

use super::rules::BUILTIN;
use super::{GuidelineTest, Reader, shown};
use crate::document::shape::Shape;
use crate::document::{At, Content, Node, check, tables};
use crate::guideline::Guideline;
use crate::records::answers_of;

impl Reader {
    pub(super) fn own_tests(&mut self, at: At<'_>, guideline: &Guideline) -> Vec<GuidelineTest> {
        let Some(list) = at.given("tests") else { return Vec::new() };
        let items: Vec<At<'_>> = list.items().collect();
        let names: Vec<_> = items.iter().filter_map(|item| item.get("name")).collect();
        self.unique(names.iter().filter_map(|name| Some((*name, name.text()?))), "tests");
        items.iter().map(|item| self.own_test(*item, guideline)).collect()
    }

    fn own_test(&mut self, at: At<'_>, guideline: &Guideline) -> GuidelineTest {
        let part = |key: &str| {
            let empty = || Node::new(Content::Map(Vec::new()));
            at.node.get(key).cloned().unwrap_or_else(empty)
        };
        if let Some(answers) = at.get("answers") {
            check(answers, &Shape::Object(&tables::ANSWERS), &mut self.problems);
            // Where a field cannot be read, its answers cannot be either.
            if self.unread.is_empty() {
                answers_of(answers, Some(guideline), &mut self.problems);
            }
        }
        let expect = at.get("expect");
        let expected: Vec<At<'_>> = expect.iter().flat_map(|list| list.items()).collect();
        for rule in &expected {
            self.expected_rule(*rule);
        }
        GuidelineTest {
            name: at.text_of("name"),
            task: part("task"),
            answers: part("answers"),
            expect: expected.iter().filter_map(|rule| rule.text()).map(str::to_owned).collect(),
        }
    }

    fn expected_rule(&mut self, at: At<'_>) {
        let Some(id) = at.text() else { return };
        if !BUILTIN.contains(&id) && !self.rule_ids.iter().any(|rule| rule == id) {
            let message = format!("`{}` is not a rule of this guideline.", shown(id));
            let rules = self.rule_ids.clone();
            self.unknown(
                at,
                "unknown-rule",
                message,
                id,
                rules.iter().map(String::as_str).chain(BUILTIN),
            );
        }
    }
}
