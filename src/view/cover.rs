//! What stands in the page in place of covered content: a chip that says why, the button that
//! shows and covers, skeleton bars for text, a preview or a plain surface for pictures.

use crate::brought::{Brought, BroughtProps};
use crate::classes::{classes, when};
use crate::event::is_deliberate;
use crate::icon::icon;
use crate::model::{CoverState, PartState};
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::judging::{Command, Message};
use gradeglass_engine::protection::{CoverMessage, More, Next, Policy, Shown, Surface, surface_of};
use gradeglass_engine::task::{Media, ResultItem};
use yew::prelude::*;

/// The row of a result that can be covered. It stands there whether the content is shown or not,
/// so that its button never moves.
pub fn chip(
    ui: &Ui,
    item: &ResultItem,
    cover: &CoverState,
    number: usize,
    policy: &Policy,
) -> Html {
    let Some(slug) = &cover.slug else { return html! {} };
    let category = ui.text(&format!("cover-category-{slug}"));
    let said = Some(description(item)).filter(|words| !words.is_empty() && !cover.vault);
    let prompt = Some(ui.plain(policy.prompt())).filter(|line| !line.is_empty() && !cover.vault);
    html! {
        <div class={classes(&["cover-row", when(several(cover), "several")])} part="cover">
            <span class="chip">{ icon("covered") }<span>{ category }</span></span>
            { for said.map(|words| html! { <bdi class="quiet said">{ words.to_owned() }</bdi> }) }
            { if cover.vault { vault(ui, slug) } else { acts(ui, &item.id, cover, number) } }
            { for prompt.map(|line| html! { <p class="quiet prompt"><bdi>{ line.to_owned() }</bdi></p> }) }
        </div>
    }
}

/// What the host says is there; nothing where it says nothing.
pub fn description(item: &ResultItem) -> &str {
    let labels = item.labels.iter().flatten().filter(|label| !label.negated);
    labels.filter_map(|label| label.description.as_deref()).next().unwrap_or_default()
}

// Nobody opens a vault here: what is left is to hand it on.
fn vault(ui: &Ui, slug: &str) -> Html {
    let (said, command, word) = match slug {
        "broken" => ("cover-broken", Command::CannotJudge, "cannot-judge"),
        _ => ("cover-vault", Command::Escalate, "escalate"),
    };
    html! {
        <>
            <span class="quiet">{ ui.text(said) }</span>
            <button type="button" class="button" onclick={ui.on_command(command)}>{ icon(word) }{ ui.text(word) }</button>
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

/// A ring whose hand goes around once within so many seconds. It is drawn by the browser itself: nothing
/// has to be drawn again while it runs. What turns is no style: Firefox takes a style that is animated
/// here for an inline one, and tells the page's policy of every frame.
fn ring(ui: &Ui, seconds: u32) -> Html {
    html! {
        <svg key={seconds.to_string()} class="ring" viewBox="0 0 16 16" width="16" height="16" role="img"
            aria-label={ui.count("cover-closes", "seconds", seconds as usize)}>
            <circle cx="8" cy="8" r="6" />
            <path d="M8 8V2">
                <animateTransform attributeName="transform" type="rotate" from="0 8 8" to="360 8 8" dur={format!("{seconds}s")} fill="freeze" />
            </path>
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

/// What stands in place of a picture or video: a plain surface, and on it previews where there are
/// any. Without leave to make one here, only what came with the task is a preview.
pub fn pane(ui: &Ui, part: PartState, cover: &CoverState, media: &Media) -> Html {
    // A preview that was asked for, by an act of its own, is that of a seal.
    let grain = if part.open { cover.grain.min(SEALED_GRAIN) } else { cover.grain };
    let still = surface_of(media) == Surface::Image;
    let sources: Vec<AttrValue> = match media.keyframes.as_slice() {
        [] => media.preview.iter().cloned().map(AttrValue::from).collect(),
        frames => frames.iter().cloned().map(AttrValue::from).collect(),
    };
    let own = cover.shrinks && still && !part.open && sources.is_empty();
    let shown = matches!(part.shown, Shown::Preview | Shown::Lens) && (own || !sources.is_empty());
    let url = if own { media.url.clone().into() } else { AttrValue::default() };
    html! {
        <div class={classes(&["pane solid", when(shown, "previewed")])} key={if shown { "preview" } else { "solid" }} aria-hidden="true">
            { if shown { previews(ui, sources, url, grain) } else { html! {} } }
            { icon("covered") }
        </div>
    }
}

/// Previews, coarse enough; of a single picture one, of a video up to eight. Where there is none, one
/// is made of the picture at `url`, if that is given.
pub fn previews(ui: &Ui, sources: Vec<AttrValue>, url: AttrValue, grain: u8) -> Html {
    let key = grain.to_string();
    let class = if sources.len() > 1 { "previews strip" } else { "previews" };
    let props =
        BroughtProps { sources, url, grain, ..BroughtProps::new(ui, "preview", class.to_owned()) };
    html! { <Brought {key} ..props /> }
}
