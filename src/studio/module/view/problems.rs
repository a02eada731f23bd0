//! What is said of the guideline, in a strip under its text: each with its place, what shows it, and
//! what mends it.

use super::icon::icon;
use crate::app::{Msg, Studio};
use crate::words::number;
use gradeglass_engine::document::Span;
use gradeglass_proofs::Level;
use gradeglass_studio::{Mending, Message, Proving, Said};
use std::rc::Rc;
use yew::prelude::*;

/// So many are listed at once.
const MOST: usize = 100;

pub fn strip(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let all = studio.desk.said();
    let told = all.iter().filter(|said| studio.notes || said.level > Level::Note);
    let listed: Vec<&Said> = told.copied().take(MOST).collect();
    let more = all.len().saturating_sub(listed.len());
    html! {
        <section class="strip" aria-label={words.text("problems")}>
            { head(studio, ctx) }
            <ul class={classes!("said", studio.desk.is_proving().then_some("old"))} role="list" hidden={listed.is_empty()}>
                { for listed.iter().enumerate().map(|(index, said)| row(studio, ctx, index, said)) }
            </ul>
            <p class="nothing" hidden={!listed.is_empty()}>{ words.text("nothing-wrong") }</p>
            <p class="nothing" hidden={more == 0 || listed.len() < MOST}>{ words.count("and-more", more) }</p>
        </section>
    }
}

fn head(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let count = |level: Level, key: &str, name: &str| {
        let count = studio.desk.count(level);
        html! { <span class={classes!("count", name.to_owned(), (count == 0).then_some("none"))}>{ icon(name) }{ words.count(key, count) }</span> }
    };
    let proving = match studio.desk.proving {
        _ if studio.desk.reading.guideline.is_none() => words.text("proofs-wait"),
        Proving::Waiting => words.text("proofs-begin"),
        Proving::Running { done, total } => {
            let [done, total] =
                [done, total].map(|count| number(usize::try_from(count).unwrap_or(0)));
            words.with("proofs-run", &[("done", done), ("total", total)])
        }
        Proving::Done => words.text("proofs-done"),
        Proving::Unavailable => words.text("proofs-unavailable"),
    };
    let notes = studio.desk.count(Level::Note);
    let toggle = ctx.link().callback(|_: MouseEvent| Msg::Notes);
    html! {
        <header class="head">
            <h2>{ words.text("problems") }</h2>
            { count(Level::Error, "errors", "error") }
            { count(Level::Warning, "warnings", "warning") }
            <button type="button" class={classes!("toggle", studio.notes.then_some("on"))} aria-pressed={studio.notes.to_string()} onclick={toggle}>
                { words.count("notes", notes) }
            </button>
            <span class="proving">{ proving }</span>
        </header>
    }
}

fn row(studio: &Studio, ctx: &Context<Studio>, index: usize, said: &Said) -> Html {
    let words = &studio.words;
    // One copy for all that can be pressed.
    let said = Rc::new(said.clone());
    let name = match said.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    let reveal = said
        .span
        .map(|span| ctx.link().callback(move |_: MouseEvent| Msg::Reveal("guideline", span)));
    let line =
        said.span.map(|span| words.count("line", usize::try_from(span.start.line).unwrap_or(0)));
    let show = said.example.clone().map(|example| {
        let press =
            ctx.link().callback(move |_: MouseEvent| Msg::Desk(Message::Show(example.clone())));
        super::button(words.text("show-me"), "small show", press)
    });
    let mend = said.mend.as_ref().map(|mend| {
        let key = match mend {
            Mending::Change(_) | Mending::Set { .. } | Mending::Bound { .. } => "mend",
            Mending::Remove(_) => "mend-remove",
            Mending::AddTest => "mend-test",
        };
        let own = said.clone();
        let press = ctx
            .link()
            .callback(move |_: MouseEvent| Msg::Desk(Message::Mend(Box::new((*own).clone()))));
        super::button(words.text(key), "small mend", press)
    });
    html! {
        <li key={index} class={classes!("entry", name, said.is_proved.then_some("proved"))} data-code={said.code.clone()}>
            { icon(name) }
            <div class="entry-text">
                <button type="button" class="jump" disabled={reveal.is_none()} onclick={reveal.unwrap_or_default()}>
                    <span class="unseen">{ words.text(&format!("level-{name}")) }</span>
                    { super::ticked(&said.message) }
                    <span class="line">{ line }</span>
                </button>
                <span class="aside">
                    { said.help.iter().map(|help| html! { <span class="help">{ super::ticked(help) }</span> }).collect::<Html>() }
                    { blames(studio, ctx, &said) }
                </span>
            </div>
            <span class="acts">{ show }{ mend }</span>
        </li>
    }
}

/// The other places that are to blame, each a way there; a rule among several can be taken out.
fn blames(studio: &Studio, ctx: &Context<Studio>, said: &Rc<Said>) -> Html {
    let several = said.blames.len() > 1;
    let blame = |(index, (path, span)): (usize, &(String, Option<Span>))| {
        let name = studio.named(path);
        let span = *span;
        let jump = ctx
            .link()
            .batch_callback(move |_: MouseEvent| span.map(|span| Msg::Reveal("guideline", span)));
        let is_rule = path.starts_with("rules[") && path.ends_with(']');
        let (own, part) = (said.clone(), path.clone());
        let take = ctx.link().callback(move |_: MouseEvent| {
            let mend = Some(Mending::Remove(part.clone()));
            Msg::Desk(Message::Mend(Box::new(Said { mend, ..(*own).clone() })))
        });
        let words = studio.words.of("take-out", "what", &name);
        html! {
            <span key={index} class="blame">
                <button type="button" class="link" onclick={jump}>{ name }</button>
                <button type="button" class="take-out" hidden={!(several && is_rule)} onclick={take} aria-label={words.clone()} title={words}>{ icon("broken") }</button>
            </span>
        }
    };
    html! { <span class="blames" hidden={said.blames.is_empty()}>{ for said.blames.iter().enumerate().map(blame) }</span> }
}
