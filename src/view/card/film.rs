//! A video or a sound: the player, made when it may be seen. And how anything that plays is stopped.

use crate::brought::{Brought, BroughtProps};
use crate::classes::when;
use crate::model::CoverState;
use crate::ui::Ui;
use gradeglass_engine::protection::{Shown, surface_of};
use gradeglass_engine::task::{Media, MediaKind};
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// The player of a piece of media. Its captions are words, and covered with those of the result.
pub fn film(ui: &Ui, result: &str, media: &Media, cover: &CoverState) -> Html {
    let gray = cover.video.shown == Shown::Gray;
    let class =
        ["film", when(gray, "gray"), when(media.kind == MediaKind::Audio, "sound")].join(" ");
    let captions = media.captions.clone().filter(|_| cover.text.shown == Shown::Full);
    let label = media.alt.clone().filter(|_| cover.text.shown == Shown::Full);
    let player = BroughtProps {
        result: result.to_owned().into(),
        surface: surface_of(media),
        url: media.url.clone().into(),
        label: label.unwrap_or_else(|| ui.text("media-player")).into(),
        rate: cover.rate,
        gray,
        audible: cover.audible == Some(true),
        captions: captions.map(AttrValue::from),
        ..BroughtProps::new(ui, "player", class)
    };
    html! { <Brought key="player" ..player /> }
}

/// Stops a video and lets go of what it has loaded.
pub fn stop(video: &HtmlVideoElement) {
    // A video that was never played has nothing to pause; that is no fault.
    let _ = video.pause();
    let _ = video.remove_attribute("src");
    video.load();
}
