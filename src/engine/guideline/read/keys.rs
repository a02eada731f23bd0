//! Keys of options: one character each, no two options on one, none that the interface uses.

use super::Reader;
use crate::document::{At, shown};
use crate::judging::{Command, reserved_key};
use std::collections::BTreeMap;

/// What the interface does with a key of its own; digits and other letters are free.
fn use_of(key: &str) -> Option<&'static str> {
    Some(match reserved_key(key)? {
        Command::Skip => "skips",
        Command::CannotJudge => "says that a task cannot be judged",
        Command::Escalate => "escalates",
        Command::Undo | Command::Redo => "undoes",
        Command::ToggleGuideline => "opens the guideline",
        Command::NextResult => "goes to the next result",
        Command::PreviousResult => "goes to the previous result",
        Command::Help => "lists the keys",
        Command::Find => "finds in the results",
        Command::FirstFinding => "goes to what has to be mended",
        Command::Confirm | Command::Submit => "confirms",
        Command::ToggleReveal | Command::CoverAll | Command::Cancel => "reveals and covers",
    })
}

impl Reader {
    /// Holds the keys of one field's options against each other and against the interface's.
    pub(super) fn keys(&mut self, options: &[At<'_>]) {
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        for option in options {
            let Some(at) = option.given("key") else { continue };
            let Some(key) = at.text() else { continue };
            let id = option.node.get("id").map_or("", |id| match &id.content {
                crate::document::Content::Text(id) => id,
                _ => "",
            });
            self.key(at, key);
            if let Some(other) = taken.insert(key.to_lowercase(), id) {
                let message = format!(
                    "The key `{}` chooses `{}` already, so it cannot choose `{}`.",
                    shown(key),
                    shown(other),
                    shown(id)
                );
                self.problems
                    .push(at.error("key-clash", message).suggest("give one of them another key"));
            }
        }
    }

    fn key(&mut self, at: At<'_>, key: &str) {
        let mut characters = key.chars();
        let is_one = characters.next().is_some_and(|c| !c.is_control() && !c.is_whitespace())
            && characters.next().is_none();
        if !is_one {
            let message = format!("`{}` is not a key: a key is one character.", shown(key));
            self.problems.push(at.error("malformed", message).suggest("use a digit or a letter"));
            return;
        }
        if let Some(use_) = use_of(key) {
            let message = format!("The key `{key}` {use_}, so it cannot choose an option.");
            let cure = "use a digit, or a letter other than s, c, e, u, g, j, k";
            self.problems.push(at.error("key-taken", message).suggest(cure));
        }
    }
}
