//! Another version: what changed in meaning, with judgments that are newly refused or newly taken.

use super::past;
use crate::app::{Msg, Studio};
use crate::versions::{Compared, Event};
use gradeglass_proofs::Change;
use gradeglass_studio::{Example, Message};
use yew::prelude::*;

pub fn shown(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let choose = ctx.link().callback(|_: MouseEvent| Msg::Versions(Event::Compare));
    let body = match &studio.versions.compared {
        None => html! {},
        Some(Err(sentence)) => html! { <p class="reason">{ super::ticked(sentence) }</p> },
        Some(Ok(compared)) => comparison(studio, ctx, compared),
    };
    html! {
        <div class="versions" tabindex="0" role="group" aria-label={words.text("view-versions")}>
            <section class="beside">
                <h2>{ words.text("other-version") }</h2>
                <p class="nothing">{ words.text("versions-about") }</p>
                { super::button(words.text("compare"), "small", choose) }
                { body }
            </section>
            { past::shown(studio, ctx) }
        </div>
    }
}

fn comparison(studio: &Studio, ctx: &Context<Studio>, compared: &Compared) -> Html {
    let words = &studio.words;
    let example = |key: &'static str, example: &Option<Example>| {
        let example = example.clone()?;
        let rules = example.fires.join(", ");
        let press =
            ctx.link().callback(move |_: MouseEvent| Msg::Desk(Message::Show(example.clone())));
        Some(html! {
            <li class="example">
                <span>{ words.text(key) }</span>
                <code>{ rules }</code>
                { super::button(words.text("show-me"), "small show", press) }
            </li>
        })
    };
    let change = |(id, change): &(String, Change)| {
        let word = match change {
            Change::Added => "change-added",
            Change::Removed => "change-removed",
            Change::Scope => "change-scope",
            Change::Severity => "change-severity",
            Change::Meaning(difference) => difference.relation().name(),
        };
        html! { <li key={id.clone()} class="change"><code>{ id }</code><span>{ words.text(word) }</span></li> }
    };
    let key = format!("whole-{}", compared.relation.name());
    html! {
        <div class="compared">
            <p class="relation" data-relation={compared.relation.name()}>
                { words.of(&key, "version", &compared.version) }
                { (!compared.confirmed).then(|| words.text("not-confirmed")) }
            </p>
            <ul role="list">
                { example("newly-refused", &compared.newly_refused) }
                { example("newly-taken", &compared.newly_taken) }
            </ul>
            <ul role="list" class="changes">{ for compared.changes.iter().map(change) }</ul>
        </div>
    }
}
