//! Muted words: what a post says, the words of its pictures included, and whether a word is in it.

use crate::moderate::{child, items, text};
use gradeglass_engine::document::{Content, Node};

/// Languages that are written without spaces between words.
const WITHOUT_SPACES: [&str; 5] = ["ja", "zh", "ko", "th", "vi"];

/// What a post says.
#[derive(Debug, Default)]
pub struct Post {
    texts: Vec<String>,
    tags: Vec<String>,
    spaceless: bool,
    followed: bool,
}

impl Post {
    /// What a post says: its text, the words of its media, and those of what it quotes.
    pub fn of(subject: &Node) -> Self {
        let mut post = Self::default();
        let record = child(subject, "record");
        if let Some(record) = record {
            post.take_record(record);
        }
        if let Some(embed) = child(subject, "embed") {
            post.take_embed(embed);
        }
        let follows = child(subject, "author").and_then(|author| child(author, "viewer"));
        post.followed = follows.and_then(|viewer| text(viewer, "following")).is_some();
        post
    }

    /// What these words say, with the marks and tags that stand beside them.
    pub fn of_text(words: &str, beside: &Node, tags: &str) -> Self {
        let mut post = Self { texts: vec![words.to_lowercase()], ..Self::default() };
        post.take_tags(beside, tags);
        post.take_languages(beside, "languages");
        post
    }

    /// Whether a muted word is in it, and muted now.
    pub fn has(&self, muted: &Node, now: &str) -> bool {
        let Some(word) = text(muted, "value").map(str::to_lowercase) else { return false };
        let over = text(muted, "expiresAt").is_some_and(|until| !now.is_empty() && until < now);
        let excused = self.followed && text(muted, "actorTarget") == Some("exclude-following");
        if over || excused {
            return false;
        }
        let in_content = items(muted, "targets")
            .any(|target| matches!(&target.content, Content::Text(name) if &**name == "content"));
        self.tags.contains(&word) || (in_content && self.says(&word))
    }

    fn says(&self, word: &str) -> bool {
        self.texts.iter().any(|text| says(text, word, self.spaceless))
    }

    fn take_record(&mut self, record: &Node) {
        self.texts.extend(text(record, "text").map(str::to_lowercase));
        self.take_tags(record, "tags");
        self.take_languages(record, "langs");
        if let Some(embed) = child(record, "embed") {
            self.take_embed(embed);
        }
    }

    fn take_languages(&mut self, of: &Node, key: &str) {
        let first = items(of, key).next();
        self.spaceless |= first.is_some_and(
            |it| matches!(&it.content, Content::Text(tag) if WITHOUT_SPACES.contains(&&**tag)),
        );
    }

    fn take_tags(&mut self, of: &Node, outline: &str) {
        let inline = items(of, "facets").flat_map(|facet| items(facet, "features"));
        let tagged = inline.filter(|it| {
            text(it, "$type").is_some_and(|kind| kind == "app.bsky.richtext.facet#tag")
        });
        self.tags.extend(tagged.filter_map(|it| text(it, "tag")).map(str::to_lowercase));
        for tag in items(of, outline) {
            if let Content::Text(tag) = &tag.content {
                self.tags.push(tag.to_lowercase());
            }
        }
    }

    /// Whatever is embedded: pictures say what they show, links have titles, quotes have records.
    fn take_embed(&mut self, node: &Node) {
        match &node.content {
            Content::Map(entries) => {
                for key in ["alt", "title", "description"] {
                    self.texts.extend(text(node, key).map(str::to_lowercase));
                }
                if let Some(value) = child(node, "value") {
                    self.take_record(value);
                }
                let inside = entries.iter().filter(|entry| entry.key != "value");
                inside.for_each(|entry| self.take_embed(&entry.value));
            }
            Content::List(list) => list.iter().for_each(|it| self.take_embed(it)),
            _ => {}
        }
    }
}

fn is_mark(letter: char) -> bool {
    let sign = matches!(letter, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
    let wide = matches!(letter,
        '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}');
    (letter.is_ascii_punctuation() && !sign) || wide
}

/// Whether a text says a word or phrase, marks around and within words taken loosely.
fn says(text: &str, muted: &str, spaceless: bool) -> bool {
    let single = muted.encode_utf16().count() == 1;
    if single || spaceless {
        return text.contains(muted);
    }
    let phrase = muted.chars().any(|letter| letter.is_whitespace() || is_mark(letter));
    text == muted
        || (phrase && text.contains(muted))
        || text.split_whitespace().any(|word| is_word(word, muted))
}

fn is_word(word: &str, muted: &str) -> bool {
    let bare = word.trim_matches(is_mark);
    if word == muted || bare == muted {
        return true;
    }
    // `and/or` is two words that nobody means as one.
    if bare.contains('/') || !bare.contains(is_mark) {
        return false;
    }
    let parts: Vec<&str> = bare.split(is_mark).filter(|part| !part.is_empty()).collect();
    parts.join(" ") == muted || parts.concat() == muted || parts.contains(&muted)
}
