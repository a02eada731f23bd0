//! Reads a guideline from a document: everything that can be wrong with one is found here, at once.
//!
//! The shape is checked first, as a whole. The readers after it take what is there and put
//! something harmless in place of what is not, so that one fault does not hide or cause others;
//! whatever they make is given out only when nothing is an error.

mod environment;
mod expressions;
mod fields;
mod inputs;
mod keys;
mod kinds;
mod options;
mod own_tests;
mod rules;
mod sections;
mod shown;
mod texts;

pub use environment::environment;

use super::{Field, Guideline, GuidelineTest, Localized, Rule, Scope};
use crate::document::shape::Shape;
use crate::document::{At, Content, Node, check, closest, shown, tables};
use crate::problem::{Problem, in_order_of_the_source};
use crate::protection::Policy;
use sections::Sections;

/// Reads a guideline and finds all its problems, in the order of the source. `hash` is its content
/// hash, given by the wire layer. There is a guideline exactly when no problem is an error.
pub fn read_guideline(node: &Node, hash: String) -> (Option<Guideline>, Vec<Problem>) {
    let at = At::root(node);
    let mut reader = Reader::default();
    check(at, &Shape::Object(&tables::GUIDELINE), &mut reader.problems);
    let is_later = reader.problems.iter().any(|problem| problem.code == "later-format");
    if is_later || !matches!(node.content, Content::Map(_)) {
        return (None, reader.problems);
    }
    let guideline = reader.guideline(at, hash);
    let is_usable = !reader.problems.iter().any(Problem::is_error);
    in_order_of_the_source(&mut reader.problems);
    (guideline.filter(|_| is_usable), reader.problems)
}

/// What the readers of the parts share.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    languages: Vec<String>,
    sections: Sections,
    /// Fields that have a name but cannot be read: nothing is said of expressions that use them.
    unread: Vec<(Scope, String)>,
    /// The ids of all rules, those that cannot be read too.
    rule_ids: Vec<String>,
}

impl Reader {
    fn guideline(&mut self, at: At<'_>, hash: String) -> Option<Guideline> {
        self.languages(at);
        self.judge(at);
        let mut guideline = Guideline {
            id: at.text_of("id"),
            version: at.text_of("version"),
            hash,
            title: self.text(at, "title").unwrap_or_default(),
            languages: self.languages.clone(),
            inputs: self.inputs(at),
            fields: Vec::new(),
            rules: Vec::new(),
            tests: Vec::new(),
            sop: self.sop(at),
            policy: self.policy(at),
        };
        guideline.fields = self.fields(at, &guideline.inputs);
        self.shown(at, &guideline);
        guideline.rules = self.rules(at, &guideline);
        guideline.tests = self.own_tests(at, &guideline);
        Some(guideline)
    }

    fn languages(&mut self, at: At<'_>) {
        let Some(list) = at.get("languages") else { return };
        for item in list.items() {
            let Some(tag) = item.text() else { continue };
            if self.languages.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
                let message = format!("`{tag}` stands here twice.");
                self.problems
                    .push(item.error("duplicate-id", message).suggest("keep one of the two"));
            } else if (tables::LANGUAGE.holds)(tag) {
                self.languages.push(tag.to_owned());
            }
        }
        if matches!(&list.node.content, Content::List(items) if items.is_empty()) {
            let problem = list.error("empty", "A guideline needs at least one language.");
            self.problems.push(problem.suggest("write `languages: [en]`"));
        }
    }

    /// Judging results is what there is; the other ways have their names already.
    fn judge(&mut self, at: At<'_>) {
        const KNOWN: [&str; 1] = ["results"];
        let Some(judge) = at.given("judge") else { return };
        match judge.text() {
            Some(name) if tables::RESERVED_JUDGE.contains(&name) => {
                self.problems.push(crate::document::reserved(judge, "judge", name, &KNOWN));
            }
            Some(name) if !KNOWN.contains(&name) => {
                let message = format!("`{}` is not something that can be judged.", shown(name));
                self.problems.push(judge.error("unknown-word", message).suggest("write `results`"));
            }
            _ => {}
        }
    }

    fn sop(&mut self, at: At<'_>) -> Option<Localized> {
        let sop = self.text(at, "sop")?;
        self.sections = Sections::of(&sop);
        Some(sop)
    }

    fn policy(&mut self, at: At<'_>) -> Policy {
        match at.given("protection") {
            Some(changes) => Policy::default().changed_by(changes, &mut self.problems),
            None => Policy::default(),
        }
    }

    /// Says of each id that stands in a list twice that it does.
    fn unique<'a>(&mut self, ids: impl Iterator<Item = (At<'a>, &'a str)>, what: &str) {
        let mut seen = crate::sorted::SortedSet::new();
        for (at, id) in ids {
            if !seen.insert(id) {
                let message = format!("`{}` names two {what}.", shown(id));
                self.problems
                    .push(at.error("duplicate-id", message).suggest("give each its own id"));
            }
        }
    }

    /// Says that a name is not among those that are known.
    fn unknown<'a>(
        &mut self,
        at: At<'_>,
        code: &'static str,
        message: String,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let problem = at.error(code, message);
        self.problems.push(match closest(name, known) {
            Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
            None => problem,
        });
    }
}

fn bool_of(at: At<'_>, key: &str) -> bool {
    at.get(key).and_then(|value| value.bool()).unwrap_or(false)
}

fn count_of(at: At<'_>, key: &str) -> Option<u32> {
    at.get(key).and_then(|value| value.int()).and_then(|value| u32::try_from(value).ok())
}
