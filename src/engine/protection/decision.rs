//! Labels, media and policy to levels: a pure function, the same in the widget and the collector.
//!
//! Each label contributes a row of the policy; the decision is the strictest of them, surface by
//! surface. So a label more never covers less, and the order of labels does not count.

use super::category::{self, Category};
use super::policy::{Fetch, MaxOpen, Policy, Row, Sound};
use super::{Label, LabelSeverity, Level, Levels, Surface};
use crate::document::{Content, Node};
use crate::task::{Media, MediaKind, ResultItem, Task};

/// What an annotator chose for comfort: it can cover more than the policy, never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comfort {
    /// Every surface is covered at least so much; a vault counts as a seal.
    pub at_least: Levels,
    /// Pictures are revealed in grayscale first, whatever the policy says.
    pub grayscale: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self { at_least: Levels::all(Level::Open), grayscale: false }
    }
}

/// What is decided of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The level of each surface. If one is a vault, all are.
    pub levels: Levels,
    /// Why, strictest first, then by name: slugs as [`cover_slugs`](super::cover_slugs) lists them.
    pub causes: Vec<String>,
    /// What may become audible.
    pub sound: Sound,
    /// Whether a reveal shows pictures in grayscale first.
    pub grayscale: bool,
    /// Whether the last step of a reveal is asked for once more.
    pub confirm: bool,
    /// Whether a pointer that is held down reveals.
    pub hold: bool,
    /// Whether a reveal may be kept open without an end, when the annotator asks for that.
    pub keep_open: bool,
    /// For how long a reveal lasts at most.
    pub max_open: MaxOpen,
    /// What may be fetched before a reveal.
    pub fetch: Fetch,
}

impl Decision {
    /// The strictest level, which favicons, avatars and site names follow.
    pub fn top(&self) -> Level {
        self.levels.top()
    }

    /// Whether a preview may be made of the content itself, before a reveal.
    pub fn may_shrink(&self) -> bool {
        self.fetch == Fetch::Yes
    }

    /// Whether nobody can open this result here.
    pub fn is_vault(&self) -> bool {
        self.top() == Level::Vault
    }

    /// The slug of the description that the cover shows: that of the strictest cause.
    pub fn slug(&self) -> &str {
        self.causes.first().map_or("unclassified", String::as_str)
    }

    /// The stricter of two decisions on one result, as when a label arrives late.
    #[must_use]
    pub fn stricter(&self, other: &Self) -> Self {
        let (first, second) = if other.top() > self.top() { (other, self) } else { (self, other) };
        let mut causes = first.causes.clone();
        causes.extend(second.causes.iter().filter(|cause| !first.causes.contains(cause)).cloned());
        Self {
            levels: self.levels.max(other.levels),
            causes,
            sound: self.sound.max(other.sound),
            grayscale: self.grayscale || other.grayscale,
            confirm: self.confirm || other.confirm,
            hold: self.hold && other.hold,
            keep_open: self.keep_open && other.keep_open,
            max_open: self.max_open.shorter(other.max_open),
            fetch: self.fetch.max(other.fetch),
        }
    }
}

/// The surface that a piece of media belongs to. Pictures that move are video, and so is a file of
/// a kind that usually moves; sound follows video.
pub fn surface_of(media: &Media) -> Surface {
    match media.kind {
        MediaKind::Image if !media.animated && !moves(&media.url) => Surface::Image,
        MediaKind::Image | MediaKind::Video | MediaKind::Audio => Surface::Video,
    }
}

/// Whether the URL names a picture format that is used for moving pictures.
fn moves(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let data = ["data:image/gif", "data:image/apng"].iter().any(|kind| url.starts_with(kind));
    data || path.ends_with(".gif") || path.ends_with(".apng")
}

/// Decides how a result is covered.
///
/// A result without labels, or whose labels all say nothing (taken back by their own source, or
/// less sure than the policy asks), is unclassified: an empty list is not a finding of safety.
/// Safe is only what a label of category `safe` with a named source says.
pub fn decide(policy: &Policy, result: &ResultItem, comfort: &Comfort) -> Decision {
    let labels = result.labels.as_deref().unwrap_or_default();
    let content = result.content_hash.as_deref();
    let mut parts: Vec<(String, Row)> = labels
        .iter()
        .filter(|label| !label.negated && !is_taken_back(label, labels))
        .filter_map(|label| contribution(policy, label, content))
        .collect();
    if parts.is_empty() {
        parts.push(("unclassified".to_owned(), sealed(policy, policy.unclassified)));
    }
    merge(parts, comfort)
}

/// Whether the label's own source has taken it back. Nobody else can.
fn is_taken_back(label: &Label, labels: &[Label]) -> bool {
    let named = label.source.as_deref().is_some_and(|source| !source.is_empty());
    named
        && labels.iter().any(|other| {
            other.negated && other.source == label.source && same_category(other, label)
        })
}

/// Whether two labels speak of one category, under whatever names.
fn same_category(one: &Label, other: &Label) -> bool {
    match (Category::find(&one.category), Category::find(&other.category)) {
        (Some(one), Some(other)) => one == other,
        (None, None) if category::is_safe(&one.category) => category::is_safe(&other.category),
        (None, None) => one.category == other.category,
        _ => false,
    }
}

/// What one label contributes; nothing if it is less sure than the policy asks.
fn contribution(policy: &Policy, label: &Label, content: Option<&str>) -> Option<(String, Row)> {
    if label.category == category::BROKEN {
        let levels = Levels::all(Level::Vault);
        return Some((category::BROKEN.to_owned(), Row { levels, ..policy.unknown }));
    }
    let foreign = label.content_hash.as_deref().is_some_and(|hash| Some(hash) != content);
    if category::is_safe(&label.category) {
        let believed = !foreign && is_believed_safe(label);
        return Some(if believed {
            ("safe".to_owned(), policy.safe)
        } else {
            ("unclassified".to_owned(), sealed(policy, policy.unclassified))
        });
    }
    let known = Category::find(&label.category);
    let row = known.map_or(policy.unknown, |known| policy.row_of(known));
    if !foreign && confidence(label) < row.threshold {
        return None;
    }
    let row = if foreign { row.stricter(policy.unknown) } else { row };
    let row = if label.severity == Some(LabelSeverity::High) { row.raised() } else { row };
    let slug = known.map_or_else(|| "unknown".to_owned(), |known| category::slug(known.id()));
    Some((slug, sealed(policy, row)))
}

/// A label of safety is doubted where a label of harm is believed: it needs a named source, a
/// confidence that makes sense, and no severity that contradicts it.
fn is_believed_safe(label: &Label) -> bool {
    let named = label.source.as_deref().is_some_and(|source| !source.trim().is_empty());
    let sure = label.confidence.is_none_or(|sure| (0.5..=1.0).contains(&sure));
    named && sure && label.severity != Some(LabelSeverity::High)
}

/// How sure a label is: what is missing or senseless counts as 1.
fn confidence(label: &Label) -> f64 {
    label.confidence.filter(|sure| (0.0..=1.0).contains(sure)).unwrap_or(1.0)
}

/// The row, sealed at least where the policy is in safe mode.
fn sealed(policy: &Policy, row: Row) -> Row {
    if policy.safe_mode { row.stricter(policy.unknown) } else { row }
}

/// The strictest of all contributions, with the annotator's comfort laid over it.
fn merge(mut parts: Vec<(String, Row)>, comfort: &Comfort) -> Decision {
    crate::order::sort(&mut parts, &|(one, a), (other, b)| {
        b.levels.top().cmp(&a.levels.top()).then_with(|| one.cmp(other))
    });
    let rows = parts.iter().map(|(_, row)| *row);
    let row = rows.reduce(Row::stricter).unwrap_or(super::table::UNKNOWN);
    let levels = row.levels.max(comfort.at_least.map(|level| level.min(Level::Seal)));
    let vault = levels.top() == Level::Vault;
    Decision {
        levels: if vault { Levels::all(Level::Vault) } else { levels },
        causes: causes(parts, levels != row.levels),
        sound: if vault { Sound::Never } else { row.sound },
        grayscale: row.grayscale || comfort.grayscale,
        confirm: row.confirm,
        hold: row.hold,
        keep_open: row.host_lower,
        max_open: row.max_open,
        fetch: if vault { Fetch::Never } else { row.fetch },
    }
}

/// The slugs of sorted contributions, each once; `safe` is a cause only where it is the only one.
fn causes(parts: Vec<(String, Row)>, by_comfort: bool) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    let comfort = by_comfort.then(|| "comfort".to_owned());
    for cause in parts.into_iter().map(|(slug, _)| slug).chain(comfort) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    if causes.len() > 1 {
        causes.retain(|cause| cause != category::SAFE);
    }
    causes
}

/// Whether nobody may see a result here, whatever they ask for.
pub fn is_vaulted(result: &ResultItem, policy: &Policy) -> bool {
    decide(policy, result, &Comfort::default()).is_vault()
}

/// Takes the content of vaulted results out of a task before it reaches the page, so that not even
/// memory holds it: what stays is id, position, card kind and labels. The hashes stay too.
pub fn withhold(task: &mut Task, policy: &Policy) {
    let vaulted = task.results.iter_mut().filter(|result| is_vaulted(result, policy));
    vaulted.for_each(empty);
}

/// Takes the content of a result out of a task because the page has failed at it. What stays is
/// covered as a vault, and says why.
pub fn set_aside(task: &mut Task, id: &str) {
    for result in task.results.iter_mut().filter(|result| result.id == id) {
        empty(result);
        result.labels.get_or_insert_default().push(Label {
            category: category::BROKEN.to_owned(),
            severity: None,
            confidence: None,
            source: None,
            description: None,
            negated: false,
            content_hash: None,
        });
    }
}

fn empty(result: &mut ResultItem) {
    result.data = Node::new(Content::Map(Vec::new()));
    result.media.clear();
    result.paraphrase = None;
    for label in result.labels.iter_mut().flatten() {
        label.description = None;
    }
}
