//! One part of one result: how far it is revealed, since when, how, and until when.

use super::exposure::{Faults, Gesture};
use crate::judging::JudgedAt;
use crate::protection::Surface;
use crate::protection::shown::Step;

/// One part of one result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// How far it is revealed.
    pub step: Step,
    /// When that step was taken.
    pub since_ms: u64,
    /// How.
    pub gesture: Gesture,
    /// When its time is over.
    pub ends_ms: Option<u64>,
    /// When the annotator last revealed something of it.
    pub acted_ms: Option<u64>,
    /// Whether more time was taken.
    pub extended: bool,
    /// What the meters of playback and of sound said when the step was taken.
    pub marks: (u64, u64),
    /// The first label since that step was taken: what had been seen, and how long it took.
    pub label: Option<(JudgedAt, u64)>,
    /// What went wrong since then.
    pub faults: Faults,
}

impl Face {
    fn covered(now_ms: u64) -> Self {
        Self {
            step: Step::Covered,
            since_ms: now_ms,
            gesture: Gesture::Button,
            ends_ms: None,
            acted_ms: None,
            extended: false,
            marks: (0, 0),
            label: None,
            faults: Faults::default(),
        }
    }

    /// Whether it stays open until it is covered by hand, because the annotator asked for that.
    pub fn is_untimed(&self) -> bool {
        self.extended && self.ends_ms.is_none()
    }
}

/// The parts of one result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Faces {
    image: Face,
    video: Face,
    text: Face,
}

impl Faces {
    pub fn covered(now_ms: u64) -> Self {
        let face = Face::covered(now_ms);
        Self { image: face, video: face, text: face }
    }

    pub fn of(&self, surface: Surface) -> &Face {
        match surface {
            Surface::Image => &self.image,
            Surface::Video => &self.video,
            Surface::Text => &self.text,
        }
    }

    pub fn of_mut(&mut self, surface: Surface) -> &mut Face {
        match surface {
            Surface::Image => &mut self.image,
            Surface::Video => &mut self.video,
            Surface::Text => &mut self.text,
        }
    }

    /// Every part.
    pub fn all(&self) -> [&Face; 3] {
        [&self.image, &self.video, &self.text]
    }
}
