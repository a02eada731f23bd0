//! One result of a task.

use super::address::{Use, address, preview};
use super::inputs::typed;
use super::read::Hasher;
use super::{Direction, Media, MediaKind, ResultItem};
use crate::document::{At, Content, Node, shown};
use crate::guideline::{Guideline, Inputs};
use crate::problem::Problem;
use crate::protection::{Label, LabelSeverity, is_vaulted};

/// Reads a result that was held against its shape already. `rank` counts from 1.
pub(super) fn result(
    at: At<'_>,
    rank: i64,
    hash: Hasher<'_>,
    guideline: Option<&Guideline>,
    problems: &mut Vec<Problem>,
) -> ResultItem {
    let unknown = Inputs::default();
    let inputs = guideline.map_or(&unknown, |guideline| &guideline.inputs);
    let card = at.text_of("card");
    other_card(at, &card, inputs, problems);
    let mut item = without_data(at, rank, card, hash, problems);
    let nothing = item.data.clone();
    let missing = At { node: &nothing, path: at.path };
    let data = at.given("data");
    // The server keeps what a vault holds: data that did not come is not missed there.
    let withheld = || guideline.is_some_and(|guideline| is_vaulted(&item, &guideline.policy));
    if data.is_some() || !withheld() {
        let data = data.unwrap_or(missing);
        links(data, problems);
        item.data = typed(data, &inputs.result_data, problems);
    }
    item
}

fn without_data(
    at: At<'_>,
    rank: i64,
    card: String,
    hash: Hasher<'_>,
    problems: &mut Vec<Problem>,
) -> ResultItem {
    ResultItem {
        id: at.text_of("id"),
        hash: hash(at.node),
        position: at.get("position").and_then(|at| at.int()).unwrap_or(rank),
        card,
        data: Node { content: Content::Map(Vec::new()), span: at.node.span },
        media: at.given("media").map_or_else(Vec::new, |list| {
            list.items().filter_map(|item| media(item, problems)).collect()
        }),
        labels: at
            .given("labels")
            .map(|labels| labels.items().map(|item| label(item, problems)).collect()),
        content_hash: text(at, "content_hash"),
        paraphrase: text(at, "paraphrase"),
        language: text(at, "language"),
        dir: match at.text_of("dir").as_str() {
            "ltr" => Some(Direction::Ltr),
            "rtl" => Some(Direction::Rtl),
            _ => None,
        },
    }
}

fn other_card(at: At<'_>, card: &str, inputs: &Inputs, problems: &mut Vec<Problem>) {
    if let Some(expected) = &inputs.card
        && let Some(at) = at.get("card")
        && expected != card
    {
        let message =
            format!("The guideline is for cards of kind `{expected}`, not `{}`.", shown(card));
        problems.push(at.warning("other-card", message));
    }
}

/// Data that a card could make a link of.
fn links(data: At<'_>, problems: &mut Vec<Problem>) {
    for (entry, value) in data.entries() {
        let key = entry.key.to_ascii_lowercase();
        let is_link = ["url", "link", "href"].iter().any(|name| {
            key == *name
                || key.ends_with(&format!("_{name}"))
                || entry.key.ends_with(&capital(name))
        });
        if is_link && value.text().is_some_and(|text| !text.is_empty()) {
            problems.extend(address(value, Use::Link).err().map(|problem| *problem));
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        [&first.to_ascii_uppercase().to_string(), letters.as_str()].concat()
    })
}

fn media(at: At<'_>, problems: &mut Vec<Problem>) -> Option<Media> {
    let (kind, use_) = match at.text_of("kind").as_str() {
        "image" => (MediaKind::Image, Use::Image),
        "video" => (MediaKind::Video, Use::Video),
        "audio" => (MediaKind::Audio, Use::Audio),
        _ => return None,
    };
    let mut checked = |value: Option<Result<String, Box<Problem>>>| match value {
        Some(Ok(address)) => Some(address),
        Some(Err(problem)) => {
            problems.push(*problem);
            None
        }
        None => None,
    };
    let given = |key: &'static str| at.given(key).filter(|value| value.text().is_some());
    Some(Media {
        kind,
        url: checked(given("url").map(|url| address(url, use_)))?,
        alt: text(at, "alt"),
        preview: checked(given("preview").map(|value| preview(value))),
        keyframes: at.get("keyframes").map_or_else(Vec::new, |list| {
            list.items().take(8).filter_map(|frame| checked(Some(preview(frame)))).collect()
        }),
        captions: checked(given("captions").map(|value| address(value, Use::Captions))),
        width: pixels(at, "width"),
        height: pixels(at, "height"),
        animated: at.get("animated").and_then(|at| at.bool()).unwrap_or(false),
    })
}

fn label(at: At<'_>, problems: &mut Vec<Problem>) -> Label {
    Label {
        category: at.text_of("category"),
        severity: match at.text_of("severity").as_str() {
            "low" => Some(LabelSeverity::Low),
            "medium" => Some(LabelSeverity::Medium),
            "high" => Some(LabelSeverity::High),
            _ => None,
        },
        confidence: at.given("confidence").and_then(|at| at.number()),
        source: text(at, "source"),
        description: at.given("description").and_then(|at| description(at, problems)),
        negated: at.get("negated").and_then(|at| at.bool()).unwrap_or(false),
        content_hash: text(at, "content_hash"),
    }
}

/// A cover is brief: what says more is not said at all.
fn description(at: At<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    let words = at.text()?.trim();
    let brief = words.split_whitespace().count() <= 12 && words.chars().count() <= 120;
    if !brief {
        let message = "This description has more than twelve words, or 120 characters.";
        let mend = "say in at most twelve neutral words what is there";
        problems.push(at.warning("too-long", message).suggest(mend));
    }
    Some(words.to_owned()).filter(|words| brief && !words.is_empty())
}

fn text(at: At<'_>, key: &'static str) -> Option<String> {
    at.given(key).and_then(|value| value.text()).map(str::to_owned)
}

fn pixels(at: At<'_>, key: &'static str) -> Option<u32> {
    at.get(key).and_then(|value| value.int()).and_then(|value| u32::try_from(value).ok())
}
