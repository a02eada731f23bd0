//! The sample task: what annotators would be given.

use super::icon::icon;
use crate::app::Studio;
use yew::prelude::*;

pub fn pane(studio: &Studio) -> Html {
    let words = &studio.words;
    let problems = studio.desk.task_problems.iter().map(|said| {
        let line = said.span.map(|span| span.start.line.to_string());
        html! { <li>{ icon("error") }<span class="line">{ line }</span>{ super::ticked(&said.message) }</li> }
    });
    html! {
        <section class="pane task" aria-label={words.text("pane-task")}>
            <header class="head"><h2>{ words.text("pane-task") }</h2></header>
            <div class="editor" ref={studio.task_slot.clone()} dir="ltr"></div>
            <ul class="task-problems" role="list" hidden={studio.desk.task_problems.is_empty()}>{ for problems }</ul>
        </section>
    }
}
