//! What speaks against showing something, and what it does in each place.

use crate::label::{Meaning, Setting, Target};

/// The places of an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A list of accounts.
    ProfileList,
    /// The page of an account.
    ProfileView,
    /// An account's picture.
    Avatar,
    /// An account's wide picture.
    Banner,
    /// An account's name.
    DisplayName,
    /// A list of posts.
    ContentList,
    /// The page of a post.
    ContentView,
    /// The media of a post.
    ContentMedia,
}

impl Place {
    /// Every place with its name.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::ProfileList, "profileList"),
        (Self::ProfileView, "profileView"),
        (Self::Avatar, "avatar"),
        (Self::Banner, "banner"),
        (Self::DisplayName, "displayName"),
        (Self::ContentList, "contentList"),
        (Self::ContentView, "contentView"),
        (Self::ContentMedia, "contentMedia"),
    ];
}

/// What is done at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It is covered.
    Blur,
    /// It is warned of.
    Alert,
    /// It is told of.
    Inform,
}

/// What is done at a place, all causes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// It is left out.
    pub filter: bool,
    /// It is covered.
    pub blur: bool,
    /// It is warned of.
    pub alert: bool,
    /// It is told of.
    pub inform: bool,
    /// The viewer may not override that.
    pub no_override: bool,
}

/// What speaks against showing something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// Viewer and account have blocked each other, one way or the other.
    Block,
    /// The viewer has muted the account.
    Mute,
    /// The viewer has muted a word in it.
    Word,
    /// The viewer has hidden it.
    Hidden,
    /// A label.
    Label {
        /// What it means.
        meaning: Meaning,
        /// What is labelled.
        target: Target,
        /// What the viewer wants.
        setting: Setting,
        /// Whether the viewer may not override it.
        fixed: bool,
    },
}

/// One cause; that of a quoted post only leaves the post out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// Why.
    pub reason: Reason,
    /// Whether it speaks of something quoted.
    pub quoted: bool,
}

impl Cause {
    /// Adds what the cause does at a place.
    pub fn at(&self, place: Place, by_oneself: bool, flags: &mut Flags) {
        let labelled = matches!(self.reason, Reason::Label { .. });
        if by_oneself && !labelled {
            return;
        }
        flags.filter |= !by_oneself && self.filters(place);
        if self.quoted {
            return;
        }
        match self.effect(place) {
            Some(Effect::Blur) => {
                flags.blur = true;
                flags.no_override |= self.is_fixed() && !by_oneself;
            }
            Some(Effect::Alert) => flags.alert = true,
            Some(Effect::Inform) => flags.inform = true,
            None => {}
        }
    }

    fn filters(&self, place: Place) -> bool {
        let lists = matches!(place, Place::ProfileList | Place::ContentList);
        match self.reason {
            Reason::Block | Reason::Mute | Reason::Hidden => lists,
            Reason::Word => place == Place::ContentList,
            Reason::Label { target, setting, .. } => {
                let here = match place {
                    Place::ProfileList => target == Target::Account,
                    Place::ContentList => target != Target::Profile,
                    _ => false,
                };
                here && setting == Setting::Hide
            }
        }
    }

    fn effect(&self, place: Place) -> Option<Effect> {
        use Effect::{Alert, Blur, Inform};
        use Place::{Avatar, Banner, ContentList, ContentView, ProfileList, ProfileView};
        match (self.reason, place) {
            (Reason::Label { meaning, target, .. }, _) => meaning.effect(target, place),
            (Reason::Block, ProfileList | Avatar | Banner | ContentList | ContentView) => {
                Some(Blur)
            }
            (Reason::Word | Reason::Hidden, ContentList | ContentView) => Some(Blur),
            (Reason::Mute, ContentList) => Some(Blur),
            (Reason::Mute, ProfileList | ContentView) => Some(Inform),
            (Reason::Block | Reason::Mute, ProfileView) => Some(Alert),
            _ => None,
        }
    }

    fn is_fixed(&self) -> bool {
        match self.reason {
            Reason::Block => true,
            Reason::Label { fixed, .. } => fixed,
            Reason::Mute | Reason::Word | Reason::Hidden => false,
        }
    }
}
