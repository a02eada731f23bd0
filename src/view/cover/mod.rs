//! What stands in the page in place of covered content: a chip that says why, the button that
//! shows and covers, skeleton bars for text, a preview or a plain surface for pictures.

mod blurhash;
mod preview;

pub use preview::Preview;

use crate::icon::icon;
use crate::model::CoverState;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{Next, Shown};
use yew::prelude::*;

/// The row of a result that can be covered. It stands there whether the content is shown or not,
/// so that its button never moves.
pub fn chip(ui: &Ui, result: &str, cover: &CoverState, number: usize) -> Html {
    let Some(slug) = &cover.slug else { return html! {} };
    let category = ui.text(&format!("cover-category-{slug}"));
    html! {
        <div class="cover-row" part="cover">
            <span class="chip">{ icon("covered") }<span>{ category }</span></span>
            { if cover.vault { vault(ui) } else { toggle(ui, result, cover, number) } }
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

fn toggle(ui: &Ui, result: &str, cover: &CoverState, number: usize) -> Html {
    let main = if cover.revealed && cover.next.is_none() {
        act(ui, result, cover, number, None)
    } else {
        cover.next.map_or_else(|| html! {}, |next| act(ui, result, cover, number, Some(next)))
    };
    let back = cover.revealed && cover.next.is_some();
    html! {
        <>
            { main }
            { if back { act(ui, result, cover, number, None) } else { html! {} } }
        </>
    }
}

// A reveal is a deliberate act of a person: a click that a script made reveals nothing.
fn act(ui: &Ui, result: &str, cover: &CoverState, number: usize, next: Option<Next>) -> Html {
    let (send, id) = (ui.send.clone(), result.to_owned());
    let reveals = next.is_some();
    let onclick = move |event: MouseEvent| {
        let (result, trusted) = (id.clone(), event.is_trusted());
        send.emit(if reveals {
            Message::Reveal { result, trusted }
        } else {
            Message::ToggleReveal { result, trusted }
        });
    };
    let word = match next {
        None => "cover-hide",
        Some(Next::Lift) => "cover-lift",
        Some(Next::Preview) => "cover-preview",
        Some(Next::Reveal) => "cover-show",
        Some(Next::Confirm) => "cover-confirm",
        Some(Next::Colour) => "cover-colour",
    };
    let word = ui.text(word);
    let label = format!("{word} · {}", ui.count("result-number", "number", number));
    html! {
        <button type="button" class="button reveal" aria-pressed={cover.revealed.to_string()}
            aria-label={label} {onclick}>{ word }</button>
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

/// What stands in place of a picture or video.
pub fn pane(shown: Shown, preview: Option<&str>) -> Html {
    match (shown, preview) {
        (Shown::Preview, Some(source)) => html! {
            <div class="pane" key="preview"><Preview key={source.to_owned()} source={source.to_owned()} /></div>
        },
        _ => {
            html! { <div class="pane solid" key="solid" aria-hidden="true">{ icon("covered") }</div> }
        }
    }
}
