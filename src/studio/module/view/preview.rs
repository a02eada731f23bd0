//! The head of the annotator's own view: in which language, which texts are missing there, how wide,
//! how dark.

use crate::app::{Look, Msg, Studio};
use gradeglass_studio::{Message, Untranslated, untranslated};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// So many missing texts are listed at once.
const MOST: usize = 100;

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
            <label class="languages" hidden={languages.is_none()}>
                <span class="unseen">{ words.text("preview-language") }</span>
                <select onchange={choose}>{ for languages.unwrap_or_default().into_iter().map(option) }</select>
            </label>
            { missing(studio, ctx) }
            { toggle("narrow", narrow, Look { narrow: !narrow, dark }) }
            { toggle("dark", dark, Look { narrow, dark: !dark }) }
        </header>
    }
}

/// Texts that are missing in a language, each a way to its place.
fn missing(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let all = untranslated(&studio.desk.reading);
    let row = |(index, text): (usize, &Untranslated)| {
        let span = text.span;
        let press = ctx.link().batch_callback(move |event: MouseEvent| {
            super::close(&event);
            span.map(|span| Msg::Reveal("guideline", span))
        });
        html! {
            <li key={index} data-language={text.language.clone()}>
                <button type="button" onclick={press}>
                    <strong><bdi class="tag">{ &text.language }</bdi>{ " " }<bdi>{ &text.instead }</bdi></strong>
                    <span><bdi>{ &text.path }</bdi></span>
                </button>
            </li>
        }
    };
    html! {
        <details class="menu untranslated" hidden={all.is_empty()}>
            <summary class="toggle" title={words.text("untranslated-about")}>{ words.count("untranslated", all.len()) }</summary>
            <ul role="list">{ for all.iter().take(MOST).enumerate().map(row) }</ul>
        </details>
    }
}
