//! The panes: each draws a part of the desk and sends messages.

mod bar;
mod clause;
mod guideline;
mod icon;
mod judgment;
mod past;
mod preview;
mod problems;
mod rules;
mod table;
mod task;
mod tests;
mod verdict;
mod versions;

use crate::app::{Msg, Pane, Studio};
use yew::prelude::*;

/// All panes but the preview's middle, which is no part of this component: the judge is an element of
/// its own, whose events must not pass through here.
pub fn studio(studio: &Studio, ctx: &Context<Studio>) -> Html {
    html! {
        <>
            { bar::bar(studio, ctx) }
            { tabs(studio, ctx) }
            { guideline::pane(studio, ctx) }
            { task::pane(studio) }
            { preview::head(studio, ctx) }
            { create_portal(verdict::pane(studio, ctx), ctx.props().after.clone()) }
        </>
    }
}

/// Where not all panes fit: which is looked at.
fn tabs(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let panes = [
        (Pane::Guideline, "guideline"),
        (Pane::Preview, "preview"),
        (Pane::Task, "task"),
        (Pane::Verdict, "verdict"),
    ];
    let tab = |(pane, name): (Pane, &'static str)| {
        let chosen = studio.pane == pane;
        let press = ctx.link().callback(move |_: MouseEvent| Msg::Pane(pane));
        html! {
            <button key={name} type="button" class={classes!("tab", format!("to-{name}"), chosen.then_some("chosen"))}
                aria-pressed={chosen.to_string()} onclick={press}>
                { studio.words.text(&format!("pane-{name}")) }
            </button>
        }
    };
    html! {
        <nav class="tabs" aria-label={studio.words.text("panes")}>
            { for panes.into_iter().map(tab) }
        </nav>
    }
}

/// A button with words.
pub fn button(words: String, class: &'static str, press: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={classes!("button", class)} onclick={press}>{ words }</button> }
}

/// A sentence in which names stand between backticks: each is set as code. It may be in another language
/// than the page.
pub fn ticked(sentence: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 {
            html! { <code key={index}>{ part.to_owned() }</code> }
        } else {
            html! { <span key={index}>{ part.to_owned() }</span> }
        }
    };
    html! { <bdi class="ticked">{ for sentence.split('`').enumerate().map(part) }</bdi> }
}

/// Closes the menu in which something was pressed.
pub fn close(event: &MouseEvent) {
    let menu = event.target_dyn_into::<web_sys::Element>();
    let menu = menu.and_then(|element| element.closest("details").ok().flatten());
    if let Some(menu) = menu {
        _ = menu.remove_attribute("open");
    }
}
