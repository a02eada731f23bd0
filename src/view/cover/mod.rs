//! What stands in the page in place of covered content: a chip that says why, the button that
//! shows and covers, skeleton bars for text, a preview or a plain surface for pictures.

mod blurhash;
mod preview;

pub use preview::Preview;

use crate::classes::{classes, when};
use crate::event::is_deliberate;
use crate::icon::icon;
use crate::model::{CoverState, PartState};
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, More, Next, Shown, Surface};
use yew::prelude::*;

/// The row of a result that can be covered. It stands there whether the content is shown or not,
/// so that its button never moves.
pub fn chip(ui: &Ui, result: &str, cover: &CoverState, number: usize) -> Html {
    let Some(slug) = &cover.slug else { return html! {} };
    let category = ui.text(&format!("cover-category-{slug}"));
    html! {
        <div class={classes(&["cover-row", when(several(cover), "several")])} part="cover">
            <span class="chip">{ icon("covered") }<span>{ category }</span></span>
            { if cover.vault { vault(ui) } else { acts(ui, result, cover, number) } }
        </div>
    }
}

// Nobody opens a vault here: what is left is to hand it on.
fn vault(ui: &Ui) -> Html {
    let escalate = ui.on_command(gradeglass_engine::judging::Command::Escalate);
    html! {
        <>
            <span class="quiet">{ ui.text("cover-vault") }</span>
            <button type="button" class="button" onclick={escalate}>{ icon("escalate") }{ ui.text("escalate") }</button>
        </>
    }
}

/// Whether there is more than one part to reveal: then the acts have a line of their own.
fn several(cover: &CoverState) -> bool {
    let acts = |part: PartState| part.open || part.next.is_some();
    [cover.text, cover.image, cover.video].into_iter().filter(|part| acts(*part)).count() > 1
}

/// What can be done about each part, words first. After everything was covered there is one thing
/// to do: to lift that.
fn acts(ui: &Ui, result: &str, cover: &CoverState, number: usize) -> Html {
    let row = Row { ui, result, number };
    if cover.text.next == Some(Next::Lift) {
        return row.reveal(Surface::Text, Next::Lift);
    }
    let parts = [(Surface::Text, "text"), (Surface::Image, "image"), (Surface::Video, "video")];
    let there: Vec<_> = parts
        .into_iter()
        .map(|(surface, name)| (surface, name, cover.part(surface)))
        .filter(|(_, _, part)| part.open || part.next.is_some())
        .collect();
    let several = several(cover);
    let groups = there.into_iter().map(|(surface, name, part)| {
        let name = ui.text(&format!("cover-part-{name}"));
        html! {
            <span key={name.clone()} class="acts" role="group" aria-label={name.clone()}>
                <span class="quiet" aria-hidden="true" hidden={!several}>{ name }</span>
                { row.part(surface, part) }
            </span>
        }
    });
    html! { <>{ for groups }{ grain(ui, cover) }</> }
}

/// The cover row of one result.
struct Row<'a> {
    ui: &'a Ui,
    result: &'a str,
    number: usize,
}

impl Row<'_> {
    fn part(&self, surface: Surface, part: PartState) -> Html {
        let lens = CoverMessage::Lens { result: self.result.to_owned(), trusted: true };
        // One button stays in its place whatever it does, so that focus stays on it.
        let first = match part.next {
            Some(next) => self.reveal(surface, next),
            None => self.cover(surface),
        };
        let back = part.open && part.next.is_some();
        html! {
            <>
                { first }
                { if back { self.cover(surface) } else { html! {} } }
                { if part.ways.lens { self.face("cover-lens", "icon-button", None, icon("lens"), lens) } else { html! {} } }
                { self.time(part) }
            </>
        }
    }

    fn reveal(&self, surface: Surface, next: Next) -> Html {
        let word = match next {
            Next::Lift => "cover-lift",
            Next::Preview => "cover-preview",
            Next::Reveal => "cover-show",
            Next::Confirm => "cover-confirm",
            Next::Colour => "cover-colour",
        };
        let result = self.result.to_owned();
        self.button(word, false, CoverMessage::Reveal { result, surface, trusted: true })
    }

    fn cover(&self, surface: Surface) -> Html {
        let message = CoverMessage::CoverPart(self.result.to_owned(), surface);
        self.button("cover-hide", true, message)
    }

    /// How long a part stays open: a ring that empties, on the button for more time where there is
    /// more.
    fn time(&self, part: PartState) -> Html {
        let Some(seconds) = part.ways.seconds else { return html! {} };
        let ring = ring(self.ui, seconds);
        let Some(more) = part.ways.more else { return ring };
        let word = if more == More::Once { "cover-more" } else { "cover-keep" };
        let extend = CoverMessage::Extend { result: self.result.to_owned(), trusted: true };
        self.face(word, "icon-button", None, ring, extend)
    }

    fn button(&self, word: &'static str, pressed: bool, message: CoverMessage) -> Html {
        let face = html! { { self.ui.text(word) } };
        self.face(word, "button reveal", pressed.then_some("true"), face, message)
    }

    /// A reveal is a deliberate act of a person: a click that a script made reveals nothing.
    fn face(
        &self,
        word: &'static str,
        class: &'static str,
        pressed: Option<&'static str>,
        face: Html,
        message: CoverMessage,
    ) -> Html {
        let send = self.ui.send.clone();
        let onclick = move |event: MouseEvent| {
            if let Some(message) = told(message.clone(), is_deliberate(&event)) {
                send.emit(Message::Cover(message));
            }
        };
        let word = self.ui.text(word);
        let label = format!("{word} · {}", self.ui.count("result-number", "number", self.number));
        html! {
            <button type="button" {class} aria-pressed={pressed} title={word} aria-label={label} {onclick}>{ face }</button>
        }
    }
}

/// The message, if it may be sent: what no person did covers at most.
fn told(message: CoverMessage, deliberate: bool) -> Option<CoverMessage> {
    (deliberate || matches!(message, CoverMessage::CoverPart(..))).then_some(message)
}

/// A ring that empties within so many seconds. It is drawn by the browser itself: nothing has to be
/// drawn again while it runs.
fn ring(ui: &Ui, seconds: u32) -> Html {
    html! {
        <svg key={seconds.to_string()} class="ring" viewBox="0 0 16 16" width="16" height="16" role="img"
            aria-label={ui.count("cover-closes", "seconds", seconds as usize)}>
            <circle cx="8" cy="8" r="6" pathLength="100" stroke-dasharray="100" stroke-dashoffset="0">
                <animate attributeName="stroke-dashoffset" from="0" to="100" dur={format!("{seconds}s")} fill="freeze" />
            </circle>
        </svg>
    }
}

/// Coarser and finer, where a preview is shown.
fn grain(ui: &Ui, cover: &CoverState) -> Html {
    let shows = |part: PartState| part.shown == Shown::Preview && part.ways.lens | part.open;
    if !shows(cover.image) && !shows(cover.video) {
        return html! {};
    }
    let step = |word: &'static str, sign: &'static str, forward: bool| {
        html! {
            <button type="button" class="icon-button" aria-label={ui.text(word)} title={ui.text(word)}
                onclick={ui.on_own(Own::Grain(forward))}><span aria-hidden="true">{ sign }</span></button>
        }
    };
    html! {
        <span class="acts" role="group" aria-label={ui.text("cover-grain")}>
            { step("cover-coarser", "−", false) }{ step("cover-finer", "+", true) }
        </span>
    }
}

/// Bars in place of text. Their number is one of three, whatever the length.
pub fn skeleton(bucket: &str) -> Html {
    let bars = match bucket {
        "short" => 2,
        "medium" => 4,
        _ => 6,
    };
    html! { <div class="bars" aria-hidden="true">{ for (0..bars).map(|_| html! { <span></span> }) }</div> }
}

/// What a seal previews is coarser than what a veil shows, in pixels on the short side.
const SEALED_GRAIN: u8 = 12;

/// What stands in place of a picture or video.
pub fn pane(part: PartState, grain: u8, preview: Option<&str>) -> Html {
    // A preview that was asked for, by an act of its own, is that of a seal.
    let grain = if part.open { grain.min(SEALED_GRAIN) } else { grain };
    match (part.shown, preview) {
        (Shown::Preview | Shown::Lens, Some(source)) => {
            let key = format!("{grain}{source}");
            html! {
                <div class="pane" key="preview"><Preview {key} source={source.to_owned()} {grain} />{ icon("covered") }</div>
            }
        }
        _ => {
            html! { <div class="pane solid" key="solid" aria-hidden="true">{ icon("covered") }</div> }
        }
    }
}
