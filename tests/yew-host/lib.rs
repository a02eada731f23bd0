//! A portal made with Yew that embeds `<gradeglass-judge>`: two Yew modules in one document. Each
//! marks nodes and events under the same names, so that the portal could take the widget's nodes
//! for its own; a closed shadow root keeps them apart (tests/browser/cases/yew-host.test.mjs).

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// The portal: a button and a text of its own, and around everything a handler that counts clicks.
#[component]
fn Portal() -> Html {
    let (clicks, presses, typed) = (use_state(|| 0u32), use_state(|| 0u32), use_state(|| 0u32));
    let count = |state: &UseStateHandle<u32>| {
        let state = state.clone();
        move || state.set(*state + 1)
    };
    let (click, press, input) = (count(&clicks), count(&presses), count(&typed));
    html! {
        <main onclick={move |_: MouseEvent| click()}>
            <h1>{ "A portal made with Yew" }</h1>
            <button id="own" onclick={move |_: MouseEvent| press()}>{ "Own button" }</button>
            <input id="search" aria-label="Search" oninput={move |_: InputEvent| input()} />
            <p id="counts">{ format!("{} clicks, {} presses, {} inputs", *clicks, *presses, *typed) }</p>
            <gradeglass-judge guideline="/api/guidelines/careful" annotator="ann" connection="/api/connection"
                tasks="/api/tasks?guideline=careful&annotator=ann"></gradeglass-judge>
        </main>
    }
}

/// Mounts the portal.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<Portal>::new().render();
}
