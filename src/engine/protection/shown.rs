//! What each part of a result shows at each step of its reveal: pure tables, no state.

use super::decision::Decision;
use super::{Level, Surface, surface_of};
use crate::judging::JudgedAt;
use crate::task::ResultItem;

/// How far the reveal of one part of a result has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Nothing was asked for: what shows is what the level lets show.
    Covered,
    /// The first of two steps: the preview of what is sealed.
    Previewed,
    /// A hole that follows the pointer, or tiles one by one.
    Lens,
    /// Content, pictures in grayscale.
    Softened,
    /// Content as it is.
    Full,
}

/// What is in the page of one part of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// The cover: no element, string or request of the content.
    Nothing,
    /// The preview that came with the task, drawn small; the cover where there is none. Of a text,
    /// the milder words that came with it, or bars that tell about how long it is.
    Preview,
    /// The preview, and of the content only what a lens shows. Only pictures.
    Lens,
    /// The content in grayscale. Only pictures and video.
    Gray,
    /// The content.
    Full,
}

/// What the next act of a reveal would do, so that its button can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Take away what covers everything; nothing that is flagged is revealed by it.
    Lift,
    /// Show the preview.
    Preview,
    /// Show the content.
    Reveal,
    /// Show the content; the button asks once more, and the key that toggles does not do it.
    Confirm,
    /// Show colour.
    Colour,
}

/// Which parts a result has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parts {
    image: bool,
    video: bool,
    /// Whether any of its media came with a preview.
    preview: bool,
    /// Whether its text came in milder words.
    paraphrase: bool,
}

impl Parts {
    pub(super) fn of(result: &ResultItem) -> Self {
        let mut parts = Self { paraphrase: result.paraphrase.is_some(), ..Self::default() };
        for media in &result.media {
            match surface_of(media) {
                Surface::Image => parts.image = true,
                Surface::Video | Surface::Text => parts.video = true,
            }
            parts.preview |= media.preview.is_some() || !media.keyframes.is_empty();
        }
        parts
    }

    pub(super) fn has(self, surface: Surface) -> bool {
        match surface {
            Surface::Image => self.image,
            Surface::Video => self.video,
            Surface::Text => true,
        }
    }

    /// The parts that are there, in the order in which one key reveals them: words first, since
    /// they are often enough.
    pub(super) fn there(self) -> impl Iterator<Item = Surface> {
        let order = [Surface::Text, Surface::Image, Surface::Video];
        order.into_iter().filter(move |surface| self.has(*surface))
    }

    /// The strictest level among the parts that are there.
    fn top(self, decision: &Decision) -> Level {
        self.there().map(|surface| decision.levels.of(surface)).max().unwrap_or(Level::Seal)
    }
}

/// The step that the next act leads to; none where there is nothing left to show, or nobody may.
pub(super) fn following(decision: &Decision, surface: Surface, step: Step) -> Option<Step> {
    let media = surface != Surface::Text;
    let opened = if decision.grayscale && media { Step::Softened } else { Step::Full };
    match (step, decision.levels.of(surface)) {
        (_, Level::Vault | Level::Open) | (Step::Full, _) => None,
        (Step::Covered, Level::Seal) => Some(Step::Previewed),
        (Step::Covered, Level::Veil) if decision.confirm => Some(Step::Previewed),
        (Step::Covered, Level::Soften) => media.then_some(Step::Full),
        (Step::Covered | Step::Previewed | Step::Lens, _) => Some(opened),
        (Step::Softened, _) => Some(Step::Full),
    }
}

/// What the act that leads to a step is.
pub(super) fn next(decision: &Decision, surface: Surface, step: Step) -> Option<Next> {
    Some(match (step, following(decision, surface, step)?) {
        (_, Step::Covered | Step::Previewed | Step::Lens) => Next::Preview,
        (Step::Softened, _) => Next::Colour,
        (Step::Covered, Step::Full) if decision.levels.of(surface) == Level::Soften => Next::Colour,
        _ if decision.confirm => Next::Confirm,
        _ => Next::Reveal,
    })
}

/// Whether a lens may be armed: on pictures that a veil covers, and that need no second word.
pub(super) fn has_lens(decision: &Decision, surface: Surface, step: Step) -> bool {
    surface == Surface::Image
        && decision.levels.image == Level::Veil
        && !decision.confirm
        && step < Step::Lens
}

/// What one surface shows at a step.
pub(super) fn shown(decision: &Decision, surface: Surface, step: Step) -> Shown {
    let text = surface == Surface::Text;
    match (decision.levels.of(surface), step) {
        (Level::Vault, _) | (Level::Seal, Step::Covered) => Shown::Nothing,
        (Level::Open, _) | (_, Step::Full) => Shown::Full,
        (Level::Soften, _) | (_, Step::Softened) if text => Shown::Full,
        (Level::Soften, _) | (_, Step::Softened) => Shown::Gray,
        (_, Step::Lens) => Shown::Lens,
        (Level::Veil | Level::Seal, Step::Covered | Step::Previewed) => Shown::Preview,
    }
}

/// Whether a step shows covered content, and not only a preview of it.
pub(super) fn reveals(decision: &Decision, surface: Surface, step: Step) -> bool {
    let now = shown(decision, surface, step);
    now >= Shown::Lens && now > shown(decision, surface, Step::Covered)
}

/// How much of a result is seen, `step` telling how far each part is. What counts is the part that
/// is covered most, and of those its media: a title read beside a sealed picture does not make the
/// picture seen.
pub(super) fn seen(
    decision: &Decision,
    parts: Parts,
    step: &dyn Fn(Surface) -> Step,
    audible: bool,
) -> JudgedAt {
    let top = parts.top(decision);
    let is_top = |surface: &Surface| parts.has(*surface) && decision.levels.of(*surface) == top;
    let shown_now = |surface| shown(decision, surface, step(surface));
    let shrinks = decision.may_shrink();
    let least = [Surface::Image, Surface::Video].into_iter().filter(is_top).map(shown_now).min();
    match least.unwrap_or_else(|| shown_now(Surface::Text)) {
        Shown::Preview if (parts.preview || shrinks) && least.is_some() => JudgedAt::Preview,
        Shown::Preview if parts.paraphrase && least.is_none() => JudgedAt::Paraphrase,
        Shown::Nothing | Shown::Preview => JudgedAt::Metadata,
        Shown::Lens => JudgedAt::Lens,
        Shown::Gray => JudgedAt::Softened,
        Shown::Full if audible => JudgedAt::FullSound,
        Shown::Full => JudgedAt::Full,
    }
}
