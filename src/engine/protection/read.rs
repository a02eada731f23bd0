//! Takes in a guideline's or a host's changes to the cover policy.
//!
//! ```yaml
//! protection:
//!   unclassified: open            # in so many words, or a level that covers more
//!   unknown: { text: seal }
//!   categories:
//!     hate speech: seal           # a category by id or any other name; a level for all surfaces,
//!     reasonViolenceAnimal: { text: seal, confirm: true, max_open: 5 }      # or column by column
//!   prompt: { en: Look only at what you need. }     # a line on covers; none without this
//!   pauses: { reveals: 10, most_a_day: 240 }
//! ```
//!
//! Rows are raised freely and lowered only where they allow it: a refused change leaves the row as
//! it was. What cannot be understood puts the whole policy in safe mode, since nobody can tell
//! what it was meant to cover.

use super::category::Category;
use super::policy::{Fetch, MaxOpen, Policy, Row, Sound};
use super::{Level, Levels, Limits, table};
use crate::decimal::plain;
use crate::document::shape::Shape;
use crate::document::{At, Entry, Node, check, tables};
use crate::guideline::Localized;
use crate::problem::Problem;

impl Policy {
    /// The default policy with the changes of a `protection` document that stands alone.
    pub fn read(node: &Node) -> (Self, Vec<Problem>) {
        Self::default().changed(node)
    }

    /// This policy with the changes of a further document, as a host's after a guideline's.
    pub fn changed(&self, node: &Node) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        check(At::root(node), &Shape::Object(&tables::PROTECTION), &mut problems);
        let mut changed = self.changed_by(At::root(node), &mut problems);
        changed.safe_mode |= problems.iter().any(|problem| problem.code != LOWERED);
        (changed, problems)
    }

    /// This policy with the changes of a part of a document that has been checked against its
    /// shape already, as a guideline's `protection`. Adds what its shape cannot tell.
    pub fn changed_by(&self, at: At<'_>, problems: &mut Vec<Problem>) -> Self {
        let mut reader = Reader { policy: self.clone(), problems };
        if let Some(at) = at.get("unclassified") {
            reader.unclassified(at);
        }
        if let Some(at) = at.get("unknown") {
            reader.policy.unknown = reader.row(reader.policy.unknown, at);
        }
        if let Some(at) = at.get("categories") {
            reader.categories(at);
        }
        if let Some(at) = at.get("pauses") {
            pauses(&mut reader.policy.limits, at);
        }
        if let Some(at) = at.get("prompt") {
            let words =
                |(entry, at): (&Entry, At<'_>)| Some((entry.key.clone(), at.text()?.to_owned()));
            reader.policy.prompt = Localized(at.entries().filter_map(words).collect());
        }
        reader.policy
    }
}

/// The problem of a change that would cover less than it may.
const LOWERED: &str = "cover-lowered";

const THRESHOLD: &str = "threshold";

/// A policy that is being changed, and what was wrong so far.
struct Reader<'a> {
    policy: Policy,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    /// Opening what nobody has classified takes the one word `open`.
    fn unclassified(&mut self, at: At<'_>) {
        let opens = level(at) == Some(Level::Open);
        let row = if opens { table::SAFE } else { self.row(self.policy.unclassified, at) };
        self.policy.unclassified = row;
    }

    fn categories(&mut self, at: At<'_>) {
        let mut named: Vec<Category> = Vec::new();
        for (entry, value) in at.entries() {
            match Category::find(&entry.key) {
                None => self.misnamed(entry, value, "names no category"),
                Some(category) if named.contains(&category) => {
                    self.misnamed(entry, value, "names a category that stands here already");
                }
                Some(category) => {
                    named.push(category);
                    let row = self.row(self.policy.row_of(category), value);
                    self.policy.rows.insert(category.id(), row);
                }
            }
        }
    }

    /// The row with what `at` says of it: one level for all surfaces, or column by column.
    fn row(&mut self, row: Row, at: At<'_>) -> Row {
        if let Some(level) = level(at) {
            return self.allowed(row, Row { levels: Levels::all(level), ..row }, at);
        }
        at.entries().fold(row, |row, (entry, value)| match column(row, &entry.key, value) {
            Some(changed) => self.allowed(row, changed, value),
            None => {
                self.not_a_share(&entry.key, value);
                row
            }
        })
    }

    /// Shapes know no bounds of numbers with a fraction.
    fn not_a_share(&mut self, column: &str, at: At<'_>) {
        if let (THRESHOLD, Some(number)) = (column, at.number()) {
            let message = format!("`{}` is not between 0 and 1.", plain(number));
            self.problems.push(at.error("out-of-range", message));
            self.policy.safe_mode = true;
        }
    }

    /// The changed row, where the row may be changed so; otherwise the row as it was.
    fn allowed(&mut self, row: Row, changed: Row, at: At<'_>) -> Row {
        if row.host_lower || changed.stricter(row) == changed {
            return changed;
        }
        let message = "This would cover less than the policy demands: the row stays as it is.";
        let path = at.path.to_string();
        let mend = if path.ends_with("unclassified") || path.contains("unclassified.") {
            "to show what nobody has classified, write `unclassified: open`"
        } else {
            "this row can be made stricter, never less strict"
        };
        self.problems.push(at.error(LOWERED, message).suggest(mend));
        row
    }

    /// Notes a key that leaves open which category was meant.
    fn misnamed(&mut self, entry: &Entry, at: At<'_>, why: &str) {
        let message = format!("`{}` {why}.", entry.key);
        let mut problem = at.error("category", message);
        problem.span = entry.key_span.or(problem.span);
        let mend = "use an id such as `tools.ozone.report.defs#reasonViolenceAnimal`, each once";
        self.problems.push(problem.suggest(mend));
        self.policy.safe_mode = true;
    }
}

/// The row with one column changed; none if the value makes no sense, which the shape has said.
fn column(mut row: Row, name: &str, at: At<'_>) -> Option<Row> {
    match name {
        "image" => row.levels.image = level(at)?,
        "video" => row.levels.video = level(at)?,
        "text" => row.levels.text = level(at)?,
        "sound" => row.sound = word(at, &SOUNDS)?,
        "fetch" => row.fetch = word(at, &FETCHES)?,
        "grayscale" => row.grayscale = at.bool()?,
        "confirm" => row.confirm = at.bool()?,
        "hold" => row.hold = at.bool()?,
        "max_open" => row.max_open = max_open(row.max_open, at)?,
        THRESHOLD => row.threshold = at.number().filter(|share| (0.0..=1.0).contains(share))?,
        _ => return None,
    }
    Some(row)
}

/// When pauses are suggested, and limits: a host's own business, both ways.
fn pauses(limits: &mut Limits, at: At<'_>) {
    for (entry, value) in at.entries() {
        let column = match entry.key.as_str() {
            "work" => &mut limits.work_min,
            "reveals" => &mut limits.reveals,
            "exposed" => &mut limits.exposed_s,
            "pause" => &mut limits.pause_min,
            "most_at_once" => &mut limits.most_at_once_min,
            "most_a_day" => &mut limits.most_a_day_min,
            "benign_one_in" => &mut limits.benign_one_in,
            _ => continue,
        };
        *column = value.int().and_then(|it| u16::try_from(it).ok()).unwrap_or(*column);
    }
}

/// One time for all parts, or part by part.
fn max_open(before: MaxOpen, at: At<'_>) -> Option<MaxOpen> {
    let seconds = |at: At<'_>| u16::try_from(at.int()?).ok();
    if at.int().is_some() {
        return seconds(at).map(MaxOpen::all);
    }
    let part = |name, before| at.get(name).map_or(Some(before), seconds);
    Some(MaxOpen {
        image_s: part("image", before.image_s)?,
        video_s: part("video", before.video_s)?,
        text_s: part("text", before.text_s)?,
    })
}

fn level(at: At<'_>) -> Option<Level> {
    at.text().and_then(Level::from_name)
}

fn word<T: Copy>(at: At<'_>, words: &[(&str, T)]) -> Option<T> {
    let text = at.text()?;
    words.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
}

const SOUNDS: [(&str, Sound); 3] =
    [("pressed", Sound::Pressed), ("off", Sound::Off), ("never", Sound::Never)];

const FETCHES: [(&str, Fetch); 4] =
    [("yes", Fetch::Yes), ("preview", Fetch::Preview), ("no", Fetch::No), ("never", Fetch::Never)];
