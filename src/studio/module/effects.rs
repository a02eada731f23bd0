//! Does what the desk asks for.

use crate::host::Host;
use crate::spelled;
use gradeglass_studio::{Desk, Effect};

/// Does one thing. Gives the key of the words for what could not be done.
pub fn run(host: &Host, desk: &Desk, effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::Edit(edits) => host.edit(&spelled::edits(&edits)),
        Effect::SetText(text) => host.set_text("guideline", &text),
        Effect::SetTask(text) => host.set_text("task", &text),
        Effect::Preview => host.preview(),
        Effect::Prove => host.prove(&desk.text),
        Effect::Keep => host.keep(&spelled::kept(desk)),
        Effect::Reveal(span) => host.reveal("guideline", &spelled::span(span)),
        Effect::Refuse(key) => return Some(key),
    }
    None
}
