//! From a subject and the viewer's options, as they come from the network, to flags.

use crate::cause::{Cause, Flags, Place, Reason};
use crate::label::{Meaning, Setting, Target};
use crate::words;
use gradeglass_engine::document::{Content, Node};

/// Where a label on a profile lies.
const PROFILE: &str = "/app.bsky.actor.profile/self";

/// What is done with a subject at each place. `call` is `moderateProfile` or `moderatePost`.
pub fn moderate(call: &str, subject: &Node, options: &Node, hidden: bool) -> [(Place, Flags); 8] {
    let viewer = Viewer { options };
    let author = if call == "moderatePost" { child(subject, "author") } else { Some(subject) };
    let by_oneself = author.is_some_and(|author| viewer.is(author));
    let causes = match (call, author) {
        ("moderatePost", Some(author)) => viewer.post(subject, author, hidden),
        (_, Some(author)) => viewer.account(author),
        _ => Vec::new(),
    };
    Place::ALL.map(|(place, _)| {
        let mut flags = Flags::default();
        causes.iter().for_each(|cause| cause.at(place, by_oneself, &mut flags));
        (place, flags)
    })
}

/// Whether a post has a word that the viewer has muted.
pub fn mutes(subject: &Node, options: &Node, now: &str) -> bool {
    let viewer = Viewer { options };
    let author = child(subject, "author");
    !author.is_some_and(|author| viewer.is(author)) && viewer.mutes(subject, now)
}

struct Viewer<'a> {
    options: &'a Node,
}

impl Viewer<'_> {
    fn is(&self, author: &Node) -> bool {
        let viewer = text(self.options, "userDid");
        viewer.is_some() && viewer == text(author, "did")
    }

    fn post(&self, subject: &Node, author: &Node, hidden: bool) -> Vec<Cause> {
        let mut causes = self.labels(subject, author, Target::Content);
        if hidden || self.has_hidden(subject) {
            causes.push(cause(Reason::Hidden));
        }
        if !self.is(author) && self.mutes(subject, "") {
            causes.push(cause(Reason::Word));
        }
        causes.extend(self.quoted(subject));
        causes.extend(self.account(author));
        causes
    }

    /// What speaks against a quoted post, which is only ever left out.
    fn quoted(&self, subject: &Node) -> Vec<Cause> {
        let embed = child(subject, "embed").and_then(|embed| child(embed, "record"));
        let inner = embed.and_then(|record| child(record, "record"));
        let quoted = [embed, inner].into_iter().flatten().find(|it| child(it, "author").is_some());
        let Some((quoted, author)) = quoted.and_then(|it| Some((it, child(it, "author")?))) else {
            return Vec::new();
        };
        let mut causes = self.labels(quoted, author, Target::Content);
        causes.extend(self.account(author));
        causes.into_iter().map(|cause| Cause { quoted: true, ..cause }).collect()
    }

    fn account(&self, author: &Node) -> Vec<Cause> {
        let relation = |key: &str| {
            let found = child(author, "viewer").and_then(|viewer| viewer.get(key));
            found.is_some_and(|it| !matches!(it.content, Content::Null | Content::Bool(false)))
        };
        let mut causes = self.labels(author, author, Target::Account);
        causes.extend(self.labels(author, author, Target::Profile));
        let blocks = ["blocking", "blockingByList", "blockedBy"].iter().any(|key| relation(key));
        causes.extend(blocks.then(|| cause(Reason::Block)));
        let muted = relation("muted") || relation("mutedByList");
        causes.extend(muted.then(|| cause(Reason::Mute)));
        causes
    }

    fn labels(&self, of: &Node, author: &Node, target: Target) -> Vec<Cause> {
        let labels = items(of, "labels").filter(|label| {
            let on_profile = text(label, "uri").is_some_and(|uri| uri.ends_with(PROFILE));
            match target {
                Target::Content => true,
                Target::Profile => on_profile,
                Target::Account => !on_profile || text(label, "val") == Some("!no-unauthenticated"),
            }
        });
        labels.filter_map(|label| self.label(label, author, target)).collect()
    }

    fn label(&self, label: &Node, author: &Node, target: Target) -> Option<Cause> {
        let (value, source) = (text(label, "val")?, text(label, "src")?);
        let meaning = self.meaning(value, source)?;
        let by_oneself = text(author, "did") == Some(source);
        let labeler = self.labeler(source).filter(|_| !by_oneself);
        if (!by_oneself && labeler.is_none()) || (by_oneself && meaning.not_by_oneself) {
            return None;
        }
        let too_adult = meaning.adult && !self.wants_adult();
        let setting = self.setting(&meaning, value, labeler, too_adult);
        let signed_in = text(self.options, "userDid").is_some_and(|did| !did.is_empty());
        if setting == Setting::Ignore || (meaning.unauthenticated && signed_in) {
            return None;
        }
        let fixed = meaning.fixed || too_adult;
        Some(cause(Reason::Label { meaning, target, setting, fixed }))
    }

    /// A labeler's own meaning goes first, but not of an order, and not of a name that is none.
    fn meaning(&self, value: &str, source: &str) -> Option<Meaning> {
        let custom = !value.is_empty()
            && value.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        let definitions = child(self.options, "labelDefs");
        let defined = definitions.filter(|_| custom).and_then(|definitions| {
            items(definitions, source).find(|it| text(it, "identifier") == Some(value))
        });
        defined.map(Meaning::defined).or_else(|| Meaning::own(value))
    }

    fn setting(
        &self,
        meaning: &Meaning,
        value: &str,
        labeler: Option<&Node>,
        too_adult: bool,
    ) -> Setting {
        let chosen = |from: Option<&Node>| {
            let labels = from.and_then(|it| child(it, "labels"));
            labels.and_then(|labels| Setting::of(text(labels, value)?))
        };
        if !meaning.configurable {
            return meaning.default;
        }
        if too_adult {
            return Setting::Hide;
        }
        let general = chosen(child(self.options, "prefs"));
        chosen(labeler).or(general).unwrap_or(meaning.default)
    }

    fn wants_adult(&self) -> bool {
        let prefs = child(self.options, "prefs");
        let wants = prefs.and_then(|prefs| prefs.get("adultContentEnabled"));
        wants.is_some_and(|it| it.content == Content::Bool(true))
    }

    fn labeler(&self, source: &str) -> Option<&Node> {
        let prefs = child(self.options, "prefs")?;
        items(prefs, "labelers").find(|labeler| text(labeler, "did") == Some(source))
    }

    fn has_hidden(&self, subject: &Node) -> bool {
        let Some(prefs) = child(self.options, "prefs") else { return false };
        let uri = text(subject, "uri");
        let mut hidden = items(prefs, "hiddenPosts");
        hidden.any(|it| matches!(&it.content, Content::Text(hidden) if Some(&**hidden) == uri))
    }

    fn mutes(&self, subject: &Node, now: &str) -> bool {
        let Some(prefs) = child(self.options, "prefs") else { return false };
        let words: Vec<&Node> = items(prefs, "mutedWords").collect();
        let post = words::Post::of(subject);
        words.into_iter().any(|word| post.has(word, now))
    }
}

fn cause(reason: Reason) -> Cause {
    Cause { reason, quoted: false }
}

/// A part of a document, where it is one.
pub(crate) fn child<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    node.get(key).filter(|it| matches!(it.content, Content::Map(_)))
}

/// A text of a document.
pub(crate) fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    match &node.get(key)?.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

/// The items of a list in a document.
pub(crate) fn items<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = &'a Node> + use<'a> {
    let list = match node.get(key).map(|it| &it.content) {
        Some(Content::List(items)) => items.as_slice(),
        _ => &[],
    };
    list.iter()
}
