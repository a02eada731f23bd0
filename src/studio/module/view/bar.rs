//! The bar: which guideline this is, files, and publication.

use super::icon::icon;
use crate::app::{Msg, Studio};
use gradeglass_proofs::Level;
use yew::prelude::*;

/// What can be begun with, each a file of `templates/`.
pub const TEMPLATES: [&str; 5] =
    ["product-relevance", "needs-met", "esci", "safety-severity", "language-identification"];

pub fn bar(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let link = ctx.link();
    let (name, version) = studio.desk.good.as_ref().map_or_else(
        || (words.text("untitled"), String::new()),
        |(it, _)| (it.title.best(words.locale()).0.to_owned(), it.version.clone()),
    );
    let blocked = studio.desk.publishable().is_none();
    let why = if studio.desk.count(Level::Error) > 0 { "errors-block" } else { "not-proved-yet" };
    let press = |msg: Msg| link.callback(move |_: MouseEvent| msg.clone());
    html! {
        <header class="bar">
            <h1 class="name">
                <span class="title" dir="auto">{ name }</span>
                <span class="version">{ version }</span>
            </h1>
            <div class="tools">
                { new(studio, ctx) }
                { super::button(words.text("open"), "quiet", press(Msg::Choose)) }
                { super::button(words.text("save"), "quiet", press(Msg::Save)) }
                { super::button(words.text("share"), "quiet", press(Msg::Share)) }
                <button type="button" class="button quiet square" onclick={press(Msg::Undo(false))} aria-label={words.text("undo")} title={words.text("undo")}>{ icon("undo") }</button>
                <button type="button" class="button quiet square" onclick={press(Msg::Undo(true))} aria-label={words.text("redo")} title={words.text("redo")}>{ icon("redo") }</button>
            </div>
            <p class="told" role="status">{ studio.told.clone() }</p>
            <button type="button" class="button primary publish" aria-disabled={blocked.to_string()}
                title={blocked.then(|| words.text(why))} onclick={press(Msg::Publish)}>
                { words.text("publish") }
            </button>
        </header>
    }
}

/// New, from a template.
fn new(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let item = |name: &'static str| {
        let press = ctx.link().batch_callback(move |event: MouseEvent| {
            super::close(&event);
            vec![Msg::Template(name)]
        });
        html! {
            <li key={name}>
                <button type="button" onclick={press}>
                    <strong>{ words.text(&format!("template-{name}")) }</strong>
                    <span>{ words.text(&format!("template-{name}-about")) }</span>
                </button>
            </li>
        }
    };
    html! {
        <details class="menu">
            <summary class="button quiet">{ words.text("new") }</summary>
            <ul>{ for TEMPLATES.into_iter().map(item) }</ul>
        </details>
    }
}
