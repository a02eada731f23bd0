//! What each part of a result shows at each step of its reveal: pure tables, no state.

use super::decision::Decision;
use super::{Level, Surface, surface_of};
use crate::judging::JudgedAt;
use crate::task::ResultItem;

/// How far the reveal of a result has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Nothing was asked for: what shows is what the level lets show.
    Covered,
    /// The first of two steps: previews of what is sealed.
    Previewed,
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
    /// The preview that came with the task, drawn small; the cover where there is none.
    Preview,
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
}

impl Parts {
    pub(super) fn of(result: &ResultItem) -> Self {
        let mut parts = Self::default();
        for media in &result.media {
            match surface_of(media) {
                Surface::Image => parts.image = true,
                Surface::Video | Surface::Text => parts.video = true,
            }
            parts.preview |= media.preview.is_some();
        }
        parts
    }

    fn has(self, surface: Surface) -> bool {
        match surface {
            Surface::Image => self.image,
            Surface::Video => self.video,
            Surface::Text => true,
        }
    }

    /// The strictest level among the parts that are there.
    fn top(self, decision: &Decision) -> Level {
        let there = Surface::ALL.into_iter().filter(|surface| self.has(*surface));
        there.map(|surface| decision.levels.of(surface)).max().unwrap_or(Level::Seal)
    }
}

/// The step that the next act leads to; none where there is nothing left to show, or nobody may.
pub(super) fn following(decision: &Decision, parts: Parts, step: Step) -> Option<Step> {
    let media = parts.image || parts.video;
    let opened = if decision.grayscale && media { Step::Softened } else { Step::Full };
    match (step, parts.top(decision)) {
        (_, Level::Vault) | (Step::Full, _) | (_, Level::Open) => None,
        (Step::Covered, Level::Seal) => Some(Step::Previewed),
        (Step::Covered, Level::Veil) if decision.confirm => Some(Step::Previewed),
        (Step::Covered, Level::Soften) => media.then_some(Step::Full),
        (Step::Covered, _) | (Step::Previewed, _) => Some(opened),
        (Step::Softened, _) => Some(Step::Full),
    }
}

/// What the act that leads to a step is.
pub(super) fn next(decision: &Decision, parts: Parts, step: Step) -> Option<Next> {
    let to = following(decision, parts, step)?;
    Some(match (step, to) {
        (_, Step::Covered | Step::Previewed) => Next::Preview,
        (Step::Softened, _) => Next::Colour,
        (Step::Covered, Step::Full) if parts.top(decision) == Level::Soften => Next::Colour,
        _ if decision.confirm => Next::Confirm,
        _ => Next::Reveal,
    })
}

/// What one surface shows at a step.
pub(super) fn shown(decision: &Decision, parts: Parts, step: Step, surface: Surface) -> Shown {
    let text = surface == Surface::Text;
    let preview = if text { Shown::Nothing } else { Shown::Preview };
    let gray = if text { Shown::Full } else { Shown::Gray };
    match (decision.levels.of(surface), step) {
        (Level::Vault, _) => Shown::Nothing,
        (Level::Open, _) | (_, Step::Full) => Shown::Full,
        (Level::Soften, _) | (_, Step::Softened) => gray,
        // What is only veiled beside something sealed opens with the first of the two steps.
        (Level::Veil, Step::Previewed)
            if !decision.confirm && parts.top(decision) == Level::Seal =>
        {
            if decision.grayscale {
                gray
            } else {
                Shown::Full
            }
        }
        (Level::Veil, _) | (Level::Seal, Step::Previewed) => preview,
        (Level::Seal, Step::Covered) => Shown::Nothing,
    }
}

/// Whether a step shows covered content, and not only a preview of it.
pub(super) fn reveals(decision: &Decision, parts: Parts, step: Step) -> bool {
    step != Step::Covered
        && Surface::ALL.into_iter().filter(|surface| parts.has(*surface)).any(|surface| {
            decision.levels.of(surface) >= Level::Soften
                && shown(decision, parts, step, surface) >= Shown::Gray
                && shown(decision, parts, step, surface)
                    > shown(decision, parts, Step::Covered, surface)
        })
}

/// How much of a result is seen at a step. What counts is the part that is covered most, and of
/// those its media: a title read beside a sealed picture does not make the picture seen.
pub(super) fn seen(decision: &Decision, parts: Parts, step: Step) -> JudgedAt {
    let top = parts.top(decision);
    let is_top = |surface: &Surface| parts.has(*surface) && decision.levels.of(*surface) == top;
    let media = [Surface::Image, Surface::Video].into_iter().filter(is_top);
    let least = media.map(|surface| shown(decision, parts, step, surface)).min();
    match least.unwrap_or_else(|| shown(decision, parts, step, Surface::Text)) {
        Shown::Preview if parts.preview => JudgedAt::Preview,
        Shown::Nothing | Shown::Preview => JudgedAt::Metadata,
        Shown::Gray => JudgedAt::Softened,
        Shown::Full => JudgedAt::Full,
    }
}
