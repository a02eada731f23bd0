//! The guideline: its text, its rules as forms and as a table, its versions; and under it what is
//! wrong with it.

use super::{problems, rules, table, versions};
use crate::app::{Msg, Studio, View};
use yew::prelude::*;

pub fn pane(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let is_text = studio.view == View::Text;
    let body = match studio.view {
        View::Text => html! {},
        View::Rules => rules::list(studio, ctx),
        View::Table => table::shown(studio, ctx),
        View::Versions => versions::shown(studio, ctx),
    };
    html! {
        <section class="pane guideline" aria-label={studio.words.text("pane-guideline")}>
            { views(studio, ctx) }
            <div class="editor" ref={studio.guideline_slot.clone()} dir="ltr" hidden={!is_text}></div>
            <div class="view" hidden={is_text}>{ body }</div>
            { problems::strip(studio, ctx) }
        </section>
    }
}

fn views(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let all = [
        (View::Text, "view-text"),
        (View::Rules, "view-rules"),
        (View::Table, "view-table"),
        (View::Versions, "view-versions"),
    ];
    let view = |(view, name): (View, &'static str)| {
        let chosen = studio.view == view;
        let press = ctx.link().callback(move |_: MouseEvent| Msg::View(view));
        html! {
            <button key={name} type="button" class={classes!("side", name, chosen.then_some("chosen"))}
                aria-pressed={chosen.to_string()} onclick={press}>{ studio.words.text(name) }</button>
        }
    };
    html! { <header class="head sides views">{ for all.into_iter().map(view) }</header> }
}
