//! Keys of options: one character each, no two options on one, none that the interface uses.

use super::Reader;
use crate::document::{At, shown};
use std::collections::BTreeMap;

/// The single keys that mean something to the interface; digits and other letters are free.
const TAKEN: [(&str, &str); 8] = [
    ("s", "skips"),
    ("c", "says that a task cannot be judged"),
    ("e", "escalates"),
    ("u", "undoes"),
    ("g", "opens the guideline"),
    ("j", "goes to the next result"),
    ("k", "goes to the previous result"),
    ("?", "lists the keys"),
];

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
        let lower = key.to_lowercase();
        if let Some((_, use_)) = TAKEN.iter().find(|(taken, _)| *taken == lower) {
            let message = format!("The key `{key}` {use_}, so it cannot choose an option.");
            let cure = "use a digit, or a letter other than s, c, e, u, g, j, k";
            self.problems.push(at.error("key-taken", message).suggest(cure));
        }
    }
}
