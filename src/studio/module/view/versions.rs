//! Another version: what changed in meaning, with judgments that are newly refused or newly taken.

use super::past;
use crate::app::{Msg, Studio};
use crate::versions::Event;
use crate::words::number;
use gradeglass_studio::{Compared, Example, Message, Outcome};
use std::sync::Arc;
use yew::prelude::*;

pub fn shown(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let choose = ctx.link().callback(|_: MouseEvent| Msg::Versions(Event::Compare));
    let body = match &studio.versions.told.compared {
        None => html! {},
        Some(Outcome::Unreadable) => {
            html! { <p class="reason">{ words.text("cannot-compare") }</p> }
        }
        Some(Outcome::Apart(why)) => html! { <p class="reason">{ super::ticked(why) }</p> },
        Some(Outcome::Running { done, total }) => {
            let progress = [("done", number(*done)), ("total", number(*total))];
            html! { <p class="nothing" role="status">{ words.with("comparing", &progress) }</p> }
        }
        Some(Outcome::Done(compared)) => comparison(studio, ctx, compared),
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
    let example = |key: &'static str, example: &Option<Arc<Example>>| {
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
    let change = |(id, word): &(String, String)| {
        html! { <li key={id.clone()} class="change"><code>{ id }</code><span>{ words.text(word) }</span></li> }
    };
    let key = format!("whole-{}", compared.relation);
    html! {
        <div class="compared">
            <p class="relation" data-relation={compared.relation.clone()}>
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
