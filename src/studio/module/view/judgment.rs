//! The judgment as it would be posted, or as it was.

use crate::app::Studio;
use gradeglass_wire::pretty_json;
use yew::prelude::*;

pub fn shown(studio: &Studio) -> Html {
    let words = &studio.words;
    let posted = studio.desk.posted.as_ref();
    let judgment = posted.or_else(|| studio.desk.seen.as_ref().map(|seen| &seen.judgment));
    let key = if posted.is_some() { "judgment-posted" } else { "judgment-would-be" };
    html! {
        <div class="judgment">
            <p class="nothing">{ words.text(key) }</p>
            <pre dir="ltr" class={classes!(posted.is_some().then_some("posted"))}><code>{ judgment.map(pretty_json) }</code></pre>
        </div>
    }
}
