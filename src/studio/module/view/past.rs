//! Judgments that were made, checked again: where they come from, how many turned in each market and
//! language, and which.

use super::icon::icon;
use crate::app::{Msg, Studio};
use crate::versions::Event;
use crate::words::number;
use gradeglass_proofs::Counts;
use gradeglass_studio::{Replayed, TurnedRow, Turns};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

pub fn shown(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let versions = &studio.versions;
    let files = ctx.link().callback(|_: MouseEvent| Msg::Versions(Event::Files));
    html! {
        <section class="past">
            <h2>{ words.text("past") }</h2>
            <p class="nothing">{ words.text("past-about") }</p>
            { super::button(words.text("past-files"), "small", files) }
            { collector(studio, ctx) }
            <p class="lacks" role="status">{ lacks(studio) }</p>
            { for versions.told.replayed.iter().map(|replayed| came_to(studio, ctx, replayed)) }
        </section>
    }
}

/// Where a collector is asked. It may ask for a token in turn.
fn collector(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let ask = ctx.link().batch_callback(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target_dyn_into::<HtmlFormElement>()?;
        let field = |name: &str| {
            let field = form.query_selector(&format!("[name={name}]")).ok().flatten();
            let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            field.map(|field| field.value()).unwrap_or_default()
        };
        Some(Msg::Versions(Event::Collector(field("address"), field("token"))))
    });
    html! {
        <form class="collector" onsubmit={ask}>
            <label>{ words.text("collector") }<input name="address" type="url" required=true dir="ltr" value={ctx.props().host.origin()} /></label>
            <label hidden={!studio.versions.wants_token}>{ words.text("token") }<input name="token" type="password" autocomplete="off" dir="ltr" /></label>
            <button type="submit" class="button small" disabled={studio.versions.fetching}>{ words.text("fetch") }</button>
        </form>
    }
}

/// What is still missing, or went wrong.
fn lacks(studio: &Studio) -> String {
    let (words, versions) = (&studio.words, &studio.versions);
    let past = &versions.told.past;
    match (&versions.trouble, past.judgments, past.tasks) {
        (Some(key), ..) => words.text(key),
        _ if versions.fetching => words.text("fetching"),
        _ if past.nothing => words.text("nothing-past"),
        (_, 0, 0) => String::new(),
        (_, 0, tasks) => words.count("lacks-judgments", tasks),
        (_, judgments, 0) => words.count("lacks-tasks", judgments),
        _ if studio.desk.reading.guideline.is_none() => words.text("view-waits"),
        _ => String::new(),
    }
}

fn came_to(studio: &Studio, ctx: &Context<Studio>, replay: &Replayed) -> Html {
    let words = &studio.words;
    let running = replay.done < replay.total;
    let summary = if running {
        let progress = [("done", number(replay.done)), ("total", number(replay.total))];
        words.with("past-progress", &progress)
    } else {
        words.with(
            "past-summary",
            &[
                ("count", number(replay.checked)),
                ("refused", number(replay.refused.all)),
                ("taken", number(replay.taken.all)),
            ],
        )
    };
    let asides = [
        ("past-without-task", replay.without_task),
        ("past-without-verdict", replay.without_verdict),
        ("past-unreadable", replay.unreadable),
    ];
    let aside = |(key, count): (&str, usize)| {
        let first = replay.first.as_ref().filter(|_| key == "past-unreadable");
        let why = first.map(|(line, why)| format!("{}: {why}", words.count("line", *line)));
        html! { <li key={key.to_owned()} hidden={count == 0}>{ words.count(key, count) }{ " " }{ super::ticked(&why.unwrap_or_default()) }</li> }
    };
    html! {
        <div class="replayed" aria-busy={running.to_string()} data-checked={replay.checked.to_string()}>
            <p class="relation" role="status">{ summary }</p>
            <ul class="asides" role="list">{ for asides.into_iter().map(aside) }</ul>
            { groups(studio, ctx, replay) }
            { list(studio, ctx, ("past-refused", "broken"), &replay.refused) }
            { list(studio, ctx, ("past-taken", "holds"), &replay.taken) }
        </div>
    }
}

/// The counts by market and language; a press narrows the lists to one.
fn groups(studio: &Studio, ctx: &Context<Studio>, replay: &Replayed) -> Html {
    let words = &studio.words;
    let named = |name: &str| if name.is_empty() { "–".to_owned() } else { name.to_owned() };
    let row = |(group, counts): &((String, String), Counts)| {
        let (own, chosen) = (group.clone(), studio.versions.told.only.as_ref() == Some(group));
        let press =
            ctx.link().callback(move |_: MouseEvent| Msg::Versions(Event::Only(own.clone())));
        let Counts { checked, refused, taken } = *counts;
        let cell = |count: usize, class: &'static str| {
            html! { <td class={classes!("number", class, (count == 0).then_some("none"))}>{ words.count("plain", count) }</td> }
        };
        html! {
            <tr key={format!("{} {}", group.0, group.1)} class={classes!(chosen.then_some("chosen"))}>
                <th scope="row">
                    <button type="button" class={classes!("toggle", chosen.then_some("on"))} aria-pressed={chosen.to_string()} onclick={press}>
                        <bdi>{ named(&group.0) }</bdi>
                    </button>
                </th>
                <td><bdi>{ named(&group.1) }</bdi></td>
                { cell(checked, "all") }
                { cell(refused, "refused") }
                { cell(taken, "taken-now") }
                { cell(checked.saturating_sub(refused + taken), "same") }
            </tr>
        }
    };
    let head = ["market", "language", "all", "past-refused", "past-taken", "unchanged"];
    let head = head.into_iter().enumerate().map(|(index, key)| {
        html! { <th scope="col" class={classes!((index > 1).then_some("number"))}>{ words.text(key) }</th> }
    });
    html! {
        <div class="groups" tabindex="0" role="group" aria-label={words.text("past-groups")}>
            <table>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for replay.groups.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// Judgments whose fate is another now, each with the way into the preview.
fn list(
    studio: &Studio,
    ctx: &Context<Studio>,
    (title, mark): (&'static str, &'static str),
    turns: &Turns,
) -> Html {
    let words = &studio.words;
    let row = |one: &TurnedRow| {
        let line = one.line;
        let press = ctx.link().callback(move |_: MouseEvent| Msg::Versions(Event::Show(line)));
        html! {
            <li key={one.line} class="turned" data-judgment={one.id.clone()}>
                { icon(mark) }
                <div>
                    <bdi class="asked">{ &one.asked }</bdi>
                    <span class="why">{ for one.because.iter().map(|why| html! { <code key={why.clone()}>{ why }</code> }) }</span>
                </div>
                { super::button(words.text("show-me"), "small show", press) }
            </li>
        }
    };
    let more = turns.count.saturating_sub(turns.listed.len());
    html! {
        <section class={classes!("turns", title)} hidden={turns.count == 0}>
            <h3>{ words.text(title) }{ " " }<span class="count">{ words.count("plain", turns.count) }</span></h3>
            <ul role="list">{ for turns.listed.iter().map(row) }</ul>
            <p class="nothing" hidden={more == 0}>{ words.count("and-more", more) }</p>
        </section>
    }
}
