//! Takes in a guideline's or a host's changes to the cover policy.
//!
//! ```yaml
//! protection:
//!   unclassified: open            # in so many words, or a level that covers more
//!   unknown: { text: seal }
//!   categories:
//!     hate speech: seal           # a category by id or any other name; a level for all surfaces,
//!     reasonViolenceAnimal: { text: seal, confirm: true, max_open: 5 }      # or column by column
//! ```
//!
//! Rows are raised freely and lowered only where they allow it: a refused change leaves the row as
//! it was. What cannot be understood puts the whole policy in safe mode, since nobody can tell
//! what it was meant to cover.

use super::category::{self, Category};
use super::policy::{Fetch, MaxOpen, Policy, Row, Sound};
use super::{Level, Levels, table};
use crate::document::{Content, Entry, Node};
use crate::problem::Problem;

/// The names of levels, for messages.
const LEVELS: &str = "a level is `open`, `soften`, `veil`, `seal` or `vault`";

impl Policy {
    /// The default policy with the changes of a `protection` document.
    pub fn read(node: &Node) -> (Self, Vec<Problem>) {
        Self::default().changed(node)
    }

    /// This policy with the changes of a further `protection` document, as a host's after a
    /// guideline's.
    pub fn changed(&self, node: &Node) -> (Self, Vec<Problem>) {
        let mut reader = Reader { policy: self.clone(), problems: Vec::new() };
        reader.document(node);
        (reader.policy, reader.problems)
    }
}

/// A policy that is being changed, and what was wrong so far.
struct Reader {
    policy: Policy,
    problems: Vec<Problem>,
}

impl Reader {
    fn document(&mut self, node: &Node) {
        for entry in self.entries(node, "protection") {
            let path = format!("protection.{}", entry.key);
            match entry.key.as_str() {
                "unclassified" => self.unclassified(&entry.value, &path),
                "unknown" => {
                    let row = self.row(self.policy.unknown, &entry.value, &path);
                    self.policy.unknown = row;
                }
                "categories" => self.categories(&entry.value),
                _ => self.unknown_key(
                    entry,
                    "protection",
                    "`unclassified`, `unknown` or `categories`",
                ),
            }
        }
    }

    /// Opening what nobody has classified takes the one word `open`.
    fn unclassified(&mut self, node: &Node, path: &str) {
        if matches!(&node.content, Content::Text(word) if Level::from_name(word) == Some(Level::Open))
        {
            self.policy.unclassified = Row { host_lower: false, ..table::SAFE };
        } else {
            let row = self.row(self.policy.unclassified, node, path);
            self.policy.unclassified = row;
        }
    }

    fn categories(&mut self, node: &Node) {
        let mut named: Vec<Category> = Vec::new();
        for entry in self.entries(node, "protection.categories") {
            let path = format!("protection.categories.{}", entry.key);
            let Some(category) = Category::find(&entry.key) else {
                self.unknown_category(entry, &path);
                continue;
            };
            if named.contains(&category) {
                let message = format!("`{}` names a category that stands here already", entry.key);
                self.safe(Problem::error("duplicate-category", message).at(path, entry.key_span));
                continue;
            }
            named.push(category);
            let row = self.row(self.policy.row_of(category), &entry.value, &path);
            self.policy.rows.insert(category.id(), row);
        }
    }

    /// The row with what `node` says of it: one level for all surfaces, or column by column.
    fn row(&mut self, row: Row, node: &Node, path: &str) -> Row {
        if matches!(node.content, Content::Text(_)) {
            let Some(level) = self.level(node, path) else { return row };
            return self.allowed(row, Row { levels: Levels::all(level), ..row }, node, path);
        }
        let mut current = row;
        for entry in self.entries(node, path) {
            let path = format!("{path}.{}", entry.key);
            if let Some(changed) = self.column(current, entry, &path) {
                current = self.allowed(current, changed, &entry.value, &path);
            }
        }
        current
    }

    /// The row with one column changed; none if the column or its value makes no sense.
    fn column(&mut self, row: Row, entry: &Entry, path: &str) -> Option<Row> {
        let mut row = row;
        let node = &entry.value;
        match entry.key.as_str() {
            "image" => row.levels.image = self.level(node, path)?,
            "video" => row.levels.video = self.level(node, path)?,
            "text" => row.levels.text = self.level(node, path)?,
            "sound" => row.sound = self.word(node, path, &SOUNDS)?,
            "fetch" => row.fetch = self.word(node, path, &FETCHES)?,
            "grayscale" => row.grayscale = self.yes_or_no(node, path)?,
            "confirm" => row.confirm = self.yes_or_no(node, path)?,
            "max_open" => row.max_open = self.seconds(node, path)?,
            "threshold" => row.threshold = self.share(node, path)?,
            _ => {
                let columns = "`image`, `video`, `text`, `sound`, `grayscale`, `confirm`, \
                               `max_open`, `fetch` or `threshold`";
                self.unknown_key(entry, path.rsplit_once('.').map_or("", |(row, _)| row), columns);
                return None;
            }
        }
        Some(row)
    }

    /// The changed row, where the row may be changed so; otherwise the row as it was.
    fn allowed(&mut self, row: Row, changed: Row, node: &Node, path: &str) -> Row {
        if row.host_lower || changed.stricter(row) == changed {
            return changed;
        }
        let message =
            format!("`{path}` would cover less than the policy demands, and stays as it is");
        let mend = if path.starts_with("protection.unclassified") {
            "to show what nobody has classified, write `unclassified: open`"
        } else {
            "this category can be covered more, never less"
        };
        self.problems
            .push(Problem::error("cover-lowered", message).at(path, node.span).suggest(mend));
        row
    }

    fn level(&mut self, node: &Node, path: &str) -> Option<Level> {
        let word = self.text(node, path, LEVELS)?;
        let level = Level::from_name(word);
        if level.is_none() {
            let message = format!("`{word}` is not a cover level");
            self.safe(Problem::error("unknown-level", message).at(path, node.span).suggest(LEVELS));
        }
        level
    }

    fn word<T: Copy>(&mut self, node: &Node, path: &str, words: &[(&str, T)]) -> Option<T> {
        let names: Vec<String> = words.iter().map(|(name, _)| format!("`{name}`")).collect();
        let one_of = format!("it is one of {}", names.join(", "));
        let word = self.text(node, path, &one_of)?;
        let found = words.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            let message = format!("`{word}` is not known here");
            self.safe(Problem::error("unknown-word", message).at(path, node.span).suggest(one_of));
        }
        found
    }

    fn text<'a>(&mut self, node: &'a Node, path: &str, expected: &str) -> Option<&'a str> {
        if let Content::Text(word) = &node.content {
            return Some(word);
        }
        self.wrong_type(node, path, expected);
        None
    }

    fn yes_or_no(&mut self, node: &Node, path: &str) -> Option<bool> {
        if let Content::Bool(value) = node.content {
            return Some(value);
        }
        self.wrong_type(node, path, "it is `true` or `false`");
        None
    }

    fn seconds(&mut self, node: &Node, path: &str) -> Option<MaxOpen> {
        let seconds = match node.content {
            Content::Int(seconds) => u16::try_from(seconds).ok(),
            _ => None,
        };
        let Some(s) = seconds.filter(|seconds| *seconds > 0) else {
            self.wrong_type(node, path, "it is a whole number of seconds, from 1 to 65535");
            return None;
        };
        Some(MaxOpen { image_s: s, video_s: s, text_s: s })
    }

    fn share(&mut self, node: &Node, path: &str) -> Option<f64> {
        let share = match node.content {
            Content::Int(0) => Some(0.0),
            Content::Int(1) => Some(1.0),
            Content::Double(share) => Some(share).filter(|share| (0.0..=1.0).contains(share)),
            _ => None,
        };
        if share.is_none() {
            self.wrong_type(node, path, "it is a number from 0 to 1");
        }
        share
    }

    /// The entries of a map, each key once.
    fn entries<'a>(&mut self, node: &'a Node, path: &str) -> Vec<&'a Entry> {
        let Content::Map(entries) = &node.content else {
            self.wrong_type(node, path, "it is a map");
            return Vec::new();
        };
        let mut once: Vec<&Entry> = Vec::new();
        for entry in entries {
            if once.iter().any(|other| other.key == entry.key) {
                let message = format!("`{}` stands twice in `{path}`", entry.key);
                self.safe(Problem::error("duplicate-key", message).at(path, entry.key_span));
            } else {
                once.push(entry);
            }
        }
        once
    }

    fn unknown_key(&mut self, entry: &Entry, path: &str, expected: &str) {
        let message = format!("`{}` is not a key of `{path}`", entry.key);
        let mend = format!("expected {expected}");
        let path = format!("{path}.{}", entry.key);
        self.safe(Problem::error("unknown-key", message).at(path, entry.key_span).suggest(mend));
    }

    fn unknown_category(&mut self, entry: &Entry, path: &str) {
        let (message, mend) = if category::is_safe(&entry.key) {
            ("`safe` is not a category to cover", "to cover everything more, use comfort settings")
        } else {
            ("no such category", "use an id such as `tools.ozone.report.defs#reasonViolenceAnimal`")
        };
        let message = format!("`{}`: {message}", entry.key);
        self.safe(
            Problem::error("unknown-category", message).at(path, entry.key_span).suggest(mend),
        );
    }

    fn wrong_type(&mut self, node: &Node, path: &str, expected: &str) {
        let message = format!("`{path}` cannot be understood");
        self.safe(Problem::error("wrong-type", message).at(path, node.span).suggest(expected));
    }

    /// Notes a problem that leaves open what was meant.
    fn safe(&mut self, problem: Problem) {
        self.policy.safe_mode = true;
        self.problems.push(problem);
    }
}

const SOUNDS: [(&str, Sound); 3] =
    [("pressed", Sound::Pressed), ("off", Sound::Off), ("never", Sound::Never)];

const FETCHES: [(&str, Fetch); 4] =
    [("yes", Fetch::Yes), ("preview", Fetch::Preview), ("no", Fetch::No), ("never", Fetch::Never)];
