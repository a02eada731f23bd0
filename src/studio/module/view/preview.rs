//! The head of the annotator's own view: in which language, how wide, how dark.

use crate::app::{Look, Msg, Studio};
use gradeglass_studio::Message;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn head(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let languages = studio.desk.good.as_ref().map(|(guideline, _)| guideline.languages.clone());
    let choose = ctx.link().batch_callback(|event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>();
        chosen.map(|select| Msg::Desk(Message::Language(select.value())))
    });
    let option = |tag: String| {
        html! { <option key={tag.clone()} value={tag.clone()} selected={tag == studio.desk.language}>{ tag.clone() }</option> }
    };
    let Look { narrow, dark } = studio.look;
    let toggle = |name: &'static str, on: bool, look: Look| {
        let press = ctx.link().callback(move |_: MouseEvent| Msg::Look(look));
        html! {
            <button type="button" class={classes!("toggle", on.then_some("on"))} aria-pressed={on.to_string()} onclick={press}>
                { words.text(name) }
            </button>
        }
    };
    html! {
        <header class="head preview-head">
            <h2>{ words.text("pane-preview") }</h2>
            <label class="languages">
                <span class="unseen">{ words.text("preview-language") }</span>
                <select onchange={choose}>{ for languages.unwrap_or_default().into_iter().map(option) }</select>
            </label>
            { toggle("narrow", narrow, Look { narrow: !narrow, dark }) }
            { toggle("dark", dark, Look { narrow, dark: !dark }) }
        </header>
    }
}
