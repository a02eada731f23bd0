//! Reads a card's data leniently: whatever a task brings is shown in some form.

use crate::catalog::Catalog;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::task::ResultItem;

/// Which keys of its data a kind of card shows where, in order of preference.
#[derive(Debug, Clone, Copy)]
pub struct Slots {
    /// The headline: the first that is there.
    pub title: &'static [&'static str],
    /// The line of short facts: all that are there.
    pub meta: &'static [&'static str],
    /// The text: all that are there.
    pub text: &'static [&'static str],
}

/// The slots of a card kind; none for a kind that is not known.
pub fn slots(card: &str) -> Option<Slots> {
    let slots = |title, meta, text| Some(Slots { title, meta, text });
    match card {
        "product" => slots(
            &["title", "name"],
            &["brand", "price", "rating", "reviews", "in_stock", "seller", "source", "site", "url"],
            &["description", "snippet", "text", "bullets"],
        ),
        "web" => slots(
            &["title", "name"],
            &["site", "display_url", "url", "date", "published", "author"],
            &["snippet", "description", "text"],
        ),
        "passage" => slots(
            &["title", "name"],
            &["source", "site", "url", "date", "author"],
            &["text", "passage", "body", "content", "snippet"],
        ),
        "image" => slots(
            &["title", "caption", "name"],
            &["source", "site", "url", "author"],
            &["description", "text"],
        ),
        "video" => slots(
            &["title", "name"],
            &["channel", "author", "duration", "views", "date", "source", "site", "url"],
            &["description", "snippet", "text", "transcript"],
        ),
        "ad" => slots(
            &["headline", "title", "name"],
            &["advertiser", "sponsor", "brand", "price", "display_url", "site", "url"],
            &["description", "text", "snippet"],
        ),
        "answer" => slots(
            &["question", "title"],
            &["source", "site", "url", "date"],
            &["answer", "text", "snippet"],
        ),
        _ => None,
    }
}

/// The text under `key`, if there is one that says anything.
pub fn text<'a>(data: &'a Node, key: &str) -> Option<&'a str> {
    match &data.get(key)?.content {
        Content::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

/// A value in words: numbers as the language writes them, yes and no, lists with commas.
pub fn words(catalog: &Catalog, node: &Node) -> Option<String> {
    match &node.content {
        Content::Null => None,
        Content::Bool(true) => Some(catalog.text("data-yes")),
        Content::Bool(false) => Some(catalog.text("data-no")),
        Content::Int(value) => Some(catalog.number(*value as f64)),
        Content::Double(value) => Some(catalog.number(*value)),
        Content::Text(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Content::List(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| words(catalog, item)).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Content::Map(entries) => {
            let parts: Vec<String> = entries
                .iter()
                .filter_map(|entry| {
                    Some(format!("{}: {}", label(&entry.key), words(catalog, &entry.value)?))
                })
                .collect();
            (!parts.is_empty()).then(|| parts.join(" · "))
        }
    }
}

/// An amount of money as the language writes it; none where the currency is not a code of ISO 4217.
pub fn money(catalog: &Catalog, value: &Node, currency: &str) -> Option<String> {
    let amount = match value.content {
        Content::Int(value) => value as f64,
        Content::Double(value) => value,
        _ => return None,
    };
    let code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_alphabetic());
    code.then(|| catalog.money(amount, currency))
}

/// The facts of a map that are not shown in a slot: key and words.
pub fn rest(catalog: &Catalog, data: &Node, used: &[&str]) -> Vec<(String, String)> {
    let Content::Map(entries) = &data.content else {
        return words(catalog, data).map(|words| (String::new(), words)).into_iter().collect();
    };
    entries
        .iter()
        .filter(|entry| !used.contains(&entry.key.as_str()) && entry.key != "currency")
        .filter_map(|entry| Some((label(&entry.key), words(catalog, &entry.value)?)))
        .collect()
}

/// A key as people read it: `in_stock` as "in stock".
pub fn label(key: &str) -> String {
    key.replace(['_', '-'], " ")
}

/// Seconds as players write them: `1:02:05`.
pub fn duration(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// The side from which a card's text is written: that of its first letter.
pub fn side(item: &ResultItem) -> &'static str {
    let slots = slots(&item.card);
    let keys = slots.into_iter().flat_map(|slots| slots.title.iter().chain(slots.text));
    let first = keys
        .filter_map(|key| text(&item.data, key))
        .find_map(|text| text.chars().find(|c| c.is_alphabetic()));
    if first.is_some_and(is_right_to_left) { "rtl" } else { "ltr" }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts of Unicode's right-to-left blocks.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// About how much text there is: a covered card says no more of it than this.
pub fn length_bucket(data: &Node) -> &'static str {
    match count(data) {
        0..=80 => "short",
        81..=400 => "medium",
        _ => "long",
    }
}

fn count(node: &Node) -> usize {
    match &node.content {
        Content::Text(text) => text.chars().count(),
        Content::List(items) => items.iter().map(count).sum(),
        Content::Map(entries) => entries.iter().map(|entry| count(&entry.value)).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_task_brings_is_left_out() {
        let data = Node::map([
            ("title", Node::text("Chair")),
            ("in_stock", Node::new(Content::Bool(true))),
            ("sizes", Node::list([Node::text("S"), Node::new(Content::Int(4))])),
            ("made", Node::map([("in", Node::text("Porto"))])),
            ("nothing", Node::new(Content::Null)),
        ]);
        let rest = rest(&Catalog::english(), &data, &["title"]);
        let shown: Vec<String> = rest.iter().map(|(key, words)| format!("{key}={words}")).collect();
        assert_eq!(shown, ["in stock=yes", "sizes=S, 4", "made=in: Porto"]);
    }

    #[test]
    fn durations_read_as_players_write_them() {
        assert_eq!([4, 65, 3725, -1].map(duration), ["0:04", "1:05", "1:02:05", "0:00"]);
    }

    #[test]
    fn a_covered_card_tells_only_how_long_its_text_is_about() {
        let bucket =
            |length: usize| length_bucket(&Node::map([("t", Node::text("x".repeat(length)))]));
        assert_eq!(
            [bucket(3), bucket(80), bucket(81), bucket(5000)],
            ["short", "short", "medium", "long"]
        );
    }
}
