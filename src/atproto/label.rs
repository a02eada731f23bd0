//! What a label means: the protocol's own labels, and those that a labeler defines.

use crate::cause::{Effect, Place};
use gradeglass_engine::document::{Content, Node};

/// What is labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An account as a whole.
    Account,
    /// What an account says of itself.
    Profile,
    /// A post.
    Content,
}

/// What a viewer wants done about a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Nothing.
    Ignore,
    /// Say so first.
    Warn,
    /// Leave it out.
    Hide,
}

/// What covers what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blurs {
    Content,
    Media,
    None,
}

/// The meaning of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    blurs: Blurs,
    /// What is said beside it, where it is said at all.
    says: Option<Effect>,
    /// An order of a moderation service: `!hide`, `!warn`, `!no-unauthenticated`.
    order: Option<&'static str>,
    /// What is done where the viewer has said nothing.
    pub default: Setting,
    /// Whether the viewer may choose.
    pub configurable: bool,
    /// Whether the viewer may not override it.
    pub fixed: bool,
    /// Whether it is only for people who asked for adult content.
    pub adult: bool,
    /// Whether nobody can put it on their own content.
    pub not_by_oneself: bool,
    /// Whether it holds only for people who are not signed in.
    pub unauthenticated: bool,
}

const PLAIN: Meaning = Meaning {
    blurs: Blurs::Media,
    says: None,
    order: None,
    default: Setting::Warn,
    configurable: true,
    fixed: false,
    adult: true,
    not_by_oneself: false,
    unauthenticated: false,
};

const ORDER: Meaning = Meaning {
    blurs: Blurs::Content,
    configurable: false,
    adult: false,
    default: Setting::Hide,
    ..PLAIN
};

impl Meaning {
    /// The protocol's own meaning of a label.
    pub fn own(value: &str) -> Option<Self> {
        Some(match value {
            "!hide" => Self { order: Some("!hide"), fixed: true, not_by_oneself: true, ..ORDER },
            "!warn" => {
                Self { order: Some("!warn"), default: Setting::Warn, not_by_oneself: true, ..ORDER }
            }
            "!no-unauthenticated" => {
                Self { order: Some("!hide"), fixed: true, unauthenticated: true, ..ORDER }
            }
            "porn" => Self { default: Setting::Hide, ..PLAIN },
            "sexual" | "graphic-media" | "gore" => PLAIN,
            "nudity" => Self { default: Setting::Ignore, adult: false, ..PLAIN },
            _ => return None,
        })
    }

    /// The meaning that a labeler has given to a label.
    pub fn defined(node: &Node) -> Self {
        let word = |key: &str| match node.get(key).map(|it| &it.content) {
            Some(Content::Text(text)) => text.as_str(),
            _ => "",
        };
        let adult = node.get("adultOnly").is_some_and(|it| it.content == Content::Bool(true));
        Self {
            blurs: match word("blurs") {
                "content" => Blurs::Content,
                "media" => Blurs::Media,
                _ => Blurs::None,
            },
            says: match word("severity") {
                "alert" => Some(Effect::Alert),
                "inform" => Some(Effect::Inform),
                _ => None,
            },
            default: Setting::of(word("defaultSetting")).unwrap_or(Setting::Warn),
            not_by_oneself: true,
            adult,
            ..PLAIN
        }
    }

    /// What the label does to something at a place.
    pub fn effect(&self, target: Target, place: Place) -> Option<Effect> {
        match self.order {
            Some(order) => order_effect(order, target, place),
            None => self.label_effect(target, place),
        }
    }

    fn label_effect(&self, target: Target, place: Place) -> Option<Effect> {
        use Place::{
            Avatar, Banner, ContentList, ContentMedia, ContentView, ProfileList, ProfileView,
        };
        use Target::{Account, Content, Profile};
        let blur = Some(Effect::Blur);
        match (self.blurs, target, place) {
            (_, Account | Profile, ProfileList | ProfileView) => self.says,
            (Blurs::Content, Account | Content, ContentList) => blur,
            (Blurs::Content, Account | Content, ContentView) if self.adult => blur,
            (Blurs::Content | Blurs::None, Account | Content, ContentView) => self.says,
            (Blurs::None, Account | Content, ContentList) => self.says,
            (Blurs::Media, Account | Profile, Avatar | Banner) => blur,
            (Blurs::Media, Content, ContentMedia) => blur,
            _ => None,
        }
    }
}

fn order_effect(order: &str, target: Target, place: Place) -> Option<Effect> {
    use Place::{
        Avatar, Banner, ContentList, ContentMedia, ContentView, DisplayName, ProfileList,
        ProfileView,
    };
    let blurs = match (target, place) {
        (_, ContentMedia) => false,
        (Target::Account, DisplayName) => order != "!warn",
        (Target::Account, _) => true,
        (Target::Profile, Avatar | Banner | DisplayName) => true,
        (Target::Content, ContentList | ContentView) => true,
        (Target::Profile, ProfileList | ProfileView | ContentList | ContentView) => false,
        (Target::Content, _) => false,
    };
    blurs.then_some(Effect::Blur)
}

impl Setting {
    /// The setting of this name.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "ignore" => Some(Self::Ignore),
            "warn" => Some(Self::Warn),
            "hide" => Some(Self::Hide),
            _ => None,
        }
    }
}
