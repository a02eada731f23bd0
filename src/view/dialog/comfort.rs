//! The part of the settings that is about covered content: how it looks, tried on something
//! harmless, and what was seen today.

use super::settings::{pressed, switch};
use crate::Argument;
use crate::classes::{classes, when};
use crate::contract::{ComfortSettings, Settings, Tint};
use crate::cover::previews;
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::protection::Figures;
use yew::prelude::*;

/// A meadow under a sun, as a preview: nothing that anybody has to see.
const SAMPLE: &str = "LGF5?xYk^6#M@-5c,1J5@[or[Q6.";

/// The section.
pub fn comfort(ui: &Ui, settings: &Settings, figures: &Figures) -> Html {
    let now = settings.comfort;
    let with = |change: &dyn Fn(&mut ComfortSettings)| {
        let mut changed = settings.clone();
        change(&mut changed.comfort);
        ui.on_own(Own::Set(changed))
    };
    let tints = [(Tint::None, "tint-none"), (Tint::Sepia, "tint-sepia"), (Tint::Pale, "tint-pale")];
    let tints = tints.into_iter().map(|(tint, name)| {
        pressed(name, html! { { ui.text(name) } }, now.tint == tint, with(&|it| it.tint = tint))
    });
    let rates = ComfortSettings::RATES.into_iter().map(|rate| {
        let face = ui.words.number(f64::from(rate) / 100.0) + "×";
        pressed(&face.clone(), html! { { face } }, now.rate == rate, with(&|it| it.rate = rate))
    });
    let grains = ComfortSettings::GRAINS.into_iter().map(|grain| {
        let face = ui.words.number(f64::from(grain));
        pressed(&face.clone(), html! { { face } }, now.grain == grain, with(&|it| it.grain = grain))
    });
    let group = |name: &str, options: Html| {
        html! {
            <div class="setting">
                <div><h3 id={name.to_owned()}>{ ui.text(name) }</h3></div>
                <div class="options" role="group" aria-labelledby={name.to_owned()}>{ options }</div>
            </div>
        }
    };
    html! {
        <>
            <h3 class="part-of-settings">{ ui.text("comfort-title") }</h3>
            <p class="quiet">{ ui.text("comfort-help") }</p>
            { sample(ui, &now) }
            { switch(ui, "comfort-cover-all", now.cover_all, with(&|it| it.cover_all = !now.cover_all)) }
            { switch(ui, "comfort-gray-first", now.gray_first, with(&|it| it.gray_first = !now.gray_first)) }
            { switch(ui, "comfort-drawn-first", now.drawn_first, with(&|it| it.drawn_first = !now.drawn_first)) }
            { switch(ui, "comfort-small", now.small, with(&|it| it.small = !now.small)) }
            { group("comfort-tint", html! { { for tints } }) }
            { group("comfort-grain", html! { { for grains } }) }
            { group("comfort-rate", html! { { for rates } }) }
            { today(ui, figures) }
        </>
    }
}

/// What the choices make of a drawing: covered, revealed, and in colour.
fn sample(ui: &Ui, now: &ComfortSettings) -> Html {
    let drawing = |class: &'static str| {
        html! {
            <svg class={classes(&["picture", class])} viewBox="0 0 28 16" aria-hidden="true">
                <path fill="#a9d3ee" d="M0 0h28v16H0z" /><circle fill="#f5c542" cx="21" cy="4" r="2.4" />
                <path fill="#4f8f4a" d="M0 11c6-5 9-3 14 0s9 1 14-2v7H0z" /><path fill="#8a5a33" d="M7 6h1v6H7z" />
                <circle fill="#2f6b3a" cx="7.5" cy="5.5" r="2.6" />
            </svg>
        }
    };
    let tile = |name: &str, inside: Html| {
        html! { <figure class={classes(&["sample", when(now.small, "small")])}><div class="slot">{ inside }</div><figcaption class="quiet">{ ui.text(name) }</figcaption></figure> }
    };
    let preview = previews(ui, vec![SAMPLE.into()], AttrValue::default(), now.grain);
    html! {
        <div class="samples" role="img" aria-label={ui.text("comfort-sample")}>
            { tile("sample-covered", preview) }
            { tile("sample-revealed", drawing("gray")) }
            { tile("sample-colour", drawing("")) }
        </div>
    }
}

/// What the annotator has seen today: theirs to see, and no measure of work.
fn today(ui: &Ui, figures: &Figures) -> Html {
    let minutes = |ms: u64| Argument::Number((ms as f64 / 60_000.0 * 10.0).round() / 10.0);
    let number = |count: u64| Argument::Number(count as f64);
    let lines = [
        ("today-reveals", number(figures.reveals)),
        ("today-minutes", minutes(figures.ms)),
        ("today-spared", number(figures.spared)),
        ("today-judged", number(figures.judged)),
        ("today-undone", number(figures.undone)),
        ("today-pauses", number(figures.paused)),
    ];
    let lines = lines.into_iter().map(|(name, value)| {
        html! { <li key={name}>{ ui.words.with(name, &[("count", value)]) }</li> }
    });
    html! {
        <div class="setting">
            <div><h3>{ ui.text("today-title") }</h3><p class="quiet">{ ui.text("today-help") }</p></div>
            <ul class="today">{ for lines }</ul>
        </div>
    }
}
