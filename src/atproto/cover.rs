//! What flags of the AT Protocol ask of covers, and where annotators get stricter ones on purpose.

use crate::cause::Flags;
use gradeglass_engine::protection::Level;

/// The least level that flags at a place ask for. Nothing is ever left out: it has to be judged.
pub fn level(flags: Flags) -> Level {
    match flags {
        Flags { filter: true, .. } | Flags { blur: true, no_override: true, .. } => Level::Seal,
        Flags { blur: true, .. } => Level::Veil,
        _ => Level::Open,
    }
}

/// One difference between what a client of the protocol does and what an annotator gets.
pub struct Difference {
    /// What is decided.
    pub about: &'static str,
    /// What a client does.
    pub client: &'static str,
    /// What an annotator gets.
    pub annotator: &'static str,
    /// Why.
    pub why: &'static str,
}

/// Where annotators get something else on purpose. The table in `docs/protection.md` is made of it.
pub const DIFFERENCES: [Difference; 8] = [
    Difference {
        about: "a label with a value that is unknown, or no name at all (`BadLabel`, `bad/label`)",
        client: "ignored",
        annotator: "sealed",
        why: "what nobody has decided on must not show",
    },
    Difference {
        about: "a label from a source that the viewer does not subscribe to",
        client: "ignored",
        annotator: "counts as any other",
        why: "the host chose whose labels it sends",
    },
    Difference {
        about: "a viewer's setting `ignore`, and `nudity`, which is ignored by default",
        client: "nothing is done",
        annotator: "the policy's level; comfort settings only add to it",
        why: "a setting of taste never goes below the floor of a project",
    },
    Difference {
        about: "a labeler's own definition of a label such as `porn`",
        client: "takes the place of the protocol's",
        annotator: "the stricter of all that is said",
        why: "one label more must never show more",
    },
    Difference {
        about: "`filter`",
        client: "the post is left out of lists",
        annotator: "sealed, and there",
        why: "what is left out is not judged",
    },
    Difference {
        about: "`noOverride`",
        client: "cannot be opened",
        annotator: "sealed and opened in two steps; only sexual abuse of children cannot be opened",
        why: "somebody has to judge it",
    },
    Difference {
        about: "labels on what is quoted",
        client: "only leave the post out",
        annotator: "an item of its own, with its own cover",
        why: "what is quoted can be seen",
    },
    Difference {
        about: "one's own posts, blocks, mutes, hidden posts, muted words",
        client: "considered",
        annotator: "not considered",
        why: "an annotator judges for others, not as oneself",
    },
];
