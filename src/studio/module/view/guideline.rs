//! The guideline: its text, and under it what is wrong with it.

use super::problems;
use crate::app::Studio;
use yew::prelude::*;

pub fn pane(studio: &Studio, ctx: &Context<Studio>) -> Html {
    html! {
        <section class="pane guideline" aria-label={studio.words.text("pane-guideline")}>
            <div class="editor" ref={studio.guideline_slot.clone()} dir="ltr"></div>
            { problems::strip(studio, ctx) }
        </section>
    }
}
