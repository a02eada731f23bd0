//! Keys of options: one character each, no two options on one, none that the interface uses.

use super::Reader;
use crate::document::{At, shown};
use crate::judging::{Command, Keymap};
use crate::letters::lowered;
use crate::sorted::SortedMap;

impl Reader {
    /// Holds the keys of one field's options against each other and against the interface's.
    pub(super) fn keys(&mut self, options: &[At<'_>]) {
        let mut taken: SortedMap<String, String> = SortedMap::new();
        for option in options {
            let Some(at) = option.given("key") else { continue };
            let Some(key) = at.text() else { continue };
            let id = option.text_of("id");
            self.key(at, key);
            if let Some(other) = taken.get(&lowered(key)) {
                let message = format!(
                    "The key `{}` chooses `{}` already, so it cannot choose `{}`.",
                    shown(key),
                    shown(other),
                    shown(&id)
                );
                let problem = at.error("key-clash", message);
                self.problems.push(problem.suggest("give one of them another key"));
            }
            taken.get_or_insert_with(lowered(key), || id);
        }
    }

    fn key(&mut self, at: At<'_>, key: &str) {
        let mut characters = key.chars();
        let is_one = characters.next().is_some_and(|c| !c.is_control() && !c.is_whitespace())
            && characters.next().is_none();
        if !is_one {
            let message = format!("`{}` is not a key: a key is one character.", shown(key));
            let problem = at.error("malformed", message);
            self.problems.push(problem.suggest("use a digit or a letter"));
            return;
        }
        if let Some(use_) = interface_use(key) {
            let message =
                format!("The key `{}` {use_}, so it cannot choose an option.", shown(key));
            let problem = at.error("key-taken", message);
            self.problems.push(problem.suggest("use a digit, or another letter"));
        }
    }
}

/// What the interface does at a key, with Shift or without.
fn interface_use(key: &str) -> Option<&'static str> {
    let lower = lowered(key);
    let keymap = Keymap::default();
    let mut plain = keymap.bindings.iter().filter(|(chord, _)| !chord.primary && !chord.alt);
    plain.find(|(chord, _)| chord.key == lower).map(|(_, command)| match command {
        Command::NextResult => "goes to the next result",
        Command::PreviousResult => "goes to the previous result",
        Command::Skip => "skips",
        Command::CannotJudge => "says that a task cannot be judged",
        Command::Escalate => "escalates",
        Command::Undo | Command::Redo => "undoes and redoes",
        Command::ToggleGuideline => "opens the guideline",
        Command::Help => "lists the keys",
        Command::Find => "opens the search",
        Command::FirstFinding => "goes to the first finding",
        _ => "means something to the interface already",
    })
}
