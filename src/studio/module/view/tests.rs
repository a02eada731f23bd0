//! The guideline's own tests, red and green.

use super::icon::icon;
use crate::app::{Msg, Studio};
use gradeglass_studio::{Message, TestRun};
use std::sync::Arc;
use yew::prelude::*;

pub fn list(studio: &Studio, ctx: &Context<Studio>) -> Html {
    let words = &studio.words;
    let tests = &studio.desk.tests;
    let missing = studio.desk.proved.iter().filter(|said| said.code == "missing-test").count();
    let write = ctx.link().callback(|_: MouseEvent| Msg::Desk(Message::AddMissing));
    html! {
        <div class="tests">
            <p class="nothing" hidden={!tests.is_empty()}>{ words.text("no-tests") }</p>
            <div class="missing" hidden={missing == 0}>
                <p>{ words.count("missing-tests", missing) }</p>
                { super::button(words.text("add-missing"), "small", write) }
            </div>
            <ul class="runs" role="list">{ for tests.iter().enumerate().map(|(index, test)| row(studio, ctx, index, test)) }</ul>
        </div>
    }
}

fn row(studio: &Studio, ctx: &Context<Studio>, index: usize, test: &TestRun) -> Html {
    let passes = test.reasons.is_empty();
    let span = test.span;
    let jump = ctx
        .link()
        .batch_callback(move |_: MouseEvent| span.map(|span| Msg::Reveal("guideline", span)));
    let show = studio.desk.case(index).map(|example| {
        let example = Arc::new(example);
        let press =
            ctx.link().callback(move |_: MouseEvent| Msg::Desk(Message::Show(example.clone())));
        super::button(studio.words.text("show-me"), "small show", press)
    });
    html! {
        <li key={index} class={classes!("run", if passes { "green" } else { "red" })}>
            { icon(if passes { "holds" } else { "broken" }) }
            <div>
                <button type="button" class="jump" onclick={jump}>
                    <span class="unseen">{ studio.words.text(if passes { "test-passes" } else { "test-fails" }) }</span>
                    { &test.name }
                </button>
                { for test.reasons.iter().map(|reason| html! { <p class="reason">{ super::ticked(reason) }</p> }) }
            </div>
            { show }
        </li>
    }
}
